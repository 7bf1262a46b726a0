package com.atlasengine.lex;

import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.lex.reply.Grounding;
import com.atlasengine.lex.turn.Reply;
import com.atlasengine.lex.turn.Reply.CacheLookup;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnResult;
import java.util.Optional;

/** The reply when a turn fails or misses its deadline. */
final class FailureReply {
  private static final String PHONE_TEXT = "Sorry, I lost my thread. Could you say that again?";
  private static final String NOT_DONE_TEXT =
      "I'm sorry, I couldn't do that just now. Please try again in a minute.";

  private FailureReply() {}

  /** Uses no dependency and returns at once. */
  static TurnResult answer(Turn turn, Channel channel) {
    return switch (turn.intent()) {
      case INITIATE_DEMO ->
          channel == Channel.PHONE ? answerAndListen(turn, channel) : answerNotDone(turn);
      case DELETE_MY_INFO, CALLBACK -> answerNotDone(turn);
      case GREETING, ABOUT_TECHNOLOGY, ABOUT_DEMO, FALLBACK, CLOSE, UNKNOWN ->
          answerAndListen(turn, channel);
    };
  }

  /** Keeps listening; closing would hang up. */
  private static TurnResult answerNotDone(Turn turn) {
    return TurnResult.listen(
        turn, turn.withoutLateTurn().session(), Reply.substitute(NOT_DONE_TEXT, CacheLookup.NONE));
  }

  private static TurnResult answerAndListen(Turn turn, Channel channel) {
    String text = replyText(turn, channel);
    Session withReply = turn.withoutLateTurn().session().withExchange(turn.utterance(), text);
    Session session =
        channel == Channel.PHONE ? withReply.with(Session.REPLY_NOT_WRITTEN, "yes") : withReply;
    return TurnResult.listen(turn, session, Reply.substitute(text, CacheLookup.NONE));
  }

  private static String replyText(Turn turn, Channel channel) {
    return switch (channel) {
      case PHONE -> PHONE_TEXT;
      case CHAT ->
          Optional.of(turn.intentName())
              .flatMap(GroundedIntent::byLexName)
              .map(intent -> Grounding.text(intent, channel))
              .orElseGet(() -> Grounding.text(GroundedIntent.FALLBACK, channel));
    };
  }
}
