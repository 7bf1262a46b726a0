package com.atlasengine.lex;

import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.call.PhoneCalls;
import com.atlasengine.lex.call.PhoneCalls.Placed;
import com.atlasengine.lex.call.Transcript;
import com.atlasengine.lex.event.Incoming;
import com.atlasengine.lex.event.LexEvent;
import com.atlasengine.lex.event.LexResponse;
import com.atlasengine.lex.event.Unreadable;
import com.atlasengine.lex.turn.Answer;
import com.atlasengine.lex.turn.Intent;
import com.atlasengine.lex.turn.Place;
import com.atlasengine.lex.turn.Reply.Lookup;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnTasks;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers whatever Lex sends, by its deadline, and never fails: the visitor hears words, not an
 * error.
 */
final class AnswerTurn implements UseCase<Incoming, LexResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(AnswerTurn.class);

  private final Router router;
  private final PhoneCalls calls;
  private final Transcript transcript;
  private final Warmth warmth;
  private final Map<Channel, Duration> due;
  private final Duration effectDue;
  private final Telemetry telemetry;

  /**
   * Turns answered by these.
   *
   * @param due when an answer is due, for each channel
   * @param effectDue when one is due that tells whether something was done
   */
  AnswerTurn(
      Router router,
      PhoneCalls calls,
      Transcript transcript,
      Warmth warmth,
      Map<Channel, Duration> due,
      Duration effectDue,
      Telemetry telemetry) {
    this.router = router;
    this.calls = calls;
    this.transcript = transcript;
    this.warmth = warmth;
    this.due = Map.copyOf(due);
    this.effectDue = effectDue;
    this.telemetry = telemetry;
  }

  @Override
  public LexResponse handle(Incoming incoming, Invocation invocation) {
    return switch (incoming) {
      case LexEvent event -> answer(event, invocation);
      case Unreadable unreadable -> Responses.apology(unreadable);
    };
  }

  @Override
  public void warm(Invocation invocation) {
    warmth.renew(invocation.deadline());
  }

  private LexResponse answer(LexEvent event, Invocation invocation) {
    Session session = session(event);
    Channel channel = channel(event, session);
    Deadline deadline = invocation.deadline().atMost(due(event, channel));
    Turn turn = Turn.of(event, session, deadline, invocation);
    Answer answer = inTime(turn, channel);
    note(turn, channel, answer);
    return Responses.of(
        turn, answer, event.sessionState().flatMap(LexEvent.SessionState::activeContexts));
  }

  /** On another thread, so that nothing, whatever it does, can hold the turn past its deadline. */
  private Answer inTime(Turn turn, Channel channel) {
    try (TurnTasks tasks = new TurnTasks(turn.deadline())) {
      return TurnTasks.await(tasks.start(() -> answer(turn, tasks)), turn.deadline());
    } catch (RuntimeException | LinkageError e) {
      LOG.error("No answer to {}: {}", turn.intent(), where(e));
      return LastResort.answer(turn, channel);
    }
  }

  /** A library's message may quote what it was given. */
  private static String where(Throwable failure) {
    StackTraceElement[] trace = failure.getStackTrace();
    return failure.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
  }

  private Answer answer(Turn turn, TurnTasks tasks) {
    Placed placed = calls.place(turn.session(), turn.deadline(), tasks);
    Turn there = turn.at(placed.place(), placed.session());
    if (!(placed.place() instanceof Place.Call call)) {
      return router.answer(there, tasks);
    }
    Future<Boolean> heard = transcript.heard(there, call, tasks);
    return transcript.answered(there, call, router.answer(there, tasks), heard, tasks);
  }

  private static Session session(LexEvent event) {
    return Session.of(
        event.sessionId().orElse(""),
        event.sessionState().flatMap(LexEvent.SessionState::sessionAttributes).orElse(Map.of()));
  }

  /**
   * To give up on an effect that is about to succeed would be to say that a phone will not ring
   * which then does.
   */
  private Duration due(LexEvent event, Channel channel) {
    boolean fulfils = event.invocationSource().filter("DialogCodeHook"::equals).isEmpty();
    return fulfils && hasEffect(event, channel) ? effectDue : due.getOrDefault(channel, effectDue);
  }

  private static boolean hasEffect(LexEvent event, Channel channel) {
    String name =
        event
            .sessionState()
            .flatMap(LexEvent.SessionState::intent)
            .flatMap(LexEvent.Intent::name)
            .orElse("");
    return switch (Intent.named(name)) {
      case INITIATE_DEMO -> channel == Channel.CHAT;
      case CALLBACK, DELETE_MY_INFO -> true;
      case GREETING, ABOUT_TECHNOLOGY, ABOUT_DEMO, CLOSE, FALLBACK, UNKNOWN -> false;
    };
  }

  /** What the deadline goes by; whether the call exists is seen later. */
  private static Channel channel(LexEvent event, Session session) {
    boolean spoken = event.inputMode().filter(mode -> !mode.equals("Text")).isPresent();
    boolean called =
        session.get(Session.INTERACTION_KEY).flatMap(InteractionKey::parse).isPresent();
    return spoken || called ? Channel.PHONE : Channel.CHAT;
  }

  /** Here alone, of what is really said: a turn that overran may have had other words ready. */
  private void note(Turn turn, Channel channel, Answer answer) {
    switch (answer.reply().source()) {
      case SUBSTITUTE -> telemetry.add(Metric.STATIC_REPLY, 1);
      case PARTIAL -> telemetry.add(Metric.PARTIAL_REPLY, 1);
      case CACHED, STALE, GENERATED, STATIC, LATE -> {}
    }
    telemetry.annotate("intent", turn.intent().name());
    telemetry.annotate("channel", channel.name().toLowerCase(Locale.ROOT));
    telemetry.annotate("reply", answer.reply().source().written());
    telemetry.annotate("time_left_ms", Long.toString(turn.deadline().left().toMillis()));
    if (answer.reply().lookup() != Lookup.NONE) {
      telemetry.annotate("cache", answer.reply().lookup().written());
    }
  }
}
