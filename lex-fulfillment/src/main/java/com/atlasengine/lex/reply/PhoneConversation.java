package com.atlasengine.lex.reply;

import com.atlasengine.core.lambda.Metric;
import com.atlasengine.core.lambda.Telemetry;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.lex.reply.TimelyModel.Spoken;
import com.atlasengine.lex.turn.Answer;
import com.atlasengine.lex.turn.Place.Call;
import com.atlasengine.lex.turn.Reply;
import com.atlasengine.lex.turn.Reply.Lookup;
import com.atlasengine.lex.turn.Reply.Source;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnTasks;
import java.util.List;
import java.util.Optional;

/** Talks on the phone about whatever comes, grounded on how the call was opened. */
public final class PhoneConversation {
  /** Said when the model has nothing in time; they keep the word with the visitor. */
  private static final List<String> MEANWHILE =
      List.of(
          "Let me think about that for a second. What made you curious about it?",
          "Good question, give me a moment. Is there anything else you would like to know?",
          "I'm still putting that together. Meanwhile, what would you use this for?",
          "One moment, I want to get this right. Shall I go on?",
          "I'm nearly there. Would you like the creator to call you back about it?");

  private final TimelyModel model;
  private final LateAnswers late;
  private final Telemetry telemetry;

  /** Conversations by these. */
  public PhoneConversation(TimelyModel model, LateAnswers late, Telemetry telemetry) {
    this.model = model;
    this.late = late;
    this.telemetry = telemetry;
  }

  /** Answers and listens on. */
  public Answer answer(Turn turn, Call call, TurnTasks tasks) {
    Optional<String> opening = late.take(turn);
    Turn told = turn.with(turn.session().without(Session.LATE_TURN));
    if (opening.isPresent() && Topic.continues("", turn.utterance())) {
      return answer(told, told.session(), new Reply(opening.get(), Source.LATE, Lookup.NONE));
    }
    Prompt prompt = ConversationPrompt.of(told, call, opening.orElse(""));
    return switch (model.ask(prompt, turn.deadline())) {
      case Spoken.All all -> whole(told, opening, all.text());
      case Spoken.Some some -> partly(told, call, opening, some.text(), tasks);
      case Spoken.Nothing nothing -> meanwhile(told, opening, prompt, tasks);
    };
  }

  /** The late answer alone, for a turn that would be answered by another handler. */
  public Optional<Answer> lateAnswer(Turn turn) {
    Turn told = turn.with(turn.session().without(Session.LATE_TURN));
    return Topic.continues("", turn.utterance())
        ? late.take(turn)
            .map(text -> answer(told, told.session(), new Reply(text, Source.LATE, Lookup.NONE)))
        : Optional.empty();
  }

  private Answer whole(Turn turn, Optional<String> opening, String text) {
    Source source = opening.isPresent() ? Source.LATE : Source.GENERATED;
    return answer(turn, turn.session(), new Reply(after(opening, text), source, Lookup.NONE));
  }

  private Answer partly(
      Turn turn, Call call, Optional<String> opening, String text, TurnTasks tasks) {
    telemetry.add(Metric.PARTIAL_REPLY, 1);
    String said = after(opening, text);
    Prompt rest = ConversationPrompt.of(turn, call, said);
    Session session = late.ask(turn, rest, turn.session(), tasks);
    return answer(turn, session, new Reply(said, Source.PARTIAL, Lookup.NONE));
  }

  private Answer meanwhile(Turn turn, Optional<String> opening, Prompt prompt, TurnTasks tasks) {
    if (opening.isPresent()) {
      return answer(turn, turn.session(), new Reply(opening.get(), Source.LATE, Lookup.NONE));
    }
    telemetry.add(Metric.STATIC_REPLY, 1);
    Session session = late.ask(turn, prompt, turn.session(), tasks);
    return answer(turn, session, new Reply(line(turn), Source.STATIC, Lookup.NONE));
  }

  /** Goes round by the turn, so that the next one is another. */
  private static String line(Turn turn) {
    return MEANWHILE.get(turn.session().count(Session.TURNS) % MEANWHILE.size());
  }

  private static String after(Optional<String> opening, String text) {
    return opening.map(o -> o + " " + text).orElse(text);
  }

  private static Answer answer(Turn turn, Session session, Reply reply) {
    return Answer.listen(turn, session.said(turn.utterance(), reply.text()), reply);
  }
}
