package com.atlasengine.lex;

import com.atlasengine.core.content.Contents;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.lambda.Renewal;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.call.PhoneCallResolver;
import com.atlasengine.lex.call.PhoneCallResolver.ResolvedSurface;
import com.atlasengine.lex.call.SessionKey;
import com.atlasengine.lex.call.Transcript;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.effect.PromisedCall;
import com.atlasengine.lex.event.LexResponse;
import com.atlasengine.lex.event.Responses;
import com.atlasengine.lex.routing.FailureReply;
import com.atlasengine.lex.routing.Router;
import com.atlasengine.lex.turn.IncomingEvent;
import com.atlasengine.lex.turn.IncomingTurn;
import com.atlasengine.lex.turn.Reply.CacheLookup;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Surface;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnBudget;
import com.atlasengine.lex.turn.TurnResult;
import com.atlasengine.lex.turn.UnreadableEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers every Lex event by its deadline and never throws: the visitor always gets a reply. It
 * finds out where the turn takes place, lets {@link Router} answer it, and builds the response.
 */
final class AnswerTurn implements UseCase<IncomingEvent, LexResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerTurn.class);

  private final Contents contents;
  private final Router router;
  private final PromisedCall promisedCall;
  private final SessionKey sessionKey;
  private final PhoneCallResolver callResolver;
  private final Transcript transcript;
  private final List<Renewal> renewals;
  private final TurnBudget budget;
  private final Telemetry telemetry;

  /**
   * @param renewals what turns must not wait for
   */
  AnswerTurn(
      Contents contents,
      Router router,
      PromisedCall promisedCall,
      SessionKey sessionKey,
      PhoneCallResolver callResolver,
      Transcript transcript,
      List<Renewal> renewals,
      TurnBudget budget,
      Telemetry telemetry) {
    this.contents = contents;
    this.router = router;
    this.promisedCall = promisedCall;
    this.sessionKey = sessionKey;
    this.callResolver = callResolver;
    this.transcript = transcript;
    this.renewals = List.copyOf(renewals);
    this.budget = budget;
    this.telemetry = telemetry;
  }

  @Override
  public LexResponse handle(IncomingEvent event, Invocation invocation) {
    return switch (event) {
      case IncomingTurn turn -> answer(turn, invocation);
      case UnreadableEvent unreadable -> Responses.apology(unreadable, contents.fallback());
    };
  }

  private LexResponse answer(IncomingTurn turn, Invocation invocation) {
    Deadline deadline = invocation.deadline().atMost(budget.timeLimit(turn));
    TurnResult result = answerByDeadline(turn, new Invocation(invocation.requestId(), deadline));
    recordTurn(turn, deadline, result);
    return Responses.of(turn, result);
  }

  /** Runs on another thread, so that no task can block the turn past its deadline. */
  private TurnResult answerByDeadline(IncomingTurn turn, Invocation invocation) {
    Deadline deadline = invocation.deadline();
    AtomicReference<@Nullable CheckedSession> checked = new AtomicReference<>();
    try (TurnTasks tasks = new TurnTasks(deadline, budget.interruptGrace())) {
      return TurnTasks.await(tasks.start(() -> answer(turn, invocation, checked, tasks)), deadline);
    } catch (RuntimeException | LinkageError e) {
      LOG.error("No answer to {}: {}", turn.intent(), describeFailure(e));
      return Optional.ofNullable(checked.get())
          .map(
              known ->
                  known.seal(
                      FailureReply.answer(turn, known.session(), contents.of(turn.locale()))))
          .orElseGet(() -> FailureReply.answer(turn, turn.session(), contents.of(turn.locale())));
    }
  }

  private TurnResult answer(
      IncomingTurn incoming,
      Invocation invocation,
      AtomicReference<@Nullable CheckedSession> checked,
      TurnTasks tasks) {
    Deadline deadline = invocation.deadline();
    SessionKey.Read keyRead = sessionKey.startRead(deadline, tasks);
    Session session = keyRead.checkHistory(incoming.session());
    ResolvedSurface resolved = callResolver.resolve(incoming, session, keyRead, deadline);
    CheckedSession known = new CheckedSession(resolved.session(), keyRead);
    checked.set(known);
    Turn turn =
        new Turn(
            incoming,
            resolved.surface(),
            resolved.session(),
            invocation,
            contents.of(incoming.locale()));
    return known.seal(answer(turn, tasks));
  }

  private TurnResult answer(Turn turn, TurnTasks tasks) {
    return switch (turn.surface()) {
      case Surface.WebChat web ->
          promisedCall.answer(turn, tasks, known -> router.answer(known, tasks));
      case Surface.PhoneCall call when call.lastNameToDelete().isPresent() ->
          router.answer(turn, tasks); // nothing of it is kept
      case Surface.PhoneCall call -> answerCall(turn, call, tasks);
      case Surface.UnprovenCall unproven -> router.answer(turn, tasks);
    };
  }

  private TurnResult answerCall(Turn turn, Surface.PhoneCall call, TurnTasks tasks) {
    if (turn.leavesToFulfillment()) {
      return router.answer(turn, tasks); // its words come again, and are written then
    }
    Future<Boolean> userLineWrite = transcript.writeUserLine(turn, call, tasks);
    TurnResult result = router.answer(turn, tasks);
    return transcript.writeReplyOrMark(turn, call, result, userLineWrite, tasks);
  }

  /** Leaves out the message, because a library may quote the input. */
  private static String describeFailure(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return failure.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  /**
   * Records the reply that is really sent, in one place: a late turn sends another reply than it
   * prepared.
   */
  private void recordTurn(IncomingTurn turn, Deadline deadline, TurnResult result) {
    switch (result.reply().source()) {
      case SUBSTITUTE -> telemetry.add(Metric.STATIC_REPLY, 1);
      case PARTIAL -> telemetry.add(Metric.PARTIAL_REPLY, 1);
      case UNANSWERED -> telemetry.add(Metric.UNANSWERED_QUESTION, 1);
      case CACHED, STALE, GENERATED, STATIC, LATE -> {}
    }
    telemetry.annotate("intent", turn.intent().name());
    telemetry.annotate("channel", turn.claimedChannel().name().toLowerCase(Locale.ROOT));
    telemetry.annotate("reply", result.reply().source().wireName());
    telemetry.annotate("time_left_ms", Long.toString(deadline.remaining().toMillis()));
    if (result.reply().lookup() != CacheLookup.NONE) {
      telemetry.annotate("cache", result.reply().lookup().wireName());
    }
  }

  @Override
  public List<Renewal> renewals() {
    return renewals;
  }

  /** A turn's session after its seals were checked; only what was checked is sealed again. */
  private record CheckedSession(Session session, SessionKey.Read keyRead) {
    TurnResult seal(TurnResult result) {
      return result.withSession(keyRead.sealHistory(result.session()));
    }
  }
}
