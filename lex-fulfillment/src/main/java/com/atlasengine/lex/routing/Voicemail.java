package com.atlasengine.lex.routing;

import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.model.VoicemailGreeting;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnResult;
import java.util.Optional;

/**
 * Leaves a message when a voicemail took the call, and hangs up: a machine is nobody to talk to.
 *
 * @param leavesMessage whether it says anything
 */
public record Voicemail(boolean leavesMessage) {
  /** Empty when a person speaks, as far as the words tell. */
  Optional<TurnResult> answer(Turn turn) {
    return VoicemailGreeting.isGreeting(turn.utterance(), turn.session().count(Session.TURN_COUNT))
        ? Optional.of(TurnResult.hangUp(turn.session(), message(turn)))
        : Optional.empty();
  }

  private String message(Turn turn) {
    return leavesMessage ? turn.say(Sentence.VOICEMAIL_MESSAGE) : "";
  }
}
