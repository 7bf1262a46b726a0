package com.atlasengine.bench.replay;

import com.atlasengine.bench.script.Channel;
import com.atlasengine.bench.script.TurnKind;
import java.time.Duration;

/**
 * What came of one turn.
 *
 * @param conversation the session's id
 * @param index which turn of it, from 0
 * @param startNanos when it was asked, by {@link System#nanoTime()}
 * @param deadline its deadline
 */
public record TurnSample(
    String conversation,
    int index,
    TurnKind kind,
    Channel channel,
    long startNanos,
    Duration deadline,
    TurnResult result) {
  /** How far the caller waited past the deadline; negative when it did not. */
  public Duration lateness() {
    return result.waitTime().minus(deadline);
  }

  /** The same by the function's own clock. */
  public Duration ownLateness() {
    return result.functionTime().minus(deadline);
  }
}
