package com.atlasengine.invokecall;

import com.atlasengine.core.model.DeclineReason;
import com.atlasengine.core.model.InteractionKey;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/** A result of invoke-call. */
sealed interface Result {
  /**
   * The result of a preparation.
   *
   * @param allowed whether the call would be placed now
   * @param reason why not; empty when it would
   */
  record Prepared(boolean allowed, @JsonProperty("reason") String reason) implements Result {
    static Prepared of(Optional<DeclineReason> reason) {
      return new Prepared(reason.isEmpty(), reason.map(DeclineReason::wireName).orElse(""));
    }
  }

  /** What came of a call. */
  sealed interface Call extends Result {}

  /**
   * What came of a call, and of which interaction. Only a workflow that keeps no history may get
   * it: the key holds the number.
   *
   * @param contactId as in {@link Dialled}; empty when the phone does not ring
   * @param declined as in {@link Declined}; empty when it rings
   * @param partitionKey the interaction's {@code PK}
   * @param sortKey the interaction's {@code SK}
   * @param unrecorded true when the phone rings and the table does not know yet; else empty
   */
  record Engaged(
      @JsonProperty("ContactId") Optional<String> contactId,
      Optional<DeclineReason> declined,
      String partitionKey,
      String sortKey,
      Optional<Boolean> unrecorded)
      implements Result {
    static Engaged of(Call call, InteractionKey key) {
      return switch (call) {
        case Dialled(var contact) -> placed(contact, key, Optional.empty());
        case Unrecorded(var contact) -> placed(contact, key, Optional.of(true));
        case Declined(var reason) ->
            new Engaged(
                Optional.empty(),
                Optional.of(reason),
                key.partitionKey(),
                key.sortKey(),
                Optional.empty());
      };
    }

    private static Engaged placed(
        String contact, InteractionKey key, Optional<Boolean> unrecorded) {
      return new Engaged(
          Optional.of(contact), Optional.empty(), key.partitionKey(), key.sortKey(), unrecorded);
    }

    @Override
    public String toString() {
      return "Engaged[" + contactId + ", " + declined + "]";
    }
  }

  /**
   * The phone rings.
   *
   * @param contactId Connect's id of the call, {@code ContactId}
   */
  record Dialled(@JsonProperty("ContactId") String contactId) implements Call {}

  /**
   * The phone rings, and the interaction does not have the call's id yet.
   *
   * @param contactId as in {@link Dialled}
   */
  record Unrecorded(@JsonProperty("ContactId") String contactId) implements Call {}

  /**
   * The phone does not ring, and trying again changes nothing.
   *
   * @param reason why, {@code declined}
   */
  record Declined(@JsonProperty("declined") DeclineReason reason) implements Call {}

  /**
   * What was to be stored is: the scenario and the Lead on the contact, or the contact's id.
   *
   * @param stored always true: anything else is a failure
   */
  record Stored(boolean stored) implements Result {}
}
