package com.atlasengine.invokecall;

import com.atlasengine.core.claim.ClaimResult.Won;
import com.atlasengine.core.dial.DialLimits;
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
 * the transaction that opens, claims and counts, beside the look at the suppressions. Whatever the
 * transaction does not take goes step by step: a repetition, a number that was just called, a
 * reservation that does not hold, a limit that is reached.
 */
record EngageVisitor(
    CallOpenings openings,
    Interactions interactions,
    Suppressions suppressions,
    NumberClaims numbers,
    DialLimits limits,
    PlaceCall placeCall,
    Dialler dialler,
    Clock clock) {

  /** An interaction is opened also for a call that is declined: it tells the sales team why. */
  Result.Engaged engage(Request.Engage request, Deadline deadline) {
    InteractionKey key = InteractionKey.startingAt(request.visitor().phone(), clock.instant());
    return placeCall.findRefusal(key.phone()).isPresent()
            || placeCall.isTooLate(request.requestedAt(), key.phone())
        ? goStepByStep(request, key, deadline)
        : openAndDial(request, key, deadline).orElseGet(() -> goStepByStep(request, key, deadline));
  }

  /** Empty when nothing is written. */
  private Optional<Result.Engaged> openAndDial(
      Request.Engage request, InteractionKey key, Deadline deadline) {
    return Concurrently.runBoth(
        () -> tryOpen(request, key, deadline),
        () -> suppressions.contains(key.phone(), deadline),
        (opened, suppressed) ->
            opened
                ? Optional.of(Result.Engaged.of(dial(request, key, suppressed, deadline), key))
                : Optional.empty());
  }

  private boolean tryOpen(Request.Engage request, InteractionKey key, Deadline deadline) {
    CallOpenings.Count count =
        request
            .reservation()
            .<CallOpenings.Count>map(id -> limits.reserved(id, key, deadline))
            .orElseGet(() -> new CallOpenings.Count.ToReserve(limits.plan(key, deadline)));
    return openings.tryOpen(request.toVisit(key), numbers.permit(key, count, deadline), deadline);
  }

  private Result.Call dial(
      Request.Engage request, InteractionKey key, boolean suppressed, Deadline deadline) {
    Won<ContactId> won = numbers.taken(key, deadline);
    String reservation = request.reservation().orElseGet(() -> limits.ownId(key, deadline));
    if (suppressed) {
      won.release();
      return dialler.decline(key, reservation, DeclineReason.NUMBER_SUPPRESSED, deadline);
    }
    return dialler.dial(won, request.toPlace(key), reservation, deadline);
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
