package com.atlasengine.updatelead;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.model.DeclineReason;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import java.util.Optional;

/** A request to update-lead. */
sealed interface Request {
  /**
   * Reads any of the shapes: with an interaction's key, the end of a call or the reason why there
   * was none; without one, the old system's {@code leadId} and {@code summary}.
   *
   * @throws PermanentFailure naming the field that is missing or does not fit
   */
  static Request decode(byte[] json) {
    return Json.read(json, Event.class).toRequest();
  }

  /**
   * A call has ended.
   *
   * @param lead the Lead as it was known before the call; the interaction may know it by now
   * @param contact what Connect says; empty when it could not be asked
   * @param attempt how often this was tried before; empty when nobody will try again
   */
  record CallEnded(
      InteractionKey key,
      Optional<LeadId> lead,
      Optional<Contact> contact,
      Optional<Integer> attempt)
      implements Request {}

  /**
   * A call was not placed.
   *
   * @param reason as invoke-call named it; empty when this version does not know the name
   */
  record NotCalled(InteractionKey key, Optional<LeadId> lead, Optional<DeclineReason> reason)
      implements Request {}

  /** The old system's request: write this. */
  record Summary(LeadId lead, String summary) implements Request {
    @Override
    public String toString() {
      return "Summary[" + lead + "]";
    }
  }

  /** All shapes in one, as they come. */
  record Event(
      Optional<String> leadId,
      Optional<String> partitionKey,
      Optional<String> sortKey,
      Optional<String> outcome,
      Optional<String> reason,
      Optional<Contact> contact,
      Optional<Integer> attempt,
      Optional<String> summary) {
    private Request toRequest() {
      if (partitionKey.isEmpty()) {
        return new Summary(
            lead().orElseThrow(() -> missing("leadId")), required(summary, "summary"));
      }
      return outcome.isPresent()
          ? new NotCalled(key(), lead(), DeclineReason.ofWireName(required(reason, "reason")))
          : new CallEnded(key(), lead(), contact, attempt);
    }

    private Optional<LeadId> lead() {
      return leadId.filter(id -> !id.isBlank()).map(LeadId::new);
    }

    private InteractionKey key() {
      return InteractionKey.parse(partitionKey.orElse("") + "#" + sortKey.orElse(""))
          .orElseThrow(() -> missing("partitionKey, sortKey"));
    }

    private static String required(Optional<String> value, String field) {
      return value.orElseThrow(() -> missing(field));
    }

    private static PermanentFailure missing(String field) {
      return new PermanentFailure("Malformed Event: " + field);
    }

    @Override
    public String toString() {
      return "Event[…]";
    }
  }
}
