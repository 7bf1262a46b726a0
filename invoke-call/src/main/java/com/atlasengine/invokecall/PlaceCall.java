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
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.port.Suppressions;
import com.atlasengine.core.time.Concurrently;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private static final Logger LOG = LoggerFactory.getLogger(PlaceCall.class);

  /** What may refuse a call that was allowed when it was promised. */
  private static final Set<DeclineReason> COME_LATER =
      Set.of(DeclineReason.QUIET_HOURS, DeclineReason.CALLS_ARE_OFF);

  /**
   * @throws TransientFailure when DynamoDB or Connect is slow, throttling or down: the same request
   *     may be tried again and still rings once
   * @throws PermanentFailure when Connect is not set up
   */
  Result.Call place(Request.Place request, Deadline deadline) {
    Optional<DeclineReason> refusal = findRefusal(request.key().phone());
    return refusal.isPresent() && !isTooLate(request.requestedAt(), request.key().phone())
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
        () -> look(request, deadline),
        (claim, look) -> dialIfWon(claim, look, request, deadline));
  }

  private Look look(Request.Place request, Deadline deadline) {
    return Concurrently.runBoth(
        () -> confirmInteraction(request, deadline),
        () -> suppressions.contains(request.key().phone(), deadline),
        Look::of);
  }

  private Result.Call dialIfWon(
      ClaimResult<ContactId> claim, Look look, Request.Place request, Deadline deadline) {
    return switch (claim) {
      case Won<ContactId> won when look.placed().isPresent() ->
          dialler.recordCall(won, request.key(), look.placed().get(), deadline);
      case Won<ContactId> won when look.obstacle().isPresent() -> {
        won.release();
        yield dialler.decline(request, look.obstacle().get(), deadline);
      }
      case Won<ContactId> won -> dialOrFind(won, request, deadline);
      case AlreadyDone<ContactId>(var contact, var owner)
          when numbers.isOwner(owner, request.key(), deadline) ->
          dialler.recordContact(request.key(), contact, deadline);
      case Taken<ContactId> taken ->
          dialler.decline(
              request,
              look.obstacle()
                  .filter(DeclineReason.NUMBER_SUPPRESSED::equals)
                  .orElse(DeclineReason.DIALLED_RECENTLY),
              deadline);
    };
  }

  /** The interaction, if it exists. It also stores a scenario that the request carries. */
  private Optional<Interaction> confirmInteraction(Request.Place request, Deadline deadline) {
    InteractionKey key = request.key();
    Optional<Interaction> item = interactions.find(key, deadline);
    if (item.isPresent()) {
      request.scenario().ifPresent(scenario -> interactions.storeScenario(key, scenario, deadline));
    }
    return item;
  }

  /** Whoever held the claim before may have dialled, so Connect is asked before anything rings. */
  private Result.Call dialOrFind(Won<ContactId> won, Request.Place request, Deadline deadline) {
    if (isTooLate(request.requestedAt(), request.key().phone())) {
      return tryFind(request.key(), deadline)
          .map(contact -> dialler.recordCall(won, request.key(), contact, deadline))
          .orElseGet(() -> giveUp(won, request, deadline));
    }
    Optional<ContactId> placed =
        won.isRepeated() ? dialler.findCall(request.key(), deadline) : Optional.empty();
    return placed
        .map(contact -> dialler.recordCall(won, request.key(), contact, deadline))
        .orElseGet(() -> countAndDial(won, request, deadline));
  }

  /**
   * Whether a call that was promised may not ring any more: the visitor has waited too long, it has
   * become night, or calls have been turned off.
   *
   * @param requestedAt empty at the first try
   */
  boolean isTooLate(Optional<Instant> requestedAt, PhoneNumber phone) {
    return requestedAt
        .filter(
            time ->
                time.plus(config.callRetry()).isBefore(clock.instant())
                    || findRefusal(phone).filter(COME_LATER::contains).isPresent())
        .isPresent();
  }

  /** A person who calls in vain does no harm, so an answer that does not come counts as no call. */
  private Optional<ContactId> tryFind(InteractionKey key, Deadline deadline) {
    try {
      return dialler.findCall(key, deadline);
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("It is not known whether the phone rang: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private Result.Call giveUp(Won<ContactId> won, Request.Place request, Deadline deadline) {
    InteractionKey key = request.key();
    won.release();
    String reservation = request.reservation().orElseGet(() -> limits.ownId(key, deadline));
    return dialler.decline(key, reservation, DeclineReason.NOT_PLACED_IN_TIME, deadline);
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

  /**
   * What the table says of a request, beside its claim.
   *
   * @param obstacle why it must not be dialled
   * @param placed the call that was placed for the interaction already
   */
  private record Look(Optional<DeclineReason> obstacle, Optional<ContactId> placed) {
    static Look of(Optional<Interaction> item, boolean suppressed) {
      Optional<ContactId> placed = item.flatMap(Interaction::contact);
      return item.isEmpty()
          ? new Look(Optional.of(DeclineReason.PERSON_ERASED), placed)
          : new Look(
              Optional.of(DeclineReason.NUMBER_SUPPRESSED).filter(reason -> suppressed), placed);
    }
  }
}
