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
import com.atlasengine.core.model.DeletionCall;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.port.Suppressions;
import com.atlasengine.core.port.Telephony;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.text.Digest;
import com.atlasengine.core.time.Concurrently;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls the visitor once, even if it is requested several times. Two rounds to the table come
 * first: the claim together with the interaction and the suppression, then the reservation. A
 * request without one, by hand or of an earlier version, is counted here.
 */
record PlaceCall(
    Config config,
    Interactions interactions,
    Suppressions suppressions,
    Telephony telephony,
    NumberClaims numbers,
    DialLimits limits,
    Telemetry telemetry,
    Clock clock) {
  private static final Logger LOG = LoggerFactory.getLogger(PlaceCall.class);

  /**
   * @throws TransientFailure when DynamoDB or Connect is slow, throttling or down: the same request
   *     may be tried again and still rings once
   * @throws PermanentFailure when Connect is not set up
   */
  Result place(Request.Place request, Deadline deadline) {
    Optional<DeclineReason> refusal = findRefusal(request.key().phone());
    return refusal.isPresent()
        ? decline(request, refusal.get(), deadline)
        : claimAndDial(request, deadline);
  }

  /** The reason not to call that needs no lookup; empty when there is none. */
  Optional<DeclineReason> findRefusal(PhoneNumber phone) {
    return config.budgets().allowsCalls()
        ? config.dialRules().findRefusal(phone, clock.instant()).map(DeclineReason::of)
        : Optional.of(DeclineReason.CALLS_ARE_OFF);
  }

  private Result claimAndDial(Request.Place request, Deadline deadline) {
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

  private Result dialIfWon(
      ClaimResult<ContactId> claim,
      Optional<DeclineReason> obstacle,
      Request.Place request,
      Deadline deadline) {
    return switch (claim) {
      case Won<ContactId> won when obstacle.isEmpty() -> countAndDial(won, request, deadline);
      case Won<ContactId> won -> {
        won.release();
        yield decline(request, obstacle.orElseThrow(), deadline);
      }
      case AlreadyDone<ContactId>(var contact, var owner)
          when numbers.isOwner(owner, request.key(), deadline) ->
          recordContact(request.key(), contact, deadline);
      case Taken<ContactId> taken ->
          decline(
              request,
              obstacle
                  .filter(DeclineReason.NUMBER_SUPPRESSED::equals)
                  .orElse(DeclineReason.DIALLED_RECENTLY),
              deadline);
    };
  }

  /** The phone does not ring, so another execution may call the number. */
  private Result release(Won<ContactId> won, DeclineReason reason) {
    won.release();
    return decline(reason);
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

  /**
   * The call was placed already; only its contact id may be missing. If the person was erased
   * meanwhile, the id cannot be stored, but the call still counts as placed.
   */
  private Result recordContact(InteractionKey key, ContactId contact, Deadline deadline) {
    try {
      interactions.storeContact(key, contact, deadline);
    } catch (PermanentFailure e) {
      LOG.warn("Could not store the contact id: {}", e.getMessage());
    }
    return new Result.Dialled(contact.value());
  }

  private Result countAndDial(Won<ContactId> won, Request.Place request, Deadline deadline) {
    InteractionKey key = request.key();
    Optional<String> reserved = request.reservation().filter(id -> limits.use(id, key, deadline));
    if (reserved.isPresent()) {
      return dial(won, request, reserved.get(), deadline);
    }
    return limits
        .reserve(key, deadline)
        .map(limit -> release(won, limit.toDeclineReason()))
        .orElseGet(() -> dial(won, request, limits.ownId(key, deadline), deadline));
  }

  /**
   * After a failure that passes, claim and reservation stay: whether the phone rang is not known,
   * and a retry has the same owner.
   */
  private Result dial(
      Won<ContactId> won, Request.Place request, String reservation, Deadline deadline) {
    InteractionKey key = request.key();
    Telephony.DialResult dial;
    try {
      dial =
          telephony.dial(
              key.phone(), Digest.hex(key.encoded()), contactAttributes(request), deadline);
    } catch (PermanentFailure e) {
      tryGiveBack(reservation, key, deadline);
      throw e;
    }
    return switch (dial) {
      case Telephony.DialResult.Dialled(var contact) ->
          recordPlacedCall(won, key, contact, deadline);
      case Telephony.DialResult.Refused(var error) -> {
        LOG.warn("Connect refused the call: {}", error);
        tryGiveBack(reservation, key, deadline);
        yield release(won, DeclineReason.REFUSED_BY_CONNECT);
      }
    };
  }

  private Result recordPlacedCall(
      Won<ContactId> won, InteractionKey key, ContactId contact, Deadline deadline) {
    telemetry.add(Metric.CALL_PLACED, 1);
    return Concurrently.runBoth(
        () -> recordContact(key, contact, deadline),
        () -> {
          won.settle(contact);
          return true;
        },
        (result, settled) -> result);
  }

  /** A count that is one too high only makes the limit stricter, so it is no reason to fail. */
  private void tryGiveBack(String reservation, InteractionKey key, Deadline deadline) {
    try {
      limits.giveBack(reservation, key, deadline);
    } catch (TransientFailure e) {
      LOG.warn("Could not give back the reservation: {}", e.getMessage());
    }
  }

  private Result decline(Request.Place request, DeclineReason reason, Deadline deadline) {
    request.reservation().ifPresent(id -> tryGiveBack(id, request.key(), deadline));
    return decline(reason);
  }

  private Result decline(DeclineReason reason) {
    LOG.info("Call not placed: {}", reason.wireName());
    telemetry.add(Metric.CALL_DECLINED, 1);
    if (reason == DeclineReason.BUDGET_SPENT) {
      telemetry.add(Metric.DIAL_BUDGET_SPENT, 1);
    }
    return new Result.Declined(reason);
  }

  private Map<String, String> contactAttributes(Request.Place request) {
    Map<String, String> attributes =
        new HashMap<>(
            ContactWords.of(
                config.contents().of(request.locale().orElse("")), request.lastNameToDelete()));
    attributes.put("interactionKey", request.key().encoded());
    request.lead().ifPresent(lead -> attributes.put("leadId", lead.value()));
    request
        .lastNameToDelete()
        .ifPresent(
            lastName -> {
              attributes.put("purpose", DeletionCall.PURPOSE);
              attributes.put("lastName", lastName);
            });
    return attributes;
  }
}
