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
 * @param due its deadline
 */
public record TurnSample(
    String conversation,
    int index,
    TurnKind kind,
    Channel channel,
    long startNanos,
    Duration due,
    Answered answered) {
  /** How far the caller waited past the deadline; negative when it did not. */
  public Duration late() {
    return answered.waited().minus(due);
  }

  /** The same by the function's own clock. */
  public Duration ownLate() {
    return answered.own().minus(due);
  }
}
