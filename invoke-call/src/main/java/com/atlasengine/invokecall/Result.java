package com.atlasengine.invokecall;

import com.atlasengine.core.model.DeclineReason;
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

  /**
   * The phone rings.
   *
   * @param contactId Connect's id of the call, {@code ContactId}
   */
  record Dialled(@JsonProperty("ContactId") String contactId) implements Result {}

  /**
   * The phone does not ring, and trying again changes nothing.
   *
   * @param reason why, {@code declined}
   */
  record Declined(@JsonProperty("declined") DeclineReason reason) implements Result {}

  /**
   * The scenario is where the call finds it.
   *
   * @param stored always true: anything else is a failure
   */
  record Stored(boolean stored) implements Result {}
}
