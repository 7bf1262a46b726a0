package com.atlasengine.bench.replay;

import java.time.Duration;

/**
 * A lead that was called.
 *
 * @param toDial from the request to the answer of the telephone service
 * @param waiting how much of that at least one service was being waited for, on the way to that
 *     answer; what ran beside it does not count
 * @param error what went wrong; empty when nothing did
 */
public record Engaged(Duration toDial, Duration waiting, String error) {
  /** What is left: all that is not waiting. */
  public Duration over() {
    return toDial.minus(waiting);
  }
}
