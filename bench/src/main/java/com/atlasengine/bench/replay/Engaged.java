package com.atlasengine.bench.replay;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A lead that was called.
 *
 * @param toDial from the request to the answer of the telephone service
 * @param waiting how much of that at least one service was being waited for, on the way to that
 *     answer; what ran beside it does not count
 * @param way what {@code toDial} went by on, one after the other; empty when that is not known
 * @param lasted until the workflow had nothing left to do
 * @param error what went wrong; empty when nothing did
 */
public record Engaged(
    Duration toDial, Duration waiting, Map<String, Duration> way, Duration lasted, String error) {
  /** Keeps the order of the way. */
  public Engaged {
    way = Collections.unmodifiableMap(new LinkedHashMap<>(way));
  }

  /** One that went wrong. */
  public static Engaged failed(String error) {
    return new Engaged(Duration.ZERO, Duration.ZERO, Map.of(), Duration.ZERO, error);
  }

  /** What is left: all that is not waiting. */
  public Duration over() {
    return toDial.minus(waiting);
  }
}
