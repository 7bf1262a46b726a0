package com.atlasengine.invokecall;

import com.atlasengine.core.claim.ClaimPolicy;
import com.atlasengine.core.claim.ClaimPolicy.AfterTransient;
import com.atlasengine.core.claim.ClaimResult;
import com.atlasengine.core.claim.NumberKey;
import com.atlasengine.core.claim.Once;
import com.atlasengine.core.dial.DialLimits;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.NumberHash;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.CallOpenings;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;

/**
 * Who may call a number: one interaction in ten minutes. Claims hold a hash of the number, for they
 * outlive what a person has erased.
 */
final class NumberClaims {
  static final Duration MIN_CALL_INTERVAL = Duration.ofMinutes(10);

  /** Whether the phone rang is not known after a failure, so only its own repetition may dial. */
  private static final ClaimPolicy<ContactId> POLICY =
      new ClaimPolicy<>(
          Claims.Kind.DIAL,
          MIN_CALL_INTERVAL,
          AfterTransient.KEEP,
          ContactId::value,
          ContactId::new);

  private final NumberKey numberKey;
  private final Once<ContactId> calls;

  NumberClaims(Claims claims, NumberKey numberKey) {
    this.numberKey = numberKey;
    this.calls = new Once<>(claims, POLICY);
  }

  /** Whether the number is claimed now. */
  boolean isClaimed(PhoneNumber phone, Deadline deadline) {
    Claims.Key key = DialLimits.dialKey(numberKey.hash(deadline), phone);
    return calls.find(key.id(), deadline).isPresent();
  }

  /** Claims the number for this interaction's call. A repetition has the same owner. */
  ClaimResult<ContactId> claim(InteractionKey key, Deadline deadline) {
    NumberHash hash = numberKey.hash(deadline);
    return calls.claim(DialLimits.dialKey(hash, key.phone()).id(), hash.of(key), deadline);
  }

  /** The same claim as part of what lets this interaction's phone ring. */
  CallOpenings.Permit permit(InteractionKey key, CallOpenings.Count count, Deadline deadline) {
    NumberHash hash = numberKey.hash(deadline);
    return new CallOpenings.Permit(
        DialLimits.dialKey(hash, key.phone()), hash.of(key), MIN_CALL_INTERVAL, count);
  }

  /** The claim that this interaction has just taken by its permit. */
  ClaimResult.Won<ContactId> taken(InteractionKey key, Deadline deadline) {
    NumberHash hash = numberKey.hash(deadline);
    return calls.taken(DialLimits.dialKey(hash, key.phone()).id(), hash.of(key), deadline);
  }

  /**
   * Stores the call on the claim, if this interaction holds it.
   *
   * @throws com.atlasengine.core.failure.TransientFailure when the claims are slow or down
   */
  void settle(InteractionKey key, ContactId contact, Deadline deadline) {
    taken(key, deadline).settle(contact);
  }

  /** Whether a claim is this interaction's own. */
  boolean isOwner(String owner, InteractionKey key, Deadline deadline) {
    return owner.equals(numberKey.hash(deadline).of(key));
  }
}
