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
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;

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

  /** Requests an answer for everyone in the background; a failure loses only this refresh. */
  void request(ReplyKey key, RefreshRequest request, TurnTasks tasks, Deadline deadline) {
    if (!recentlyRequested.putIfAbsent(key, true)) {
      return;
    }
    try {
      start(budgeted -> publish(key, request, budgeted), tasks, deadline);
    } catch (RejectedExecutionException e) {
      recentlyRequested.remove(key); // the turn is over: the next one asks
    }
  }

  /**
   * Requests a late answer in the background; a failure loses it.
   *
   * @param preparation does what must be done before the refresher may read the request, and says
   *     what that is
   */
  public void requestLate(
      Function<Deadline, RefreshRequest> preparation, TurnTasks tasks, Deadline deadline) {
    try {
      start(budgeted -> publish(preparation.apply(budgeted), budgeted), tasks, deadline);
    } catch (RejectedExecutionException e) {
      return; // the turn is over, and nobody waits for the answer
    }
  }

  private void start(Consumer<Deadline> work, TurnTasks tasks, Deadline deadline) {
    tasks.startInBackground(
        "Could not request a refresh", () -> work.accept(deadline.atMost(budget.refreshRequest())));
  }

  private void publish(ReplyKey key, RefreshRequest request, Deadline deadline) {
    try {
      publish(request, deadline);
    } catch (RuntimeException e) {
      recentlyRequested.remove(key);
      throw e;
    }
  }

  private void publish(RefreshRequest request, Deadline deadline) {
    topic.publish("refresh", Json.writeString(request), deadline);
  }

  /** Forgets which keys were requested: after a restore. */
  public void forget() {
    recentlyRequested.clear();
  }
}
