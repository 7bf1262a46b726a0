package com.atlasengine.bench.report;

import com.atlasengine.local.timing.Distribution;
import java.time.Duration;
import java.util.stream.Stream;

/** A distribution in numbers: milliseconds. */
public record Quantiles(long count, double mean, double p50, double p90, double p99, double max) {
  /** Of these durations. */
  public static Quantiles of(Stream<Duration> durations) {
    return of(Distribution.of(durations));
  }

  /** Of a distribution. */
  public static Quantiles of(Distribution all) {
    return new Quantiles(
        all.count(),
        all.mean(),
        all.percentile(50),
        all.percentile(90),
        all.percentile(99),
        all.max());
  }
}
