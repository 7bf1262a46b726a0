package com.atlasengine.invokecall;

import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.time.Concurrently;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How often the phone may ring: a number once in ten minutes and three times a day, and the whole
 * stack within its daily budget. Days are UTC's.
 */
final class DialLimits {
  static final Duration MIN_CALL_INTERVAL = Duration.ofMinutes(10);
  static final int MAX_CALLS_PER_DAY = 3;

  /** A daily counter is kept longer than its day, whatever the time zone. */
  private static final Duration COUNTER_RETENTION = Duration.ofDays(2);

  private final Claims claims;
  private final int dailyBudget;

  DialLimits(Claims claims, int dailyBudget) {
    this.claims = claims;
    this.dailyBudget = dailyBudget;
  }

  /** Whether the number is claimed now. */
  boolean isClaimed(PhoneNumber phone, Deadline deadline) {
    return claims.findHolder(dialKey(phone), deadline).isPresent();
  }

  /** Claims the number for this interaction's call; a repetition of it gets its own claim back. */
  Claims.Claim claim(InteractionKey key, Deadline deadline) {
    return claims.claim(dialKey(key.phone()), key.encoded(), MIN_CALL_INTERVAL, deadline);
  }

  /** Keeps the call's id for a repetition. */
  void storeContactId(InteractionKey key, String contactId, Deadline deadline) {
    claims.storeOutcome(dialKey(key.phone()), key.encoded(), contactId, deadline);
  }

  /** Gives the claim back. */
  void release(InteractionKey key, Deadline deadline) {
    claims.release(dialKey(key.phone()), key.encoded(), deadline);
  }

  /** Counts one call, unless it is one too many; then nothing is counted. */
  Optional<Reason> tryIncrement(PhoneNumber phone, LocalDate day, Deadline deadline) {
    return Concurrently.runBoth(
        () ->
            claims.tryIncrement(
                numberCounterKey(phone, day), MAX_CALLS_PER_DAY, COUNTER_RETENTION, deadline),
        () -> claims.tryIncrement(stackCounterKey(day), dailyBudget, COUNTER_RETENTION, deadline),
        (number, stack) -> checkCounts(phone, day, number, stack, deadline));
  }

  private Optional<Reason> checkCounts(
      PhoneNumber phone,
      LocalDate day,
      boolean numberCounted,
      boolean stackCounted,
      Deadline deadline) {
    if (numberCounted && stackCounted) {
      return Optional.empty();
    }
    if (numberCounted) {
      claims.decrement(numberCounterKey(phone, day), deadline);
    }
    if (stackCounted) {
      claims.decrement(stackCounterKey(day), deadline);
    }
    return Optional.of(numberCounted ? Reason.BUDGET_SPENT : Reason.DAILY_LIMIT);
  }

  /** Takes back one call that was counted. */
  void decrement(PhoneNumber phone, LocalDate day, Deadline deadline) {
    claims.decrement(numberCounterKey(phone, day), deadline);
    claims.decrement(stackCounterKey(day), deadline);
  }

  private static Claims.Key dialKey(PhoneNumber phone) {
    return new Claims.Key(Claims.Kind.DIAL, phone.e164());
  }

  private static Claims.Key numberCounterKey(PhoneNumber phone, LocalDate day) {
    return new Claims.Key(Claims.Kind.DIALS, phone.e164() + "#" + day);
  }

  private static Claims.Key stackCounterKey(LocalDate day) {
    return new Claims.Key(Claims.Kind.DIALS, day.toString());
  }
}
