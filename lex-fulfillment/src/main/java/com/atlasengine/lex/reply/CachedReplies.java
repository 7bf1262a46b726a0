package com.atlasengine.lex.reply;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.ReplyKey;
import com.atlasengine.core.port.ResponseCache;
import com.atlasengine.core.port.ResponseCache.CachedReply;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.turn.Recent;
import com.atlasengine.lex.turn.Reply.Lookup;
import com.atlasengine.lex.turn.TurnTasks;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
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

  /**
   * What a read may take beside the model, when the turn has gone on without it. Cut off with its
   * slice, it would take its connection along, and the next read would have to connect first, and
   * so be too late.
   */
  private static final Duration READ = Duration.ofMillis(400);

  /** Some 300 bytes each. */
  private static final int MOST_IN_MEMORY = 500;

  private static final Future<Optional<CachedReply>> NO_READ =
      CompletableFuture.completedFuture(Optional.empty());

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
  Found find(ReplyKey key, TurnTasks tasks, Deadline deadline) {
    Optional<CachedReply> near = memory.get(key).filter(reply -> !reply.isGone(clock.instant()));
    Found found =
        near.filter(this::isFresh)
            .map(reply -> new Found(near, Lookup.MEMORY, NO_READ))
            .orElseGet(() -> inTable(key, near, tasks, deadline));
    telemetry.add(Metric.RESPONSE_CACHE_HIT, found.reply().isPresent() ? 1 : 0);
    return found;
  }

  private Found inTable(
      ReplyKey key, Optional<CachedReply> near, TurnTasks tasks, Deadline deadline) {
    Duration limit = near.isEmpty() ? READ : SLICE; // an old answer is said at once
    Future<Optional<CachedReply>> read = tasks.start(() -> table.find(key, deadline.atMost(limit)));
    try {
      Optional<Optional<CachedReply>> inTime = TurnTasks.peek(read, deadline.atMost(SLICE));
      if (inTime.isPresent()) {
        Optional<CachedReply> far = inTime.get();
        far.ifPresentOrElse(reply -> memory.put(key, reply), () -> memory.remove(key));
        return new Found(far, far.isPresent() ? Lookup.DYNAMODB : Lookup.MISS, read);
      }
      LOG.warn("Response cache: no answer in time");
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Response cache: {}", e.getMessage());
    }
    return new Found(near, near.isPresent() ? Lookup.MEMORY : Lookup.DOWN, read);
  }

  /**
   * Keeps a new answer: here at once, in the table beside the reply, unless the table did not
   * answer this turn at all.
   */
  void keep(ReplyKey key, String text, Found found, TurnTasks tasks, Deadline deadline) {
    CachedReply reply = new CachedReply(text, clock.instant());
    memory.put(key, reply);
    if (found.tableAnswered()) {
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

  /**
   * What was found.
   *
   * @param lookup where
   * @param read the read of the table; it may still be going on
   */
  record Found(Optional<CachedReply> reply, Lookup lookup, Future<Optional<CachedReply>> read) {
    boolean tableAnswered() {
      return read.state() == Future.State.SUCCESS;
    }
  }
}
