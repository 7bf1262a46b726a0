package com.atlasengine.core.model;

import java.util.Optional;

/** Work for Salesforce that failed and is stored in the interactions table until it succeeds. */
public sealed interface PendingWork {
  /** Unique among the pending work of its kind; the same work stored twice has the same id. */
  String id();

  /**
   * A Lead that could not be found, created or written to; the report of the call follows as soon
   * as there is one.
   */
  record Lead(InteractionKey interaction, PersonName name) implements PendingWork {
    @Override
    public String id() {
      return interaction.encoded();
    }
  }

  /**
   * A Case that could not be opened.
   *
   * @param id the id of the turn that requested it
   * @param interaction the call it was requested on; empty on work that an earlier version stored
   */
  record Case(String id, NewCase request, Optional<InteractionKey> interaction)
      implements PendingWork {}

  /** A person whose data could not be deleted in Salesforce yet. */
  record Erasure(PhoneNumber phone, String lastName) implements PendingWork {
    @Override
    public String id() {
      return phone.e164() + "#" + lastName;
    }

    @Override
    public String toString() {
      return "Erasure[…]";
    }
  }
}
