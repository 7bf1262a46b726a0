package com.atlasengine.updatelead;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.DeclineReason;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import java.util.Optional;

/** A request to update-lead. */
sealed interface Request {
  /**
   * Reads any of the shapes: with a contact's id, the wait for a call's end or the end; with an
   * interaction's key, the reason why there was no call, or the end as earlier versions told it;
   * without either, the old system's {@code leadId} and {@code summary}.
   *
   * @throws PermanentFailure naming the field that is missing or does not fit
   */
  static Request decode(byte[] json) {
    return Json.read(json, Event.class).toRequest();
  }

  /**
   * Somebody waits for the end of a call.
   *
   * @param token by which they are told
   */
  record AwaitEnd(ContactId call, String token) implements Request {
    @Override
    public String toString() {
      return "AwaitEnd[" + call + "]";
    }
  }

  /** Which call it is. */
  sealed interface Call {
    /** By the id of its contact: workflows keep it, and it says nothing about a person. */
    record ByContact(ContactId id) implements Call {}

    /** By the key of its interaction, as workflows that an earlier version started say it. */
    record ByKey(InteractionKey key) implements Call {}
  }

  /**
   * A call has ended.
   *
   * @param lead the Lead as it was known before the call; the interaction may know it by now
   * @param contact what Connect says; empty when it could not be asked
   * @param attempt how often this was tried before; empty when nobody will try again
   */
  record CallEnded(
      Call call, Optional<LeadId> lead, Optional<Contact> contact, Optional<Integer> attempt)
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
      Optional<String> contactId,
      Optional<String> token,
      Optional<String> partitionKey,
      Optional<String> sortKey,
      Optional<String> outcome,
      Optional<String> reason,
      Optional<Contact> contact,
      Optional<Integer> attempt,
      Optional<String> summary) {
    private Request toRequest() {
      if (contactId.isPresent()) {
        return toContactRequest(ContactId.read(contactId.get()));
      }
      if (partitionKey.isEmpty()) {
        return new Summary(
            lead().orElseThrow(() -> missing("leadId")), required(summary, "summary"));
      }
      return outcome.isPresent()
          ? new NotCalled(key(), lead(), DeclineReason.ofWireName(required(reason, "reason")))
          : new CallEnded(new Call.ByKey(key()), lead(), contact, attempt);
    }

    private Request toContactRequest(ContactId id) {
      return token
          .<Request>map(text -> new AwaitEnd(id, text))
          .orElseGet(() -> new CallEnded(new Call.ByContact(id), lead(), contact, attempt));
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
