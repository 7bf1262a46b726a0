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
  static final Duration BETWEEN_CALLS = Duration.ofMinutes(10);
  static final int CALLS_A_DAY = 3;

  /** A day's counter outlives its day wherever clocks stand. */
  private static final Duration KEEP = Duration.ofDays(2);

  private final Claims claims;
  private final int dailyBudget;

  DialLimits(Claims claims, int dailyBudget) {
    this.claims = claims;
    this.dailyBudget = dailyBudget;
  }

  /** Whether someone has the number now. */
  boolean isHeld(PhoneNumber phone, Deadline deadline) {
    return claims.holder(number(phone), deadline).isPresent();
  }

  /** Claims the number for this interaction's call; a repetition of it gets its own claim back. */
  Claims.Claim claim(InteractionKey key, Deadline deadline) {
    return claims.claim(number(key.phone()), key.written(), BETWEEN_CALLS, deadline);
  }

  /** Keeps the call's id for a repetition. */
  void settle(InteractionKey key, String contactId, Deadline deadline) {
    claims.settle(number(key.phone()), key.written(), contactId, deadline);
  }

  /** Gives the claim back. */
  void release(InteractionKey key, Deadline deadline) {
    claims.release(number(key.phone()), key.written(), deadline);
  }

  /** Counts one call, unless it is one too many; then nothing is counted. */
  Optional<Reason> countUp(PhoneNumber phone, LocalDate day, Deadline deadline) {
    return Concurrently.both(
        () -> claims.countUp(ofNumber(phone, day), CALLS_A_DAY, KEEP, deadline),
        () -> claims.countUp(ofStack(day), dailyBudget, KEEP, deadline),
        (number, stack) -> outcome(phone, day, number, stack, deadline));
  }

  private Optional<Reason> outcome(
      PhoneNumber phone, LocalDate day, boolean number, boolean stack, Deadline deadline) {
    if (number && stack) {
      return Optional.empty();
    }
    if (number) {
      claims.countDown(ofNumber(phone, day), deadline);
    }
    if (stack) {
      claims.countDown(ofStack(day), deadline);
    }
    return Optional.of(number ? Reason.BUDGET_SPENT : Reason.DAILY_LIMIT);
  }

  /** Takes back one call that was counted. */
  void countDown(PhoneNumber phone, LocalDate day, Deadline deadline) {
    claims.countDown(ofNumber(phone, day), deadline);
    claims.countDown(ofStack(day), deadline);
  }

  private static Claims.Key number(PhoneNumber phone) {
    return new Claims.Key("DIAL", phone.e164());
  }

  private static Claims.Key ofNumber(PhoneNumber phone, LocalDate day) {
    return new Claims.Key("DIALS", phone.e164() + "#" + day);
  }

  private static Claims.Key ofStack(LocalDate day) {
    return new Claims.Key("DIALS", day.toString());
  }
}
