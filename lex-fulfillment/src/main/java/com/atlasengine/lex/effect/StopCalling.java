package com.atlasengine.lex.effect;

import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.port.Suppressions;
import com.atlasengine.lex.turn.Reply;
import com.atlasengine.lex.turn.Surface;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnResult;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Suppresses the number of a call when the person on it asks not to be called again, at any point
 * of the conversation. In chat nobody can prove whose number it is, so the bot says how to do it.
 */
public record StopCalling(Suppressions suppressions) {
  private static final Logger LOG = LoggerFactory.getLogger(StopCalling.class);

  /** Empty when the visitor asks for something else; "stop" alone leaves a form. */
  public Optional<TurnResult> answer(Turn turn) {
    if (!turn.asksToStopCalls()) {
      return Optional.empty();
    }
    return switch (turn.surface()) {
      case Surface.PhoneCall call -> Optional.of(suppress(turn, call));
      case Surface.UnprovenCall unproven ->
          Optional.of(listen(turn, Sentence.STOP_CALLING_NOT_NOW));
      case Surface.WebChat web ->
          WayOut.find(turn).isPresent() ? Optional.empty() : Optional.of(explain(turn));
    };
  }

  /** Doing it twice is fine, so a second delivery does it again. */
  private TurnResult suppress(Turn turn, Surface.PhoneCall call) {
    try {
      suppressions.add(call.key(), turn.deadline());
      return TurnResult.hangUp(turn.session(), turn.say(Sentence.STOP_CALLING_DONE));
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Could not suppress a number: {}", e.getMessage());
      return listen(turn, Sentence.STOP_CALLING_NOT_NOW);
    }
  }

  private static TurnResult explain(Turn turn) {
    return listen(turn.withSession(turn.session().withoutTries()), Sentence.STOP_CALLING_CHAT);
  }

  private static TurnResult listen(Turn turn, Sentence sentence) {
    String text = turn.say(sentence);
    return TurnResult.listen(
        turn, turn.session().withExchange(turn.utterance(), text), Reply.fixed(text));
  }
}
