package com.atlasengine.invokecall;

import com.atlasengine.core.claim.ClaimPolicy;
import com.atlasengine.core.claim.ClaimPolicy.AfterTransient;
import com.atlasengine.core.claim.ClaimResult;
import com.atlasengine.core.claim.NumberKey;
import com.atlasengine.core.claim.Once;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.DeclineReason;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.NumberHash;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.time.Concurrently;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How often the phone may ring: a number once in ten minutes and three times a day, and the whole
 * stack within its daily budget. Days are UTC's. Claims and counters hold a hash of the number, for
 * they outlive what a person has erased.
 */
final class DialLimits {
  static final Duration MIN_CALL_INTERVAL = Duration.ofMinutes(10);
  static final int MAX_CALLS_PER_DAY = 3;

  /** A daily counter is kept longer than its day, whatever the time zone. */
  private static final Duration COUNTER_RETENTION = Duration.ofDays(2);

  /** Whether the phone rang is not known after a failure, so only its own repetition may dial. */
  private static final ClaimPolicy<ContactId> POLICY =
      new ClaimPolicy<>(
          Claims.Kind.DIAL,
          MIN_CALL_INTERVAL,
          AfterTransient.KEEP,
          ContactId::value,
          ContactId::new);

  private final Claims claims;
  private final NumberKey numberKey;
  private final Once<ContactId> calls;
  private final int dailyBudget;

  DialLimits(Claims claims, NumberKey numberKey, int dailyBudget) {
    this.claims = claims;
    this.numberKey = numberKey;
    this.calls = new Once<>(claims, POLICY);
    this.dailyBudget = dailyBudget;
  }

  /** Whether the number is claimed now. */
  boolean isClaimed(PhoneNumber phone, Deadline deadline) {
    return calls.find(numberKey.hash(deadline).of(phone), deadline).isPresent();
  }

  /** Claims the number for this interaction's call. A repetition has the same owner. */
  ClaimResult<ContactId> claim(InteractionKey key, Deadline deadline) {
    NumberHash hash = numberKey.hash(deadline);
    return calls.claim(hash.of(key.phone()), hash.of(key), deadline);
  }

  /** Whether a claim is this interaction's own. */
  boolean isOwner(String owner, InteractionKey key, Deadline deadline) {
    return owner.equals(numberKey.hash(deadline).of(key));
  }

  /** Counts one call, unless it is one too many; then nothing is counted. */
  Optional<DeclineReason> tryIncrement(PhoneNumber phone, LocalDate day, Deadline deadline) {
    return Concurrently.runBoth(
        () ->
            claims.tryIncrement(
                numberCounterKey(phone, day, deadline),
                MAX_CALLS_PER_DAY,
                COUNTER_RETENTION,
                deadline),
        () -> claims.tryIncrement(stackCounterKey(day), dailyBudget, COUNTER_RETENTION, deadline),
        (number, stack) -> checkCounts(phone, day, number, stack, deadline));
  }

  private Optional<DeclineReason> checkCounts(
      PhoneNumber phone,
      LocalDate day,
      boolean numberCounted,
      boolean stackCounted,
      Deadline deadline) {
    if (numberCounted && stackCounted) {
      return Optional.empty();
    }
    if (numberCounted) {
      claims.decrement(numberCounterKey(phone, day, deadline), deadline);
    }
    if (stackCounted) {
      claims.decrement(stackCounterKey(day), deadline);
    }
    return Optional.of(numberCounted ? DeclineReason.BUDGET_SPENT : DeclineReason.DAILY_LIMIT);
  }

  /** Takes back one call that was counted. */
  void decrement(PhoneNumber phone, LocalDate day, Deadline deadline) {
    claims.decrement(numberCounterKey(phone, day, deadline), deadline);
    claims.decrement(stackCounterKey(day), deadline);
  }

  private Claims.Key numberCounterKey(PhoneNumber phone, LocalDate day, Deadline deadline) {
    return new Claims.Key(Claims.Kind.DIALS, numberKey.hash(deadline).of(phone, day.toString()));
  }

  private static Claims.Key stackCounterKey(LocalDate day) {
    return new Claims.Key(Claims.Kind.DIALS, day.toString());
  }
}
