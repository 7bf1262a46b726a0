package com.atlasengine.lex.reply;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.lambda.Deadline;
import com.atlasengine.core.lambda.Metric;
import com.atlasengine.core.lambda.Telemetry;
import com.atlasengine.core.port.ResponseCache;
import com.atlasengine.core.port.ResponseCache.CachedReply;
import com.atlasengine.core.reply.ReplyKey;
import com.atlasengine.lex.turn.Recent;
import com.atlasengine.lex.turn.Reply.Lookup;
import com.atlasengine.lex.turn.TurnTasks;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers made before: in this process, then in the table. A table that is slow or down costs its
 * slice of the turn and nothing else.
 */
public final class CachedReplies {
  private static final Logger LOG = LoggerFactory.getLogger(CachedReplies.class);

  /** As designed: what the table may take of a turn. */
  private static final Duration SLICE = Duration.ofMillis(150);

  /** Some 300 bytes each. */
  private static final int MOST_IN_MEMORY = 500;

  private final ResponseCache table;
  private final Recent<ReplyKey, CachedReply> memory;
  private final Clock clock;
  private final Telemetry telemetry;

  /** A cache in front of this table. */
  public CachedReplies(ResponseCache table, Clock clock, Telemetry telemetry) {
    this.table = table;
    this.clock = clock;
    this.telemetry = telemetry;
    memory = new Recent<>(MOST_IN_MEMORY, ResponseCache.HARD, clock);
  }

  /** Looks the answer up. */
  Found find(ReplyKey key, Deadline deadline) {
    Optional<CachedReply> near = memory.get(key).filter(reply -> !reply.isGone(clock.instant()));
    Found found =
        near.filter(this::isFresh)
            .map(reply -> new Found(near, Lookup.MEMORY))
            .orElseGet(() -> inTable(key, near, deadline.atMost(SLICE)));
    telemetry.add(Metric.RESPONSE_CACHE_HIT, found.reply().isPresent() ? 1 : 0);
    return found;
  }

  private Found inTable(ReplyKey key, Optional<CachedReply> near, Deadline slice) {
    try {
      Optional<CachedReply> far = table.find(key, slice);
      far.ifPresentOrElse(reply -> memory.put(key, reply), () -> memory.remove(key));
      return new Found(far, far.isPresent() ? Lookup.DYNAMODB : Lookup.MISS);
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Response cache: {}", e.getMessage());
      return new Found(near, near.isPresent() ? Lookup.MEMORY : Lookup.DOWN);
    }
  }

  /**
   * Keeps a new answer: here at once, in the table beside the reply, unless the table was too slow
   * already: one slice a turn is enough.
   */
  void keep(ReplyKey key, String text, Lookup lookup, TurnTasks tasks, Deadline deadline) {
    CachedReply reply = new CachedReply(text, clock.instant());
    memory.put(key, reply);
    if (lookup != Lookup.DOWN) {
      tasks.beside("reply not cached", () -> table.store(key, reply, deadline.atMost(SLICE)));
    }
  }

  /** Whether an answer needs no refresh yet. */
  boolean isFresh(CachedReply reply) {
    return !reply.isStale(clock.instant());
  }

  /** Forgets what is in memory: after a restore. */
  public void forget() {
    memory.clear();
  }

  /** What was found, and where. */
  record Found(Optional<CachedReply> reply, Lookup lookup) {}
}
