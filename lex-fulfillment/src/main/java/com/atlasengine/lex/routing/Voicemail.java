package com.atlasengine.lex.routing;

import com.atlasengine.core.model.VoicemailGreeting;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnResult;
import java.util.Optional;

/**
 * Leaves a message when a voicemail took the call, and hangs up: a machine is nobody to talk to.
 *
 * @param message what is left; nothing when empty
 */
public record Voicemail(Optional<String> message) {
  /** Empty when a person speaks, as far as the words tell. */
  Optional<TurnResult> answer(Turn turn) {
    return VoicemailGreeting.isGreeting(turn.utterance(), turn.session().count(Session.TURN_COUNT))
        ? Optional.of(TurnResult.hangUp(turn.session(), message.orElse("")))
        : Optional.empty();
  }
}
