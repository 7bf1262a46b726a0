package com.atlasengine.core.dial;

import com.atlasengine.core.config.Env;

/**
 * How many calls the whole stack places, and who may have them.
 *
 * @param daily {@code DAILY_DIAL_BUDGET}: calls in a day (UTC), 200; 0 when the stack has no
 *     Connect instance
 * @param hourly {@code HOURLY_DIAL_BUDGET}: calls in an hour, 50
 * @param anonymousPercent {@code ANONYMOUS_DIAL_PERCENT}: what anonymous visitors may take of both,
 *     50; only a stack that verifies visitors applies it
 * @param perVisitor {@code VERIFIED_VISITOR_DIALS}: calls that a verified visitor may have in a
 *     day, 5
 */
public record DialBudgets(int daily, int hourly, int anonymousPercent, int perVisitor) {
  private static final int MAX = 100_000;
  private static final int ALL = 100;

  /** Reads the environment of a function that knows no callers; the caller checks it. */
  public static DialBudgets ofStack(Env env) {
    return new DialBudgets(
        env.number("DAILY_DIAL_BUDGET", 200, 0, MAX),
        env.number("HOURLY_DIAL_BUDGET", 50, 1, MAX),
        ALL,
        0);
  }

  /** Reads the environment of a function that knows callers; the caller checks it. */
  public static DialBudgets of(Env env) {
    DialBudgets stack = ofStack(env);
    return new DialBudgets(
        stack.daily(),
        stack.hourly(),
        env.number("ANONYMOUS_DIAL_PERCENT", 50, 0, ALL),
        env.number("VERIFIED_VISITOR_DIALS", 5, 1, MAX));
  }

  /** The same with the whole budget for anonymous visitors: nobody can be verified. */
  public DialBudgets withoutVerification() {
    return new DialBudgets(daily, hourly, ALL, perVisitor);
  }

  /** Whether calls are placed at all. */
  public boolean allowsCalls() {
    return daily > 0;
  }

  int anonymousOf(int budget) {
    return (int) ((long) budget * anonymousPercent / ALL);
  }

  boolean limitsAnonymous() {
    return anonymousPercent < ALL;
  }
}
