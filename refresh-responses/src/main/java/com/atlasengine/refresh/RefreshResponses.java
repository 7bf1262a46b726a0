package com.atlasengine.refresh;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Contents;
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
import com.atlasengine.core.port.ResponseCache.DueReply;
import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.reply.RefreshRequest;
import com.atlasengine.core.reply.RefreshRequest.LateTurn;
import com.atlasengine.core.reply.ReplyKeys;
import com.atlasengine.core.reply.SharedQuestion;
import com.atlasengine.core.reply.UnknownAnswer;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.core.usage.ModelBudget;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Generates replies outside of a turn: on request, replies that a turn had no time for; on
 * schedule, common replies and expected ones. A reply is common once a turn found it stale, so it
 * was asked for twice. It is then kept fresh for one hour, which limits the cost.
 *
 * @param contents what the bot says and knows, by locale
 * @param scenarioModel writes the opening lines of calls
 * @param budget the day's tokens; when they are spent, nothing is written, and that is no failure
 * @param pause waits for this long between two tries
 */
record RefreshResponses(
    Contents contents,
    TextModel model,
    TextModel scenarioModel,
    ModelBudget budget,
    ResponseCache cache,
    LateReplies lateReplies,
    ReplyKeys keys,
    Clock clock,
    Consumer<Duration> pause)
    implements UseCase<Request, Result> {
  /** Longer than the model takes, shorter than Lambda waits before it tries an event again. */
  static final Duration LEASE_TIME = Duration.ofSeconds(30);

  /** Common answers written in one run, for each intent. */
  static final int MAX_COMMON_PER_INTENT = 10;

  /** Before a late answer is tried again; twice that before the next try. */
  private static final Duration FIRST_RETRY_DELAY = Duration.ofMillis(300);

  private static final Logger LOG = LoggerFactory.getLogger(RefreshResponses.class);

  /**
   * @throws TransientFailure when the model or the cache is slow or down; that answer was not
   *     written then, and the event may be tried again
   * @throws PermanentFailure when the model refuses
   */
  @Override
  public Result handle(Request request, Invocation invocation) {
    Deadline deadline = invocation.deadline();
    budget.learn(deadline);
    if (budget.isSpent()) {
      LOG.warn("Nothing is written: the tokens of the day are spent");
      return Result.of(List.of());
    }
    return switch (request) {
      case Request.Asked asked -> refreshRequested(asked.requests(), deadline);
      case Request.KeepFresh keep -> refreshCommon(deadline);
      case Request.WriteExpected expected ->
          new ExpectedAnswers(contents, writer(), cache, keys, clock).write(deadline);
    };
  }

  private ReplyWriter writer() {
    return new ReplyWriter(model, clock);
  }

  private Result refreshRequested(List<RefreshRequest> requests, Deadline deadline) {
    return Result.of(requests.stream().map(request -> refresh(request, deadline)).toList());
  }

  private boolean refresh(RefreshRequest request, Deadline deadline) {
    if (request.isTooLate(clock.instant())) {
      return false;
    }
    boolean cached =
        request
            .question()
            .map(question -> refresh(new Demand(question, request.askedAt()), deadline))
            .orElse(false);
    boolean lateStored =
        request.late().map(turn -> storeLateReply(request, turn, deadline)).orElse(false);
    boolean scenarioStored =
        request.scenario().map(place -> storeScenario(request, place, deadline)).orElse(false);
    return cached || lateStored || scenarioStored;
  }

  /** Asked once and not again: without the line, the workflow has one written. */
  private boolean storeScenario(RefreshRequest request, LateTurn place, Deadline deadline) {
    Content content = contents.of(request.locale().orElse(""));
    Optional<String> line =
        lateReplies
            .takePrompt(place, deadline)
            .flatMap(
                prompt ->
                    ReplyWriter.check(
                        scenarioModel.generate(prompt, deadline).text(), prompt, content));
    line.ifPresent(words -> lateReplies.store(place, words, deadline));
    return line.isPresent();
  }

  /** The prompt is taken, so that a request that is delivered or tried twice asks once. */
  private boolean storeLateReply(RefreshRequest request, LateTurn turn, Deadline deadline) {
    Optional<String> text =
        lateReplies
            .takePrompt(turn, deadline)
            .flatMap(prompt -> generateWithRetries(request, prompt, deadline));
    text.ifPresent(words -> lateReplies.store(turn, words, deadline));
    return text.isPresent();
  }

  /**
   * The answer, or {@link UnknownAnswer#WORD} for the turn that takes it. Retries here, because
   * Lambda's own retry after a minute is too late for a visitor on the phone.
   */
  private Optional<String> generateWithRetries(
      RefreshRequest request, Prompt prompt, Deadline deadline) {
    for (Duration wait = FIRST_RETRY_DELAY; ; wait = wait.multipliedBy(2)) {
      try {
        String text = model.generate(prompt, deadline).text();
        return UnknownAnswer.isIn(text)
            ? Optional.of(UnknownAnswer.WORD)
            : ReplyWriter.check(text, prompt, contents.of(request.locale().orElse("")));
      } catch (TransientFailure e) {
        if (request.isTooLate(clock.instant().plus(wait))
            || deadline.remaining().compareTo(wait) < 0) {
          throw e;
        }
        pause.accept(wait);
      }
    }
  }

  /**
   * Does nothing if the reply is fresh, another run has the lease, or the question is none that may
   * be shared as the content is now.
   */
  private boolean refresh(Demand demand, Deadline deadline) {
    Content content = contents.of(demand.question().locale());
    if (!demand.question().isSharedIn(content)) {
      return false;
    }
    ReplyKey key = keys.of(demand.question(), content);
    Optional<CachedReply> before = cache.find(key, deadline);
    if (before.filter(reply -> !reply.isStale(clock.instant())).isPresent()
        || !cache.tryLease(key, LEASE_TIME, deadline)) {
      return false;
    }
    Optional<CachedReply> now =
        writer().write(demand.question(), content, deadline.atMost(LEASE_TIME));
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

  /**
   * Tries every reply, then throws the first failure. The retry skips the replies that were
   * written.
   */
  private Result refreshCommon(Deadline deadline) {
    List<Callable<Boolean>> work =
        Arrays.stream(GroundedIntent.values())
            .flatMap(
                intent -> cache.findDue(intent.lexName(), MAX_COMMON_PER_INTENT, deadline).stream())
            .<Callable<Boolean>>map(common -> () -> refresh(common, deadline))
            .toList();
    return ConcurrentWrites.run(work);
  }

  /** Does nothing if the key is that of another question, model or version of our texts. */
  private boolean refresh(DueReply due, Deadline deadline) {
    SharedQuestion question = due.demand().question();
    Content content = contents.of(question.locale());
    if (!question.isSharedIn(content)
        || !keys.of(question, content).equals(due.key())
        || !cache.tryLease(due.key(), LEASE_TIME, deadline)) {
      return false;
    }
    Demand demand = due.demand();
    Optional<CachedReply> now =
        writer().write(demand.question(), content, deadline.atMost(LEASE_TIME));
    now.ifPresent(reply -> cache.store(due.key(), reply, demand, deadline));
    return now.isPresent();
  }
}
