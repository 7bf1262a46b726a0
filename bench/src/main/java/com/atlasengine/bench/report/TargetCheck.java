package com.atlasengine.bench.report;

import java.util.Locale;

/**
 * One target and whether the run reached it.
 *
 * @param figure what is looked at
 * @param old the old system's
 * @param goal what is to be reached
 * @param ours what is reached
 * @param met whether it is
 * @param asserted whether a run fails when it is not: only ratios and counts
 */
public record TargetCheck(
    String figure, String old, String goal, String ours, boolean met, boolean asserted) {
  /** A number of milliseconds, as it is written. */
  static String ms(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f ms" : "%,.0f ms", value);
  }

  /** A share, as it is written. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", share * 100);
  }
}
