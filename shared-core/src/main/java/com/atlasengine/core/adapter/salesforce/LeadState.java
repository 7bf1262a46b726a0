package com.atlasengine.core.adapter.salesforce;

import com.atlasengine.core.model.PersonName;
import java.util.Optional;

/** What a Lead is now. */
sealed interface LeadState {
  /**
   * It takes Activities.
   *
   * @param id its id; another one than was asked for when that Lead was merged into it
   * @param name whom it is about
   * @param phone as it stands on the Lead; empty when it has none
   * @param marked whether the engine made it, and so may change it
   * @param description empty when it has none
   * @param lastModified ISO 8601 as Salesforce writes it
   */
  record Open(
      String id,
      PersonName name,
      String phone,
      boolean marked,
      String description,
      String lastModified)
      implements LeadState {
    @Override
    public String toString() {
      return "Open[" + id + "]";
    }
  }

  /**
   * A person in sales took it over.
   *
   * @param contact the Contact it became, if any
   * @param account the Account it became, if any
   */
  record Converted(Optional<String> contact, Optional<String> account) implements LeadState {}

  /** It was deleted, or the org never had it. */
  record Gone() implements LeadState {}
}
