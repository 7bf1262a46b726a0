package com.atlasengine.bench.script;

import java.time.Duration;

/**
 * How much happens in a replay.
 *
 * @param users who talk at the same time, each having one conversation after the other unless
 *     {@code atOnce}
 * @param minTurnsPerUser how many turns each has at least; the last conversation is not cut off
 * @param engagements leads to be called
 * @param minThinkTime the shortest pause before a turn
 * @param maxThinkTime the longest
 * @param atOnce whether every conversation has a user of its own, instead of following another
 * @param unusedNumbers how many numbers stay unused; a number that rang is not dialled again for
 *     ten minutes
 */
public record ScriptSize(
    int users,
    int minTurnsPerUser,
    int engagements,
    Duration minThinkTime,
    Duration maxThinkTime,
    boolean atOnce,
    int unusedNumbers) {
  /** A hundred users, 2,000 turns and 200 leads; pauses that leave two cores idle enough. */
  public static ScriptSize full() {
    return new ScriptSize(100, 20, 200, Duration.ofSeconds(5), Duration.ofSeconds(13), false, 0);
  }

  /** A little of everything, before anything is measured. */
  public static ScriptSize warmUp() {
    return new ScriptSize(24, 4, 6, Duration.ofMillis(200), Duration.ofMillis(900), false, 900);
  }

  /** About three minutes, with the warm-up: as long as its longest conversation. */
  public static ScriptSize quick() {
    return new ScriptSize(16, 1, 8, Duration.ofMillis(500), Duration.ofMillis(1_500), true, 0);
  }
}
