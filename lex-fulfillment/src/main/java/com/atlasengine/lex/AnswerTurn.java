package com.atlasengine.lex;

import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.lambda.Renewal;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.call.PhoneCallResolver;
import com.atlasengine.lex.call.PhoneCallResolver.ResolvedSurface;
import com.atlasengine.lex.call.Transcript;
import com.atlasengine.lex.event.IncomingEvent;
import com.atlasengine.lex.event.LexEvent;
import com.atlasengine.lex.event.LexResponse;
import com.atlasengine.lex.event.UnreadableEvent;
import com.atlasengine.lex.turn.Intent;
import com.atlasengine.lex.turn.Reply.CacheLookup;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Surface;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnResult;
import com.atlasengine.lex.turn.TurnTasks;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every Lex event by its deadline and never throws: the visitor always gets a reply. */
final class AnswerTurn implements UseCase<IncomingEvent, LexResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerTurn.class);

  private final Router router;
  private final PhoneCallResolver callResolver;
  private final Transcript transcript;
  private final List<Renewal> renewals;
  private final Map<Channel, Duration> deadlines;
  private final Duration effectDeadline;
  private final Telemetry telemetry;

  /**
   * @param renewals what turns must not wait for
   * @param deadlines when an answer is due, for each channel
   * @param effectDeadline the deadline of turns that have an effect (call, Case, deletion)
   */
  AnswerTurn(
      Router router,
      PhoneCallResolver callResolver,
      Transcript transcript,
      List<Renewal> renewals,
      Map<Channel, Duration> deadlines,
      Duration effectDeadline,
      Telemetry telemetry) {
    this.router = router;
    this.callResolver = callResolver;
    this.transcript = transcript;
    this.renewals = List.copyOf(renewals);
    this.deadlines = Map.copyOf(deadlines);
    this.effectDeadline = effectDeadline;
    this.telemetry = telemetry;
  }

  @Override
  public LexResponse handle(IncomingEvent incoming, Invocation invocation) {
    return switch (incoming) {
      case LexEvent event -> answer(event, invocation);
      case UnreadableEvent unreadable -> Responses.apology(unreadable);
    };
  }

  @Override
  public List<Renewal> renewals() {
    return renewals;
  }

  private LexResponse answer(LexEvent event, Invocation invocation) {
    Session session = readSession(event);
    Channel channel = guessChannel(event, session);
    Deadline deadline = invocation.deadline().atMost(timeLimit(event, channel));
    Turn turn = Turn.of(event, session, deadline, invocation);
    TurnResult result = answerByDeadline(turn, channel);
    recordTurn(turn, channel, result);
    return Responses.of(
        turn, result, event.sessionState().flatMap(LexEvent.SessionState::activeContexts));
  }

  /** Runs on another thread, so that no task can block the turn past its deadline. */
  private TurnResult answerByDeadline(Turn turn, Channel channel) {
    try (TurnTasks tasks = new TurnTasks(turn.deadline())) {
      return TurnTasks.await(tasks.start(() -> answer(turn, tasks)), turn.deadline());
    } catch (RuntimeException | LinkageError e) {
      LOG.error("No answer to {}: {}", turn.intent(), describeFailure(e));
      return FailureReply.answer(turn, channel);
    }
  }

  /** Leaves out the message, because a library may quote the input. */
  private static String describeFailure(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return failure.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  private TurnResult answer(Turn turn, TurnTasks tasks) {
    ResolvedSurface resolved = callResolver.resolve(turn.session(), turn.deadline(), tasks);
    Turn placedTurn = turn.withSurface(resolved.surface(), resolved.session());
    if (!(resolved.surface() instanceof Surface.PhoneCall call)) {
      return router.answer(placedTurn, tasks);
    }
    Future<Boolean> userLineWrite = transcript.writeUserLine(placedTurn, call, tasks);
    return transcript.writeReplyOrMark(
        placedTurn, call, router.answer(placedTurn, tasks), userLineWrite, tasks);
  }

  private static Session readSession(LexEvent event) {
    return Session.of(
        event.sessionId().orElse(""),
        event.sessionState().flatMap(LexEvent.SessionState::sessionAttributes).orElse(Map.of()));
  }

  /**
   * A turn with an effect gets more time. Otherwise the bot could say that no call comes, and then
   * the phone rings.
   */
  private Duration timeLimit(LexEvent event, Channel channel) {
    boolean isFulfilment = event.invocationSource().filter("DialogCodeHook"::equals).isEmpty();
    return isFulfilment && hasEffect(event, channel)
        ? effectDeadline
        : deadlines.getOrDefault(channel, effectDeadline);
  }

  private static boolean hasEffect(LexEvent event, Channel channel) {
    String name =
        event
            .sessionState()
            .flatMap(LexEvent.SessionState::intent)
            .flatMap(LexEvent.Intent::name)
            .orElse("");
    return switch (Intent.byLexName(name)) {
      case INITIATE_DEMO -> channel == Channel.CHAT;
      case CALLBACK, DELETE_MY_INFO -> true;
      case GREETING, ABOUT_TECHNOLOGY, ABOUT_DEMO, CLOSE, FALLBACK, UNKNOWN -> false;
    };
  }

  /** The channel for the deadline only; the call is verified later. */
  private static Channel guessChannel(LexEvent event, Session session) {
    boolean isSpoken = event.inputMode().filter(mode -> !mode.equals("Text")).isPresent();
    boolean hasInteraction =
        session.get(Session.INTERACTION_KEY).flatMap(InteractionKey::parse).isPresent();
    return isSpoken || hasInteraction ? Channel.PHONE : Channel.CHAT;
  }

  /**
   * Records the reply that is really sent, in one place: a late turn sends another reply than it
   * prepared.
   */
  private void recordTurn(Turn turn, Channel channel, TurnResult result) {
    switch (result.reply().source()) {
      case SUBSTITUTE -> telemetry.add(Metric.STATIC_REPLY, 1);
      case PARTIAL -> telemetry.add(Metric.PARTIAL_REPLY, 1);
      case CACHED, STALE, GENERATED, STATIC, LATE -> {}
    }
    telemetry.annotate("intent", turn.intent().name());
    telemetry.annotate("channel", channel.name().toLowerCase(Locale.ROOT));
    telemetry.annotate("reply", result.reply().source().wireName());
    telemetry.annotate("time_left_ms", Long.toString(turn.deadline().remaining().toMillis()));
    if (result.reply().lookup() != CacheLookup.NONE) {
      telemetry.annotate("cache", result.reply().lookup().wireName());
    }
  }
}
