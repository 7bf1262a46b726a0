package com.atlasengine.lex.reply;

import com.atlasengine.core.json.Json;
import com.atlasengine.core.model.ReplyKey;
import com.atlasengine.core.port.Notifications;
import com.atlasengine.core.reply.RefreshRequest;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.concurrent.ExpiringLruCache;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.turn.TurnBudget;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/** Sends refresh requests, at most one for each cache key in {@code REQUEST_INTERVAL}. */
public final class RefreshRequester {
  /** As long as the refresher may take before asking again makes sense. */
  private static final Duration REQUEST_INTERVAL = Duration.ofSeconds(30);

  private static final int MAX_REMEMBERED_KEYS = 500;

  private final Notifications topic;
  private final TurnBudget budget;
  private final ExpiringLruCache<ReplyKey, Boolean> recentlyRequested;

  public RefreshRequester(Notifications topic, TurnBudget budget, Clock clock) {
    this.topic = topic;
    this.budget = budget;
    recentlyRequested = new ExpiringLruCache<>(MAX_REMEMBERED_KEYS, REQUEST_INTERVAL, clock);
  }

  /** Publishes in the background; a failure loses only this refresh. */
  void request(RefreshRequest request, TurnTasks tasks, Deadline deadline) {
    Optional<ReplyKey> key = request.key();
    if (key.isPresent() && !recentlyRequested.putIfAbsent(key.get(), true)) {
      return;
    }
    try {
      tasks.startInBackground(
          "Could not request a refresh",
          () -> publish(request, deadline.atMost(budget.refreshRequest())));
    } catch (RejectedExecutionException e) {
      key.ifPresent(recentlyRequested::remove); // the turn is over: the next one asks
    }
  }

  private void publish(RefreshRequest request, Deadline deadline) {
    try {
      topic.publish("refresh", Json.writeString(request), deadline);
    } catch (RuntimeException e) {
      request.key().ifPresent(recentlyRequested::remove);
      throw e;
    }
  }

  /** Forgets which keys were requested: after a restore. */
  public void forget() {
    recentlyRequested.clear();
  }
}
