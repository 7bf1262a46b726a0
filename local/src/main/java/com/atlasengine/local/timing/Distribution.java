package com.atlasengine.local.timing;

import java.time.Duration;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/** Durations from a microsecond to two minutes, to three digits. Not for several threads. */
public final class Distribution {
  private static final long MAX_MICROS = 120_000_000;

  private final Histogram micros = new Histogram(MAX_MICROS, 3);

  /** The distribution of these. */
  public static Distribution of(Stream<Duration> durations) {
    Distribution all = new Distribution();
    durations.forEach(d -> all.add(d.toNanos()));
    return all;
  }

  /** Adds one; what lies outside the range counts as its end. */
  public void add(long nanos) {
    micros.recordValue(Math.clamp((nanos + 500) / 1_000, 0, MAX_MICROS));
  }

  /** How many there are. */
  public long count() {
    return micros.getTotalCount();
  }

  /** Milliseconds that this many per cent stay within; 0 when there are none. */
  public double percentile(double percent) {
    return micros.getValueAtPercentile(percent) / 1e3;
  }

  /** The mean in milliseconds; 0 when there are none. */
  public double mean() {
    return micros.getTotalCount() == 0 ? 0 : micros.getMean() / 1e3;
  }

  /** The longest in milliseconds. */
  public double max() {
    return micros.getMaxValue() / 1e3;
  }
}
