package com.atlasengine.invokecall;

import com.atlasengine.core.claim.ClaimResult;
import com.atlasengine.core.claim.ClaimResult.AlreadyDone;
import com.atlasengine.core.claim.ClaimResult.Taken;
import com.atlasengine.core.claim.ClaimResult.Won;
import com.atlasengine.core.dial.DialLimits;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.DeclineReason;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.port.Suppressions;
import com.atlasengine.core.time.Concurrently;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.util.Optional;

/**
 * Calls the visitor of an open interaction once, even if it is requested several times. Two rounds
 * to the table come first: the claim together with the interaction and the suppression, then the
 * reservation. A request without one, by hand or of an earlier version, is counted here.
 */
record PlaceCall(
    Config config,
    Interactions interactions,
    Suppressions suppressions,
    NumberClaims numbers,
    DialLimits limits,
    Dialler dialler,
    Clock clock) {

  /**
   * @throws TransientFailure when DynamoDB or Connect is slow, throttling or down: the same request
   *     may be tried again and still rings once
   * @throws PermanentFailure when Connect is not set up
   */
  Result.Call place(Request.Place request, Deadline deadline) {
    Optional<DeclineReason> refusal = findRefusal(request.key().phone());
    return refusal.isPresent()
        ? dialler.decline(request, refusal.get(), deadline)
        : claimAndDial(request, deadline);
  }

  /** The reason not to call that needs no lookup; empty when there is none. */
  Optional<DeclineReason> findRefusal(PhoneNumber phone) {
    return config.budgets().allowsCalls()
        ? config.dialRules().findRefusal(phone, clock.instant()).map(DeclineReason::of)
        : Optional.of(DeclineReason.CALLS_ARE_OFF);
  }

  private Result.Call claimAndDial(Request.Place request, Deadline deadline) {
    return Concurrently.runBoth(
        () -> numbers.claim(request.key(), deadline),
        () -> findObstacle(request, deadline),
        (claim, obstacle) -> dialIfWon(claim, obstacle, request, deadline));
  }

  private Optional<DeclineReason> findObstacle(Request.Place request, Deadline deadline) {
    return Concurrently.runBoth(
        () -> confirmInteraction(request, deadline),
        () -> suppressions.contains(request.key().phone(), deadline),
        (exists, suppressed) ->
            Optional.of(exists ? DeclineReason.NUMBER_SUPPRESSED : DeclineReason.PERSON_ERASED)
                .filter(reason -> suppressed || !exists));
  }

  private Result.Call dialIfWon(
      ClaimResult<ContactId> claim,
      Optional<DeclineReason> obstacle,
      Request.Place request,
      Deadline deadline) {
    return switch (claim) {
      case Won<ContactId> won when obstacle.isEmpty() -> countAndDial(won, request, deadline);
      case Won<ContactId> won -> {
        won.release();
        yield dialler.decline(request, obstacle.orElseThrow(), deadline);
      }
      case AlreadyDone<ContactId>(var contact, var owner)
          when numbers.isOwner(owner, request.key(), deadline) ->
          dialler.recordContact(request.key(), contact, deadline);
      case Taken<ContactId> taken ->
          dialler.decline(
              request,
              obstacle
                  .filter(DeclineReason.NUMBER_SUPPRESSED::equals)
                  .orElse(DeclineReason.DIALLED_RECENTLY),
              deadline);
    };
  }

  /** Whether the interaction exists. If so, it also stores a scenario that the request carries. */
  private boolean confirmInteraction(Request.Place request, Deadline deadline) {
    InteractionKey key = request.key();
    boolean exists = interactions.find(key, deadline).isPresent();
    if (exists) {
      request.scenario().ifPresent(scenario -> interactions.storeScenario(key, scenario, deadline));
    }
    return exists;
  }

  private Result.Call countAndDial(Won<ContactId> won, Request.Place request, Deadline deadline) {
    InteractionKey key = request.key();
    Optional<String> reserved = request.reservation().filter(id -> limits.use(id, key, deadline));
    if (reserved.isPresent()) {
      return dialler.dial(won, request, reserved.get(), deadline);
    }
    return limits
        .reserve(key, deadline)
        .map(limit -> dialler.release(won, limit.toDeclineReason()))
        .orElseGet(() -> dialler.dial(won, request, limits.ownId(key, deadline), deadline));
  }
}
