package com.atlasengine.invokecall;

import com.atlasengine.core.model.Consent;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.DeclineReason;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.util.Optional;

/**
 * Calls a visitor once more who did not pick up and had agreed to a second call. It has an
 * interaction of its own, which agrees to no third; all limits of a first call hold.
 */
record RepeatCall(Interactions interactions, PlaceCall placeCall, Clock clock) {
  private static final PersonName UNKNOWN = new PersonName("", PersonName.UNKNOWN_LAST_NAME);

  /** Repeating it again finds the same interaction, so the phone rings once. */
  Result.Call repeat(Request.Repeat request, Deadline deadline) {
    ContactId first = request.first();
    Optional<Interaction> unanswered =
        interactions
            .findByContact(first, deadline)
            .filter(item -> item.wishes().consent().filter(Consent::secondCall).isPresent());
    return unanswered.isEmpty()
        ? new Result.Declined(DeclineReason.PERSON_ERASED)
        : placeCall.place(
            open(first, unanswered.get(), deadline).through(request.contactFlow()), deadline);
  }

  private Request.Place open(ContactId first, Interaction item, Deadline deadline) {
    InteractionKey key =
        interactions.open(
            "repeat-" + first.value(),
            InteractionKey.startingAt(item.key().phone(), clock.instant()),
            item.name().orElse(UNKNOWN),
            item.initialTranscript(),
            item.wishes().consent().map(RepeatCall::forThisCall),
            deadline);
    Optional<LeadId> lead = item.lead();
    lead.ifPresent(id -> interactions.attachLead(key, id, deadline));
    return new Request.Place(
        key,
        lead,
        item.scenario(),
        Optional.empty(),
        Optional.empty(),
        item.wishes().consent().flatMap(Consent::locale),
        Optional.empty());
  }

  private static Consent forThisCall(Consent consent) {
    return new Consent(
        consent.question(), consent.answer(), consent.givenAt(), false, consent.locale());
  }
}
