package com.atlasengine.core.telemetry;

import com.amazonaws.services.lambda.runtime.Context;
import java.util.function.Supplier;

/**
 * What an invocation reports: X-Ray subsegments and annotations, CloudWatch metrics. Never fails
 * the work it watches, and never carries a transcript, number, name or token.
 */
public interface Telemetry {
  /** Reports nothing; for tests and for work outside an invocation. */
  Telemetry NONE =
      new Telemetry() {
        @Override
        public <T> T runInSegment(String name, Supplier<T> work) {
          return work.get();
        }

        @Override
        public void annotate(String key, String value) {}

        @Override
        public void add(Metric metric, double value) {}
      };

  /**
   * Runs one invocation. Everything its threads report belongs to it and is written when it ends.
   */
  default <T> T runInvocation(Context context, Supplier<T> work) {
    return work.get();
  }

  /**
   * Runs the work inside a subsegment of this name, marked as failed when it throws. May be called
   * from any thread of the invocation.
   */
  <T> T runInSegment(String name, Supplier<T> work);

  /**
   * Adds a searchable annotation to the innermost open subsegment and to the line that the metrics
   * are written in.
   */
  void annotate(String key, String value);

  /** Adds one value to a metric. */
  void add(Metric metric, double value);

  /** Runs the work inside a subsegment and adds the milliseconds it took to a metric. */
  default <T> T runTimed(String name, Metric metric, Supplier<T> work) {
    return runInSegment(
        name,
        () -> {
          long started = System.nanoTime();
          try {
            return work.get();
          } finally {
            add(metric, (System.nanoTime() - started) / 1e6);
          }
        });
  }
}
