package com.atlasengine.local.asl.definition;

import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * One entry of {@code Retry}.
 *
 * @param errorEquals the names it takes
 * @param interval the wait before the first retry
 * @param maxAttempts how many retries; 0 means never
 * @param backoffRate the factor from one wait to the next, at least 1
 * @param maxDelay the longest wait
 * @param fullJitter whether the delay is a random share of the computed delay
 */
public record Retrier(
    List<String> errorEquals,
    Duration interval,
    int maxAttempts,
    double backoffRate,
    Duration maxDelay,
    boolean fullJitter) {
  /**
   * @param retries how many retries there were before, from 0
   * @param random gives numbers from 0 to 1
   */
  public Duration delay(int retries, DoubleSupplier random) {
    double computed = (double) interval.toMillis() * Math.pow(backoffRate, retries);
    double bounded = Math.min(computed, (double) maxDelay.toMillis());
    double jittered = fullJitter ? bounded * random.getAsDouble() : bounded;
    return Duration.ofMillis((long) jittered);
  }
}
