package com.atlasengine.bench.replay;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A lead that was called.
 *
 * @param toDial from the request to the answer of the telephone service
 * @param serviceTime how much of that at least one service was being waited for, on the way to that
 *     answer; what ran beside it does not count
 * @param dialSteps the steps that make up {@code toDial}, in order; empty when that is not known
 * @param workflowTime until the workflow had nothing left to do
 * @param error what went wrong; empty when nothing did
 */
public record EngagementResult(
    Duration toDial,
    Duration serviceTime,
    Map<String, Duration> dialSteps,
    Duration workflowTime,
    String error) {
  /** Keeps the order of the way. */
  public EngagementResult {
    dialSteps = Collections.unmodifiableMap(new LinkedHashMap<>(dialSteps));
  }

  /** One that went wrong. */
  public static EngagementResult failed(String error) {
    return new EngagementResult(Duration.ZERO, Duration.ZERO, Map.of(), Duration.ZERO, error);
  }

  /** What is left: all that is not waiting. */
  public Duration ownTime() {
    return toDial.minus(serviceTime);
  }
}
