package com.atlasengine.bench.replay;

import java.time.Duration;
import java.util.Map;

/**
 * An answer to a turn.
 *
 * @param session the session's attributes after it
 * @param waitTime how long the caller waited for it
 * @param functionTime how long the function took by its own clock
 * @param serviceTime how much of that at least one service was being waited for
 * @param replySource where the words came from: {@code cached}, {@code stale}, {@code generated},
 *     {@code partial}, {@code static}, {@code late}, {@code fixed}
 * @param cacheLookup where the cache was hit, or how it was not; empty when it was not asked
 * @param error what went wrong; empty when nothing did
 */
public record TurnResult(
    Map<String, String> session,
    Duration waitTime,
    Duration functionTime,
    Duration serviceTime,
    String replySource,
    String cacheLookup,
    String error) {
  public TurnResult {
    session = Map.copyOf(session);
  }
}
