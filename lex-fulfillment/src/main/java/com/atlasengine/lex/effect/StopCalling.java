package com.atlasengine.lex.effect;

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

  private static final String DONE_TEXT =
      "All right. I will not call this number again, and I tell the team so. Goodbye.";
  private static final String NOT_NOW_TEXT =
      "I'm sorry, I couldn't note that down just now. Please say it once more, or press nine.";
  private static final String WEB_TEXT =
      "I can note that only on a call, because there I know whose number it is: when I call, say"
          + " \"stop calling me\" or press nine, and I will not call that number again.";

  /** Empty when the visitor asks for something else; "stop" alone leaves a form. */
  public Optional<TurnResult> answer(Turn turn) {
    if (!turn.asksToStopCalls()) {
      return Optional.empty();
    }
    return switch (turn.surface()) {
      case Surface.PhoneCall call -> Optional.of(suppress(turn, call));
      case Surface.UnprovenCall unproven -> Optional.of(listen(turn, NOT_NOW_TEXT));
      case Surface.WebChat web ->
          WayOut.find(turn).isPresent() ? Optional.empty() : Optional.of(explain(turn));
    };
  }

  /** Doing it twice is fine, so a second delivery does it again. */
  private TurnResult suppress(Turn turn, Surface.PhoneCall call) {
    try {
      suppressions.add(call.key(), turn.deadline());
      return TurnResult.hangUp(turn.session(), DONE_TEXT);
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Could not suppress a number: {}", e.getMessage());
      return listen(turn, NOT_NOW_TEXT);
    }
  }

  private static TurnResult explain(Turn turn) {
    return listen(turn.withSession(turn.session().withoutTries()), WEB_TEXT);
  }

  private static TurnResult listen(Turn turn, String text) {
    return TurnResult.listen(
        turn, turn.session().withExchange(turn.utterance(), text), Reply.fixed(text));
  }
}
