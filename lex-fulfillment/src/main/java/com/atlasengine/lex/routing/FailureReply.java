package com.atlasengine.lex.routing;

import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.reply.Grounding;
import com.atlasengine.lex.turn.IncomingTurn;
import com.atlasengine.lex.turn.Reply;
import com.atlasengine.lex.turn.Reply.CacheLookup;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.TurnResult;

/** The reply when a turn fails or misses its deadline. */
public final class FailureReply {
  private static final String PHONE_TEXT = "Sorry, I lost my thread. Could you say that again?";
  private static final String NOT_DONE_TEXT =
      "I'm sorry, I couldn't do that just now. Please try again in a minute.";

  private FailureReply() {}

  /**
   * Uses no dependency and returns at once. The turn may have failed before its surface was known,
   * so the reply is worded for the channel that the event claims.
   *
   * @param session as far as it is known: checked, or as it came
   */
  public static TurnResult answer(IncomingTurn turn, Session session) {
    Session after = session.without(Session.LATE_TURN_ID);
    return switch (turn.intent()) {
      case INITIATE_DEMO ->
          turn.claimedChannel() == Channel.PHONE
              ? answerAndListen(turn, after)
              : listen(turn, after, NOT_DONE_TEXT);
      case DELETE_MY_INFO, CALLBACK -> listen(turn, after, NOT_DONE_TEXT);
      case GREETING, ABOUT_TECHNOLOGY, ABOUT_DEMO, FALLBACK, CLOSE, UNKNOWN ->
          answerAndListen(turn, after);
    };
  }

  private static TurnResult answerAndListen(IncomingTurn turn, Session session) {
    String text = replyText(turn);
    Session withReply = session.withExchange(turn.utterance(), text);
    boolean newReplyOnPhone = turn.claimedChannel() == Channel.PHONE && !withReply.equals(session);
    return listen(
        turn, newReplyOnPhone ? withReply.with(Session.REPLY_NOT_WRITTEN, "yes") : withReply, text);
  }

  private static String replyText(IncomingTurn turn) {
    return switch (turn.claimedChannel()) {
      case PHONE -> PHONE_TEXT;
      case CHAT ->
          Grounding.text(
              GroundedIntent.byLexName(turn.intentName()).orElse(GroundedIntent.FALLBACK),
              Channel.CHAT);
    };
  }

  /** Keeps listening; closing would hang up. */
  private static TurnResult listen(IncomingTurn turn, Session session, String text) {
    return new TurnResult(
        Reply.substitute(text, CacheLookup.NONE),
        new TurnResult.NextStep.Listen(),
        session,
        turn.slots());
  }
}
