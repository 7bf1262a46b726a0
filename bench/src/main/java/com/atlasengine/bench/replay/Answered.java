package com.atlasengine.bench.replay;

import java.time.Duration;
import java.util.Map;

/**
 * An answer to a turn.
 *
 * @param session the session's attributes after it
 * @param waited how long the caller waited for it
 * @param own how long the function took by its own clock
 * @param services how much of that at least one service was being waited for
 * @param reply where the words came from: {@code cached}, {@code stale}, {@code generated}, {@code
 *     partial}, {@code static}, {@code late}, {@code fixed}
 * @param lookup where the cache was hit, or how it was not; empty when it was not asked
 * @param error what went wrong; empty when nothing did
 */
public record Answered(
    Map<String, String> session,
    Duration waited,
    Duration own,
    Duration services,
    String reply,
    String lookup,
    String error) {
  public Answered {
    session = Map.copyOf(session);
  }
}
