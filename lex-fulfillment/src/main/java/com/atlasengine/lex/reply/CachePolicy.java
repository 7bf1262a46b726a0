package com.atlasengine.lex.reply;

import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.reply.SharedQuestion;
import com.atlasengine.lex.turn.History.Exchange;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import java.util.Optional;

/**
 * Decides whether a reply may be shared with all visitors: only if nothing personal is being asked
 * for, and every word of the utterance is one of ours.
 */
final class CachePolicy {
  private CachePolicy() {}

  /** The question that the turn shares with all who say the same; empty when it shares none. */
  static Optional<SharedQuestion> sharedQuestion(Turn turn, GroundedIntent intent) {
    boolean isPersonal =
        turn.session().get(Session.PERSONAL).isPresent()
            || turn.slots().keySet().stream().anyMatch(name -> turn.slot(name).isPresent());
    return isPersonal
        ? Optional.empty()
        : SharedQuestion.of(turn.content(), intent, turn.channel(), turn.utterance());
  }

  /**
   * Whether the answer on the phone depends on nothing that was said before: no late answer is
   * awaited, and the bot's last words asked nothing.
   */
  static boolean standsAlone(Turn turn) {
    return turn.session().get(Session.LATE_TURN_ID).isEmpty()
        && turn.session().history().last().filter(Exchange::mayAsk).isEmpty();
  }
}
