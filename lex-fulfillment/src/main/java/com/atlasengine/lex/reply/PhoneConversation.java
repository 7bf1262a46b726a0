package com.atlasengine.lex.reply;

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

/** Talks on the phone about whatever comes, grounded on the scenario of the call. */
public final class PhoneConversation {
  /**
   * Said when the model has nothing in time. No questions: their answers would change the topic.
   */
  private static final List<String> MEANWHILE =
      List.of(
          "Let me think about that for a second.",
          "Good question, give me a moment.",
          "I'm still putting that together, bear with me.",
          "One moment, I want to get this right.",
          "I'm nearly there, just a second.");

  private static final String RATHER_NOT =
      "I'd rather not go into that. What else would you like to know?";

  private final TimelyModel model;
  private final LateAnswers late;

  /** Conversations by these. */
  public PhoneConversation(TimelyModel model, LateAnswers late) {
    this.model = model;
    this.late = late;
  }

  /** Answers and listens on. */
  public Answer answer(Turn turn, Call call, TurnTasks tasks) {
    Optional<String> opening = late.take(turn);
    Turn told = opening.isPresent() ? turn.withoutLate() : awaiting(turn);
    if (opening.isPresent() && Topic.isWaiting(turn.utterance())) {
      return late(told, opening.get());
    }
    Prompt prompt = ConversationPrompt.of(told, call, opening.orElse(""));
    return switch (model.ask(prompt, turn.deadline())) {
      case Spoken.All all -> whole(told, opening, all.text());
      case Spoken.Some some -> partly(told, call, opening, some.text(), tasks);
      case Spoken.Nothing nothing ->
          opening.map(text -> late(told, text)).orElseGet(() -> meanwhile(told, prompt, tasks));
      case Spoken.Refused refused ->
          opening
              .map(text -> late(told, text))
              .orElseGet(() -> answer(told, told.session(), substitute(RATHER_NOT)));
    };
  }

  /** The late answer alone, for a turn that would be answered by another handler. */
  public Optional<Answer> lateAnswer(Turn turn) {
    return Topic.isWaiting(turn.utterance())
        ? late.take(turn).map(text -> late(turn.withoutLate(), text))
        : Optional.empty();
  }

  /** The same turn; it goes on waiting for a late answer only if it is about nothing else. */
  public Turn awaiting(Turn turn) {
    return Topic.isWaiting(turn.utterance()) ? turn : turn.withoutLate();
  }

  private static Answer late(Turn turn, String text) {
    return answer(turn, turn.session(), new Reply(text, Source.LATE, Lookup.NONE));
  }

  private static Answer whole(Turn turn, Optional<String> opening, String text) {
    Source source = opening.isPresent() ? Source.LATE : Source.GENERATED;
    return answer(turn, turn.session(), new Reply(after(opening, text), source, Lookup.NONE));
  }

  private Answer partly(
      Turn turn, Call call, Optional<String> opening, String text, TurnTasks tasks) {
    String said = after(opening, text);
    Prompt rest = ConversationPrompt.of(turn, call, said);
    Session session = late.ask(turn, rest, turn.session(), tasks);
    return answer(turn, session, new Reply(said, Source.PARTIAL, Lookup.NONE));
  }

  private Answer meanwhile(Turn turn, Prompt prompt, TurnTasks tasks) {
    Session session = late.ask(turn, prompt, turn.session(), tasks);
    return answer(turn, session, substitute(line(turn)));
  }

  private static Reply substitute(String text) {
    return Reply.substitute(text, Lookup.NONE);
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
