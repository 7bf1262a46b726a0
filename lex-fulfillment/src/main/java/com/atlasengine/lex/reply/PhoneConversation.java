package com.atlasengine.lex.reply;

import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.reply.UnknownAnswer;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.reply.TurnModel.ModelReply;
import com.atlasengine.lex.turn.Reply;
import com.atlasengine.lex.turn.Reply.CacheLookup;
import com.atlasengine.lex.turn.Reply.Source;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Surface.PhoneCall;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnResult;
import java.util.Optional;

/** Answers on the phone what no other intent answers, grounded on the scenario of the call. */
public record PhoneConversation(TurnModel model, LateReplyDelivery lateReplies) {
  /** Answers and listens on. */
  public TurnResult answer(Turn turn, PhoneCall call, TurnTasks tasks) {
    Optional<String> opening = lateReplies.take(turn);
    Turn updated = opening.isPresent() ? turn.withoutLateTurn() : keepLateMarkIfWaiting(turn);
    if (opening.isPresent() && (Topic.isWaiting(turn) || UnknownAnswer.isIn(opening.get()))) {
      return answerLate(updated, opening.get());
    }
    Prompt prompt = ConversationPrompt.of(updated, call.scenario(), opening.orElse(""));
    return switch (model.ask(prompt, turn, tasks)) {
      case ModelReply.Complete all -> answerInFull(updated, opening, all.text());
      case ModelReply.Partial some -> answerInPart(updated, call, opening, some.text(), tasks);
      case ModelReply.NotInTime nothing ->
          opening
              .map(text -> answerLate(updated, text))
              .orElseGet(() -> answerWhileWaiting(updated, prompt, tasks));
      case ModelReply.Unknown unknown ->
          UnansweredQuestion.answer(updated, opening, CacheLookup.NONE);
      case ModelReply.Rejected refused ->
          opening
              .map(text -> answerLate(updated, text))
              .orElseGet(
                  () ->
                      answer(
                          updated,
                          updated.session(),
                          substitute(turn.say(Sentence.CONVERSATION_REJECTED))));
      case ModelReply.NotAsked nobody ->
          opening
              .map(text -> answerLate(updated, text))
              .orElseGet(
                  () ->
                      answer(
                          updated,
                          updated.session(),
                          substitute(turn.say(Sentence.CONVERSATION_NOT_ASKED))));
    };
  }

  /**
   * Answers on a call that is not proven: without a scenario, and no late answer is taken or asked
   * for.
   */
  public TurnResult answerUnproven(Turn given, TurnTasks tasks) {
    Turn turn = keepLateMarkIfWaiting(given);
    Prompt prompt = ConversationPrompt.of(turn, Optional.empty(), "");
    ModelReply modelReply = model.ask(prompt, turn, tasks);
    if (modelReply instanceof ModelReply.Unknown) {
      return UnansweredQuestion.answer(turn, Optional.empty(), CacheLookup.NONE);
    }
    return answer(turn, turn.session(), toReply(modelReply, turn));
  }

  private static Reply toReply(ModelReply modelReply, Turn turn) {
    return switch (modelReply) {
      case ModelReply.Complete all -> new Reply(all.text(), Source.GENERATED, CacheLookup.NONE);
      case ModelReply.Partial some -> new Reply(some.text(), Source.PARTIAL, CacheLookup.NONE);
      case ModelReply.NotInTime nothing -> substitute(waitingText(turn));
      case ModelReply.Unknown unknown -> substitute(turn.say(Sentence.KNOWLEDGE_UNKNOWN));
      case ModelReply.Rejected refused -> substitute(turn.say(Sentence.CONVERSATION_REJECTED));
      case ModelReply.NotAsked nobody -> substitute(turn.say(Sentence.CONVERSATION_NOT_ASKED));
    };
  }

  /** The late answer alone, for a turn that would be answered by another handler. */
  public Optional<TurnResult> findLateAnswer(Turn turn) {
    return Topic.isWaiting(turn)
        ? lateReplies.take(turn).map(text -> answerLate(turn.withoutLateTurn(), text))
        : Optional.empty();
  }

  /** The same turn; it goes on waiting for a late answer only if it is about nothing else. */
  public Turn keepLateMarkIfWaiting(Turn turn) {
    return Topic.isWaiting(turn) ? turn : turn.withoutLateTurn();
  }

  private static TurnResult answerLate(Turn turn, String text) {
    return UnknownAnswer.isIn(text)
        ? UnansweredQuestion.answer(turn, Optional.empty(), CacheLookup.NONE)
        : answer(turn, turn.session(), new Reply(text, Source.LATE, CacheLookup.NONE));
  }

  private static TurnResult answerInFull(Turn turn, Optional<String> opening, String text) {
    Source source = opening.isPresent() ? Source.LATE : Source.GENERATED;
    return answer(
        turn, turn.session(), new Reply(joinTexts(opening, text), source, CacheLookup.NONE));
  }

  private TurnResult answerInPart(
      Turn turn, PhoneCall call, Optional<String> opening, String text, TurnTasks tasks) {
    String said = joinTexts(opening, text);
    Prompt rest = ConversationPrompt.of(turn, call.scenario(), said);
    Session session = lateReplies.request(turn, rest, turn.session(), tasks);
    return answer(turn, session, new Reply(said, Source.PARTIAL, CacheLookup.NONE));
  }

  private TurnResult answerWhileWaiting(Turn turn, Prompt prompt, TurnTasks tasks) {
    Session session = lateReplies.request(turn, prompt, turn.session(), tasks);
    return answer(turn, session, substitute(waitingText(turn)));
  }

  private static Reply substitute(String text) {
    return Reply.substitute(text, CacheLookup.NONE);
  }

  /** Rotates by turn count, so that two turns in a row differ. */
  private static String waitingText(Turn turn) {
    return turn.content()
        .wording(Sentence.CONVERSATION_WAITING, turn.session().count(Session.TURN_COUNT));
  }

  private static String joinTexts(Optional<String> opening, String text) {
    return opening.map(o -> o + " " + text).orElse(text);
  }

  private static TurnResult answer(Turn turn, Session session, Reply reply) {
    return TurnResult.listen(turn, session.withExchange(turn.utterance(), reply.text()), reply);
  }
}
