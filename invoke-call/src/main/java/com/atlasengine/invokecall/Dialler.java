package com.atlasengine.invokecall;

import com.atlasengine.core.claim.ClaimResult.Won;
import com.atlasengine.core.dial.DialLimits;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.DeclineReason;
import com.atlasengine.core.model.DeletionCall;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.port.Telephony;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.text.Digest;
import com.atlasengine.core.time.Concurrently;
import com.atlasengine.core.time.Deadline;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dials a number that is claimed and counted, or declines the call and gives both back. */
record Dialler(
    ContactWords words,
    Interactions interactions,
    Telephony telephony,
    DialLimits limits,
    Telemetry telemetry) {
  private static final Logger LOG = LoggerFactory.getLogger(Dialler.class);

  /**
   * After a failure that leaves open whether the phone rang, the claim stays: a repetition has the
   * same owner, and looks for the call before it dials. The reservation stays after any failure,
   * for the next try.
   *
   * @throws TransientFailure when Connect throttles, fails or is slow
   * @throws PermanentFailure when Connect is not set up
   */
  Result.Call dial(
      Won<ContactId> won, Request.Place request, String reservation, Deadline deadline) {
    InteractionKey key = request.key();
    Telephony.DialResult dial =
        request
            .contactFlow()
            .map(telephony::through)
            .orElse(telephony)
            .dial(key.phone(), token(key), contactAttributes(request), deadline);
    return switch (dial) {
      case Telephony.DialResult.Dialled(var contact) -> {
        telemetry.add(Metric.CALL_PLACED, 1);
        yield recordCall(won, key, contact, deadline);
      }
      case Telephony.DialResult.Refused(var error) -> {
        LOG.warn("Connect refused the call: {}", error);
        tryGiveBack(reservation, key, deadline);
        yield release(won, DeclineReason.REFUSED_BY_CONNECT);
      }
      case Telephony.DialResult.NotSetUp(var error) -> {
        telemetry.add(Metric.CALL_SETUP_FAULT, 1);
        tryRelease(won);
        throw new PermanentFailure("Connect is not set up: " + error);
      }
      case Telephony.DialResult.Throttled throttled -> {
        tryRelease(won);
        throw new TransientFailure("Connect: throttled");
      }
    };
  }

  /**
   * The interaction's call, if Connect knows one: one that was placed by a run whose end nobody
   * saw.
   *
   * @throws TransientFailure when Connect throttles, fails or is slow
   * @throws PermanentFailure when Connect refuses to look
   */
  Optional<ContactId> findCall(InteractionKey key, Deadline deadline) {
    try {
      return telephony.find(token(key), key.startTime(), deadline);
    } catch (PermanentFailure e) {
      telemetry.add(Metric.CALL_SETUP_FAULT, 1);
      throw e;
    }
  }

  private static String token(InteractionKey key) {
    return Digest.hex(key.encoded());
  }

  /**
   * Stores the contact of a call that was placed, on the interaction and on the number's claim. The
   * phone rings, so a table that is down is no failure; the result says that it is not recorded.
   */
  Result.Call recordCall(
      Won<ContactId> won, InteractionKey key, ContactId contact, Deadline deadline) {
    return Concurrently.runBoth(
        () -> tryRecord(key, contact, deadline),
        () -> trySettle(won, contact),
        (recorded, settled) ->
            recorded
                ? new Result.Dialled(contact.value())
                : new Result.Unrecorded(contact.value()));
  }

  private boolean tryRecord(InteractionKey key, ContactId contact, Deadline deadline) {
    try {
      recordContact(key, contact, deadline);
      return true;
    } catch (TransientFailure e) {
      LOG.warn("The contact id is not stored yet: {}", e.getMessage());
      return false;
    }
  }

  private static boolean trySettle(Won<ContactId> won, ContactId contact) {
    try {
      won.settle(contact);
      return true;
    } catch (TransientFailure e) {
      LOG.warn("The claim is not settled: {}", e.getMessage());
      return false;
    }
  }

  /**
   * The call was placed already; only its contact id may be missing. If the person was erased
   * meanwhile, the id cannot be stored, but the call still counts as placed.
   *
   * @throws TransientFailure when DynamoDB is slow or down
   */
  Result.Call recordContact(InteractionKey key, ContactId contact, Deadline deadline) {
    try {
      interactions.storeContact(key, contact, deadline);
    } catch (PermanentFailure e) {
      LOG.warn("Could not store the contact id: {}", e.getMessage());
    }
    return new Result.Dialled(contact.value());
  }

  /** A claim that is kept only makes the next try look for a call first. */
  private static void tryRelease(Won<ContactId> won) {
    try {
      won.release();
    } catch (TransientFailure e) {
      LOG.warn("Could not release the claim: {}", e.getMessage());
    }
  }

  /** The phone does not ring, so another execution may call the number. */
  Result.Call release(Won<ContactId> won, DeclineReason reason) {
    won.release();
    return decline(reason);
  }

  /** Gives back what the request reserved. */
  Result.Call decline(Request.Place request, DeclineReason reason, Deadline deadline) {
    request.reservation().ifPresent(id -> tryGiveBack(id, request.key(), deadline));
    return decline(reason);
  }

  /** Gives back what is reserved. */
  Result.Call decline(
      InteractionKey key, String reservation, DeclineReason reason, Deadline deadline) {
    tryGiveBack(reservation, key, deadline);
    return decline(reason);
  }

  private Result.Call decline(DeclineReason reason) {
    LOG.info("Call not placed: {}", reason.wireName());
    telemetry.add(Metric.CALL_DECLINED, 1);
    if (reason == DeclineReason.BUDGET_SPENT) {
      telemetry.add(Metric.DIAL_BUDGET_SPENT, 1);
    }
    if (reason == DeclineReason.NOT_PLACED_IN_TIME) {
      telemetry.add(Metric.CALL_NOT_PLACED, 1);
    }
    return new Result.Declined(reason);
  }

  /** A count that is one too high only makes the limit stricter, so it is no reason to fail. */
  private void tryGiveBack(String reservation, InteractionKey key, Deadline deadline) {
    try {
      limits.giveBack(reservation, key, deadline);
    } catch (TransientFailure e) {
      LOG.warn("Could not give back the reservation: {}", e.getMessage());
    }
  }

  private Map<String, String> contactAttributes(Request.Place request) {
    Map<String, String> attributes =
        new HashMap<>(words.attributes(request.locale(), request.lastNameToDelete()));
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
