package com.atlasengine.local.asl.run;

import com.atlasengine.local.asl.definition.Retrier;
import com.atlasengine.local.asl.expression.StateError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** Counts the retries of one visit to a state; every retrier has its own count. */
final class Retries {
  private final List<Retrier> retriers;
  private final int[] counts;
  private int total;

  Retries(List<Retrier> retriers) {
    this.retriers = retriers;
    this.counts = new int[retriers.size()];
  }

  int total() {
    return total;
  }

  /** How long to wait before the next attempt; empty when the error is not to be retried. */
  Optional<Duration> nextDelay(StateError error, DoubleSupplier random) {
    for (int i = 0; i < counts.length; i++) {
      Retrier retrier = retriers.get(i);
      if (error.isMatchedBy(retrier.errorEquals())) {
        if (counts[i] >= retrier.maxAttempts()) {
          return Optional.empty();
        }
        total++;
        return Optional.of(retrier.delay(counts[i]++, random));
      }
    }
    return Optional.empty();
  }
}
