package com.atlasengine.lex.routing;

import com.atlasengine.core.content.Sentence;
import com.atlasengine.lex.turn.IncomingTurn.Confirmation;
import com.atlasengine.lex.turn.IncomingTurn.Hook;
import com.atlasengine.lex.turn.Intent;
import com.atlasengine.lex.turn.Reply;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnResult;
import java.util.Map;

/**
 * What a turn of the callback's intent means: it was asked for by the visitor, or suggested because
 * a question has no answer.
 */
enum CallbackSuggestion {
  /** The callback is to be requested now. */
  REQUESTED,
  /** It is asked for, and Lex comes back to have it done. */
  TO_FULFILL,
  /** The visitor wants none. */
  DECLINED,
  /** An answer that was neither a yes nor a no. */
  UNCLEAR,
  /** The visitor talks about something else. */
  LEFT;

  /** A longer answer than this is about something else. */
  private static final int MAX_UNCLEAR_WORDS = 4;

  private static final String ASKED = "yes";
  private static final String ASKED_AGAIN = "again";

  static CallbackSuggestion of(Turn turn) {
    if (turn.confirmation() == Confirmation.DENIED) {
      return DECLINED;
    }
    if (turn.leavesToFulfillment()) {
      return TO_FULFILL;
    }
    if (turn.hook() == Hook.FULFILLMENT || !isOpen(turn)) {
      return REQUESTED;
    }
    boolean isShort = turn.utterance().split("\\s+").length <= MAX_UNCLEAR_WORDS;
    return isShort && !turn.isSilent() && hasValue(turn, ASKED) ? UNCLEAR : LEFT;
  }

  private static boolean isOpen(Turn turn) {
    return turn.session().get(Session.CALLBACK_SUGGESTED).isPresent();
  }

  private static boolean hasValue(Turn turn, String value) {
    return turn.session().get(Session.CALLBACK_SUGGESTED).filter(value::equals).isPresent();
  }

  /** The turn without a suggestion, when it is about something else. */
  static Turn dropOld(Turn turn) {
    return turn.intent() == Intent.CALLBACK
        ? turn
        : turn.withSession(turn.session().without(Session.CALLBACK_SUGGESTED));
  }

  static TurnResult decline(Turn turn) {
    String text = turn.say(Sentence.KNOWLEDGE_DECLINED);
    return TurnResult.listen(
        turn, turn.session().withExchange(turn.utterance(), text), Reply.fixed(text));
  }

  /** Asks once more; whatever comes then that is no yes is about something else. */
  static TurnResult askAgain(Turn turn) {
    String question = turn.say(Sentence.KNOWLEDGE_OFFER);
    return TurnResult.offerCallback(
        turn.session().with(Session.CALLBACK_SUGGESTED, ASKED_AGAIN),
        Reply.fixed(turn.say(Sentence.GENERAL_YES_OR_NO, Map.of("question", question))));
  }
}
