package com.atlasengine.lex.reply;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.ReplyKey;
import com.atlasengine.core.port.ResponseCache;
import com.atlasengine.core.port.ResponseCache.CachedReply;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.concurrent.ExpiringLruCache;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.turn.Reply.CacheLookup;
import com.atlasengine.lex.turn.TurnBudget;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks up replies in memory, then in the table. A slow or failed table costs the turn only its
 * time limit.
 */
public final class TieredReplyCache {
  private static final Logger LOG = LoggerFactory.getLogger(TieredReplyCache.class);

  /** Some 300 bytes each. */
  private static final int MAX_CACHED_REPLIES = 500;

  private static final Future<Optional<CachedReply>> NO_READ =
      CompletableFuture.completedFuture(Optional.empty());

  private final ResponseCache table;
  private final ExpiringLruCache<ReplyKey, CachedReply> memory;
  private final TurnBudget budget;
  private final Clock clock;
  private final Telemetry telemetry;

  public TieredReplyCache(
      ResponseCache table, TurnBudget budget, Clock clock, Telemetry telemetry) {
    this.table = table;
    this.budget = budget;
    this.clock = clock;
    this.telemetry = telemetry;
    memory = new ExpiringLruCache<>(MAX_CACHED_REPLIES, ResponseCache.RETENTION, clock);
  }

  /** Looks the answer up. */
  CacheResult find(ReplyKey key, TurnTasks tasks, Deadline deadline) {
    Optional<CachedReply> fromMemory =
        memory.get(key).filter(reply -> !reply.isExpired(clock.instant()));
    CacheResult found =
        fromMemory
            .filter(this::isFresh)
            .map(reply -> new CacheResult(fromMemory, CacheLookup.MEMORY, NO_READ))
            .orElseGet(() -> findInTable(key, fromMemory, tasks, deadline));
    telemetry.add(Metric.RESPONSE_CACHE_HIT, found.reply().isPresent() ? 1 : 0);
    return found;
  }

  private CacheResult findInTable(
      ReplyKey key, Optional<CachedReply> fromMemory, TurnTasks tasks, Deadline deadline) {
    Duration limit =
        fromMemory.isEmpty()
            ? budget.cacheRead()
            : budget.cacheWait(); // with an old reply in memory there is no need to wait longer
    Future<Optional<CachedReply>> read = tasks.start(() -> table.find(key, deadline.atMost(limit)));
    try {
      Optional<Optional<CachedReply>> tableResult =
          TurnTasks.tryAwait(read, deadline.atMost(budget.cacheWait()));
      if (tableResult.isPresent()) {
        Optional<CachedReply> fromTable = tableResult.get();
        fromTable.ifPresentOrElse(reply -> memory.put(key, reply), () -> memory.remove(key));
        return new CacheResult(
            fromTable, fromTable.isPresent() ? CacheLookup.DYNAMODB : CacheLookup.MISS, read);
      }
      LOG.warn("The response cache did not answer in time");
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("The response cache failed: {}", e.getMessage());
    }
    return new CacheResult(
        fromMemory, fromMemory.isPresent() ? CacheLookup.MEMORY : CacheLookup.DOWN, read);
  }

  /**
   * Stores a new reply in memory at once and in the table in the background, unless the table
   * failed in this turn.
   */
  void store(ReplyKey key, String text, CacheResult found, TurnTasks tasks, Deadline deadline) {
    CachedReply reply = new CachedReply(text, clock.instant());
    memory.put(key, reply);
    if (found.tableAnswered()) {
      tasks.startInBackground(
          "Could not store the reply in the table",
          () -> table.store(key, reply, deadline.atMost(budget.cacheWait())));
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
   * @param tableRead the read of the table; it may still be going on
   */
  record CacheResult(
      Optional<CachedReply> reply, CacheLookup lookup, Future<Optional<CachedReply>> tableRead) {
    boolean tableAnswered() {
      return tableRead.state() == Future.State.SUCCESS;
    }
  }
}
