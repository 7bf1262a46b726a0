package com.atlasengine.lex.routing;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.lex.turn.IncomingTurn;
import com.atlasengine.lex.turn.Reply;
import com.atlasengine.lex.turn.Reply.CacheLookup;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.TurnResult;

/** The reply when a turn fails or misses its deadline. */
public final class FailureReply {
  private FailureReply() {}

  /**
   * Uses no dependency and returns at once. The turn may have failed before its surface was known,
   * so the reply is worded for the channel that the event claims.
   *
   * @param content what is said in the turn's locale
   * @param session as far as it is known: checked, or as it came
   */
  public static TurnResult answer(IncomingTurn turn, Session session, Content content) {
    Session after = session.without(Session.LATE_TURN_ID);
    return switch (turn.intent()) {
      case INITIATE_DEMO ->
          turn.claimedChannel() == Channel.PHONE
              ? answerAndListen(turn, after, content)
              : listen(turn, after, content.say(Sentence.FAILURE_NOT_DONE));
      case DELETE_MY_INFO, CALLBACK -> listen(turn, after, content.say(Sentence.FAILURE_NOT_DONE));
      case GREETING, ABOUT_TECHNOLOGY, ABOUT_DEMO, FALLBACK, CLOSE, UNKNOWN ->
          answerAndListen(turn, after, content);
    };
  }

  private static TurnResult answerAndListen(IncomingTurn turn, Session session, Content content) {
    String text = replyText(turn, content);
    Session withReply = session.withExchange(turn.utterance(), text);
    boolean newReplyOnPhone = turn.claimedChannel() == Channel.PHONE && !withReply.equals(session);
    return listen(
        turn, newReplyOnPhone ? withReply.with(Session.REPLY_NOT_WRITTEN, "yes") : withReply, text);
  }

  private static String replyText(IncomingTurn turn, Content content) {
    return switch (turn.claimedChannel()) {
      case PHONE -> content.say(Sentence.FAILURE_PHONE);
      case CHAT ->
          content.grounding(
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
