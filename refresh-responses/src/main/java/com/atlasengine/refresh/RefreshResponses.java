package com.atlasengine.refresh;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.lambda.Deadline;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.port.LateReplies;
import com.atlasengine.core.port.ResponseCache;
import com.atlasengine.core.port.ResponseCache.CachedReply;
import com.atlasengine.core.port.ResponseCache.Demand;
import com.atlasengine.core.port.ResponseCache.Due;
import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.reply.GroundedIntent;
import com.atlasengine.core.reply.RefreshRequest;
import com.atlasengine.core.reply.ReplyCheck;
import com.atlasengine.core.reply.ReplyKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Puts to the model, with time to spare, what a turn had no time for, and on schedule what many
 * turns will ask for. An answer is common once a turn has found it stale, that is, when it was
 * asked for twice; it is kept fresh for an hour from then on, so that what nobody asks any more
 * costs no more than that.
 */
final class RefreshResponses implements UseCase<Request, Result> {
  /** Longer than the model takes, shorter than Lambda waits before it tries an event again. */
  static final Duration LEASE = Duration.ofSeconds(30);

  /** Common answers written in one run, for each intent. */
  static final int MOST = 10;

  /** Calls of the model at once: few, because its quota belongs to the turns. */
  private static final int AT_ONCE = 4;

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
   *     must not be said; that answer was not written then, and the event may be tried again
   * @throws PermanentFailure when the model refuses
   */
  @Override
  public Result handle(Request request, Invocation invocation) {
    Deadline deadline = invocation.deadline();
    return request.common() ? refreshCommon(deadline) : refreshAsked(request.asked(), deadline);
  }

  private Result refreshAsked(List<RefreshRequest> asked, Deadline deadline) {
    return Result.of(asked.stream().map(request -> refresh(request, deadline)).toList());
  }

  private boolean refresh(RefreshRequest asked, Deadline deadline) {
    if (asked.isPointless(clock.instant())) {
      return false;
    }
    return asked
        .key()
        .map(key -> refresh(key, new Demand(asked.prompt(), asked.askedAt()), deadline))
        .orElseGet(() -> keepForNextTurn(asked, deadline));
  }

  private boolean keepForNextTurn(RefreshRequest asked, Deadline deadline) {
    String text = text(asked.prompt(), deadline);
    asked.late().ifPresent(turn -> lateReplies.keep(turn, text, deadline));
    return true;
  }

  /** Nothing to do where it is fresh by now or being written elsewhere: many ask the same. */
  private boolean refresh(ReplyKey key, Demand demand, Deadline deadline) {
    Optional<CachedReply> before = cache.find(key, deadline);
    if (before.filter(reply -> !reply.isStale(clock.instant())).isPresent()
        || !cache.lease(key, LEASE, deadline)) {
      return false;
    }
    CachedReply reply = reply(demand.prompt(), deadline);
    if (before.isPresent()) {
      cache.store(key, reply, demand, deadline);
    } else {
      cache.store(key, reply, deadline);
    }
    return true;
  }

  /** Tries every one, then fails if one did: what was written is not due when it is tried again. */
  private Result refreshCommon(Deadline deadline) {
    List<Callable<Boolean>> work =
        Arrays.stream(GroundedIntent.values())
            .flatMap(intent -> cache.due(intent.lexName(), MOST, deadline).stream())
            .<Callable<Boolean>>map(common -> () -> refresh(common, deadline))
            .toList();
    try (ExecutorService some =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      return Result.of(results(some.invokeAll(work)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("Interrupted", e);
    }
  }

  private boolean refresh(Due due, Deadline deadline) {
    if (!cache.lease(due.key(), LEASE, deadline)) {
      return false;
    }
    Demand demand = due.demand();
    cache.store(due.key(), reply(demand.prompt(), deadline), demand, deadline);
    return true;
  }

  private static List<Boolean> results(List<Future<Boolean>> done) throws InterruptedException {
    List<Boolean> results = new ArrayList<>();
    for (Future<Boolean> one : done) {
      try {
        results.add(one.get());
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException failure
            ? failure
            : new IllegalStateException(e.getCause());
      }
    }
    return results;
  }

  private CachedReply reply(Prompt prompt, Deadline deadline) {
    return new CachedReply(text(prompt, deadline), clock.instant());
  }

  private String text(Prompt prompt, Deadline deadline) {
    return ReplyCheck.pass(model.generate(prompt, deadline).text(), prompt)
        .orElseThrow(() -> new TransientFailure("The model said nothing that may be said"));
  }
}
