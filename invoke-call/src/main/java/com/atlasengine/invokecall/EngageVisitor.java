package com.atlasengine.invokecall;

import com.atlasengine.core.claim.ClaimResult.Won;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.DeclineReason;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.port.CallOpenings;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.port.Suppressions;
import com.atlasengine.core.time.Concurrently;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.util.Optional;

/**
 * Opens the interaction of a visitor and calls them. One round to the table comes before the dial:
 * the transaction that opens, claims and uses the reservation, beside the look at the suppressions.
 * Whatever the transaction does not take goes step by step: a repetition, a number that was just
 * called, a call that is not reserved.
 */
record EngageVisitor(
    CallOpenings openings,
    Interactions interactions,
    Suppressions suppressions,
    NumberClaims numbers,
    PlaceCall placeCall,
    Dialler dialler,
    Clock clock) {

  /** An interaction is opened also for a call that is declined: it tells the sales team why. */
  Result.Engaged engage(Request.Engage request, Deadline deadline) {
    InteractionKey key = InteractionKey.startingAt(request.visitor().phone(), clock.instant());
    boolean mayRing = placeCall.findRefusal(key.phone()).isEmpty();
    return request
        .reservation()
        .filter(id -> mayRing)
        .flatMap(id -> openAndDial(request, key, id, deadline))
        .orElseGet(() -> goStepByStep(request, key, deadline));
  }

  /** Empty when nothing is written. */
  private Optional<Result.Engaged> openAndDial(
      Request.Engage request, InteractionKey key, String reservation, Deadline deadline) {
    return Concurrently.runBoth(
        () ->
            openings.tryOpen(
                request.toVisit(key), numbers.permit(key, reservation, deadline), deadline),
        () -> suppressions.contains(key.phone(), deadline),
        (opened, suppressed) ->
            Optional.of(opened)
                .filter(done -> done)
                .map(done -> dial(request.toPlace(key), reservation, suppressed, deadline))
                .map(call -> Result.Engaged.of(call, key)));
  }

  private Result.Call dial(
      Request.Place request, String reservation, boolean suppressed, Deadline deadline) {
    Won<ContactId> won = numbers.taken(request.key(), deadline);
    if (suppressed) {
      won.release();
      return dialler.decline(request, DeclineReason.NUMBER_SUPPRESSED, deadline);
    }
    return dialler.dial(won, request, reservation, deadline);
  }

  private Result.Engaged goStepByStep(
      Request.Engage request, InteractionKey key, Deadline deadline) {
    CallOpenings.Visit visit = request.toVisit(key);
    InteractionKey opened =
        interactions.open(
            visit.execution(),
            key,
            visit.name(),
            visit.initialTranscript(),
            visit.consent(),
            deadline);
    return Result.Engaged.of(placeCall.place(request.toPlace(opened), deadline), opened);
  }
}
