package com.atlasengine.refresh;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.model.ReplyKey;
import com.atlasengine.core.port.LateReplies;
import com.atlasengine.core.port.ResponseCache;
import com.atlasengine.core.port.ResponseCache.CachedReply;
import com.atlasengine.core.port.ResponseCache.Demand;
import com.atlasengine.core.port.ResponseCache.Due;
import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.reply.RefreshRequest;
import com.atlasengine.core.reply.RefreshRequest.Late;
import com.atlasengine.core.reply.ReplyCheck;
import com.atlasengine.core.time.Deadline;
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
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  /** Before a late answer is tried again; twice that before the next try. */
  private static final Duration FIRST_WAIT = Duration.ofMillis(300);

  private static final Logger LOG = LoggerFactory.getLogger(RefreshResponses.class);

  private final TextModel model;
  private final ResponseCache cache;
  private final LateReplies lateReplies;
  private final Clock clock;
  private final Consumer<Duration> pause;

  /**
   * @param pause waits so long
   */
  RefreshResponses(
      TextModel model,
      ResponseCache cache,
      LateReplies lateReplies,
      Clock clock,
      Consumer<Duration> pause) {
    this.model = model;
    this.cache = cache;
    this.lateReplies = lateReplies;
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * @throws TransientFailure when the model or the cache is slow or down; that answer was not
   *     written then, and the event may be tried again
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
    Demand demand = new Demand(asked.prompt(), asked.askedAt());
    boolean forAll = asked.key().map(key -> refresh(key, demand, deadline)).orElse(false);
    boolean forOne = asked.late().map(turn -> keepForNextTurn(asked, turn, deadline)).orElse(false);
    return forAll || forOne;
  }

  private boolean keepForNextTurn(RefreshRequest asked, Late turn, Deadline deadline) {
    Optional<String> text = textInTime(asked, deadline);
    text.ifPresent(words -> lateReplies.keep(turn, words, deadline));
    return text.isPresent();
  }

  /** Lambda's own retry, a minute later, would be too late: the visitor is on the phone. */
  private Optional<String> textInTime(RefreshRequest asked, Deadline deadline) {
    for (Duration wait = FIRST_WAIT; ; wait = wait.multipliedBy(2)) {
      try {
        return text(asked.prompt(), deadline);
      } catch (TransientFailure e) {
        if (asked.isPointless(clock.instant().plus(wait)) || deadline.left().compareTo(wait) < 0) {
          throw e;
        }
        pause.accept(wait);
      }
    }
  }

  /** Nothing to do where it is fresh by now or being written elsewhere: many ask the same. */
  private boolean refresh(ReplyKey key, Demand demand, Deadline deadline) {
    Optional<CachedReply> before = cache.find(key, deadline);
    if (before.filter(reply -> !reply.isStale(clock.instant())).isPresent()
        || !cache.lease(key, LEASE, deadline)) {
      return false;
    }
    Optional<CachedReply> now = reply(demand.prompt(), deadline.atMost(LEASE));
    now.ifPresent(
        reply -> {
          if (before.isPresent()) {
            cache.store(key, reply, demand, deadline);
          } else {
            cache.store(key, reply, deadline);
          }
        });
    return now.isPresent();
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
    Optional<CachedReply> now = reply(demand.prompt(), deadline.atMost(LEASE));
    now.ifPresent(reply -> cache.store(due.key(), reply, demand, deadline));
    return now.isPresent();
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

  private Optional<CachedReply> reply(Prompt prompt, Deadline deadline) {
    return text(prompt, deadline).map(text -> new CachedReply(text, clock.instant()));
  }

  /**
   * Empty when it may not be said: what a visitor asks for must not look like a failure of ours.
   */
  private Optional<String> text(Prompt prompt, Deadline deadline) {
    Optional<String> text = ReplyCheck.pass(model.generate(prompt, deadline).text(), prompt);
    if (text.isEmpty()) {
      LOG.warn("An answer of the model was not let through");
    }
    return text;
  }
}
