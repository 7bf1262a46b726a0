package com.atlasengine.lex.effect;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.text.Truncate;
import com.atlasengine.lex.turn.IncomingTurn.Confirmation;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnResult;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Puts a caller through to the sales team. The turn only says so: the contact flow reads the
 * session and transfers the call, and comes back to the bot when nobody is free.
 *
 * @param queueArn the queue in Connect; empty when there is none
 * @param hours when somebody is there
 * @param sales what the sales team hears, in its locale
 */
public record Transfer(Optional<String> queueArn, TransferHours hours, Content sales, Clock clock) {
  /** Whoever takes the call hears it before the visitor does. */
  private static final int MAX_WHISPER_CHARS = 500;

  private static final int MAX_SAID_CHARS = 400;

  /**
   * What transfers the call; empty when it has to be a callback: outside of the hours, after a
   * transfer that failed, and when the visitor agreed to a callback.
   */
  Optional<TurnResult> start(Turn turn) {
    boolean asked =
        turn.confirmation() == Confirmation.NONE && turn.session().get(Session.TRANSFER).isEmpty();
    return queueArn
        .filter(queue -> asked && hours.include(clock.instant()))
        .map(queue -> TurnResult.fulfill(turn, session(turn, queue), said(turn)));
  }

  private static String said(Turn turn) {
    return turn.say(Sentence.TRANSFER_STARTED);
  }

  private Session session(Turn turn, String queue) {
    return turn.session()
        .with(Session.TRANSFER, "yes")
        .with(Session.TRANSFER_QUEUE, queue)
        .with(Session.WHISPER, whisper(turn));
  }

  private String whisper(Turn turn) {
    String lines = (turn.session().history().lines() + "\nUser: " + turn.utterance()).strip();
    String newest = lines.substring(Math.max(0, lines.length() - MAX_SAID_CHARS));
    String text = sales.say(Sentence.SALES_WHISPER, Map.of("said", newest));
    return Truncate.toLength(MAX_WHISPER_CHARS, text.replaceAll("[<>\\s]+", " ").strip());
  }

  /** The session without a transfer, so that the flow does not transfer the call once more. */
  static Session end(Session session) {
    return session.without(Session.TRANSFER, Session.TRANSFER_QUEUE, Session.WHISPER);
  }
}
