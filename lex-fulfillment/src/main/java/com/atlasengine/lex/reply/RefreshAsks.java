package com.atlasengine.lex.reply;

import com.atlasengine.core.json.Json;
import com.atlasengine.core.model.ReplyKey;
import com.atlasengine.core.port.Notifications;
import com.atlasengine.core.reply.RefreshRequest;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.turn.Recent;
import com.atlasengine.lex.turn.TurnTasks;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;

/** Asks the refresher, for each cache key once in a while however many turns miss it. */
public final class RefreshAsks {
  /** As long as the refresher may take before asking again makes sense. */
  private static final Duration ONCE_IN = Duration.ofSeconds(30);

  private static final int MOST_KEYS = 500;

  /** A publish takes a tenth of this; a reply does not wait longer for one. */
  private static final Duration SLICE = Duration.ofMillis(200);

  private final Notifications topic;
  private final Recent<ReplyKey, Boolean> asked;

  /** Asks on this topic. */
  public RefreshAsks(Notifications topic, Clock clock) {
    this.topic = topic;
    asked = new Recent<>(MOST_KEYS, ONCE_IN, clock);
  }

  /** Asks beside the reply; a failure costs the refresh and nothing else. */
  void ask(RefreshRequest request, TurnTasks tasks, Deadline deadline) {
    Optional<ReplyKey> key = request.key();
    if (key.isPresent() && !asked.add(key.get(), true)) {
      return;
    }
    try {
      tasks.beside("refresh not asked for", () -> publish(request, deadline.atMost(SLICE)));
    } catch (RejectedExecutionException e) {
      key.ifPresent(asked::remove); // the turn is over: the next one asks
    }
  }

  private void publish(RefreshRequest request, Deadline deadline) {
    try {
      topic.publish("refresh", Json.text(request), deadline);
    } catch (RuntimeException e) {
      request.key().ifPresent(asked::remove);
      throw e;
    }
  }

  /** Forgets whom it asked: after a restore. */
  public void forget() {
    asked.clear();
  }
}
