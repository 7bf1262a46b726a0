package com.atlasengine.local.smoke;

import com.atlasengine.local.timing.Distribution;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Percentiles of one column.
 *
 * @param count of how many turns
 * @param p50Ms the median, milliseconds
 */
record Figures(String name, long count, double p50Ms, double p95Ms) {

  /** Those of the turns that have a value. */
  static Figures of(String name, List<Double> valuesMs) {
    Distribution all = new Distribution();
    valuesMs.forEach(ms -> all.add((long) (ms * 1e6)));
    return new Figures(name, all.count(), all.percentile(50), all.percentile(95));
  }

  /** Those of the splits that tell the part. */
  static Figures ofTold(String name, List<Split> splits, Function<Split, Optional<Double>> part) {
    return of(name, splits.stream().flatMap(each -> part.apply(each).stream()).toList());
  }

  /** The same, but only of those in which the part took place. */
  static Figures ofTaken(String name, List<Split> splits, Function<Split, Optional<Double>> part) {
    return ofTold(name, splits, part.andThen(told -> told.filter(ms -> ms > 0)));
  }
}
