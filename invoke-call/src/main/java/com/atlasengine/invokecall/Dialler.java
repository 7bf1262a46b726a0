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
   * After a failure that passes, claim and reservation stay: whether the phone rang is not known,
   * and a retry has the same owner.
   */
  Result.Call dial(
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

  private Result.Call recordPlacedCall(
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

  /**
   * The call was placed already; only its contact id may be missing. If the person was erased
   * meanwhile, the id cannot be stored, but the call still counts as placed.
   */
  Result.Call recordContact(InteractionKey key, ContactId contact, Deadline deadline) {
    try {
      interactions.storeContact(key, contact, deadline);
    } catch (PermanentFailure e) {
      LOG.warn("Could not store the contact id: {}", e.getMessage());
    }
    return new Result.Dialled(contact.value());
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
