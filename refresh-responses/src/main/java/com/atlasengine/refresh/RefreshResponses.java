package com.atlasengine.refresh;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.lambda.Deadline;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.port.LateReplies;
import com.atlasengine.core.port.ResponseCache;
import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.reply.RefreshRequest;
import com.atlasengine.core.reply.ReplyCheck;
import com.atlasengine.core.reply.ReplyKey;
import java.time.Clock;
import java.time.Duration;

/** Puts to the model, with time to spare, what a turn had no time for. */
final class RefreshResponses implements UseCase<Request, Result> {
  /** Longer than the model takes, shorter than Lambda waits before it tries an event again. */
  static final Duration LEASE = Duration.ofSeconds(30);

  private final TextModel model;
  private final ResponseCache cache;
  private final LateReplies lateReplies;
  private final Clock clock;

  RefreshResponses(TextModel model, ResponseCache cache, LateReplies lateReplies, Clock clock) {
    this.model = model;
    this.cache = cache;
    this.lateReplies = lateReplies;
    this.clock = clock;
  }

  /**
   * @throws TransientFailure when the model or the cache is slow or down, or the model says what
   *     must not be said; nothing was written then, and the event may be tried again
   * @throws com.atlasengine.core.failure.PermanentFailure when the model refuses
   */
  @Override
  public Result handle(Request request, Invocation invocation) {
    int refreshed = 0;
    for (RefreshRequest asked : request.asked()) {
      refreshed += refresh(asked, invocation.deadline()) ? 1 : 0;
    }
    return new Result(refreshed, request.asked().size() - refreshed);
  }

  private boolean refresh(RefreshRequest asked, Deadline deadline) {
    if (asked.isPointless(clock.instant())
        || asked.key().map(key -> isTaken(key, deadline)).orElse(false)) {
      return false;
    }
    String text = text(asked, deadline);
    asked
        .key()
        .ifPresent(
            key ->
                cache.store(key, new ResponseCache.CachedReply(text, clock.instant()), deadline));
    asked.late().ifPresent(turn -> lateReplies.keep(turn, text, deadline));
    return true;
  }

  /** Fresh by now, or being written elsewhere: the same question is asked by many. */
  private boolean isTaken(ReplyKey key, Deadline deadline) {
    boolean fresh =
        cache.find(key, deadline).filter(reply -> !reply.isStale(clock.instant())).isPresent();
    return fresh || !cache.lease(key, LEASE, deadline);
  }

  private String text(RefreshRequest asked, Deadline deadline) {
    return ReplyCheck.pass(model.generate(asked.prompt(), deadline).text(), asked.prompt())
        .orElseThrow(() -> new TransientFailure("The model said nothing that may be said"));
  }
}
