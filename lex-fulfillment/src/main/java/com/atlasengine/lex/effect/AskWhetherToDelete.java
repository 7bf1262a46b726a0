package com.atlasengine.lex.effect;

import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.language.Phrase;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.VoicemailGreeting;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.lex.turn.Reply;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Surface;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnResult;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Talks to whoever picked up a call that asks whether to delete. Only a clear yes, to a question
 * that they have heard, deletes; it asks twice at most. Nothing is said of who asked.
 *
 * @param backlog takes the request
 */
public record AskWhetherToDelete(Backlog backlog) {
  private static final Logger LOG = LoggerFactory.getLogger(AskWhetherToDelete.class);

  private static final String TRIES = Session.TRIES_PREFIX + "deletion";
  private static final int MAX_QUESTIONS = 2;

  /** Empty on any other call, and in chat. */
  public Optional<TurnResult> answer(Turn turn) {
    return switch (turn.surface()) {
      case Surface.PhoneCall call ->
          call.lastNameToDelete().map(lastName -> answer(turn, call, lastName));
      case Surface.WebChat web -> Optional.empty();
      case Surface.UnprovenCall unproven -> Optional.empty();
    };
  }

  private TurnResult answer(Turn turn, Surface.PhoneCall call, String lastName) {
    if (VoicemailGreeting.isGreeting(turn.utterance(), turn.session().count(Session.TURN_COUNT))) {
      return TurnResult.hangUp(turn.session(), "");
    }
    boolean asked = turn.session().get(Session.DELETION_ASKED).isPresent();
    if (asked && isYes(turn)) {
      return delete(turn, new PendingWork.Erasure(call.key().phone(), lastName));
    }
    return asked && WayOut.find(turn).filter(WayOut.LEAVE::equals).isPresent()
        ? TurnResult.hangUp(turn.session(), turn.say(Sentence.DELETION_CALL_KEPT))
        : ask(turn, lastName);
  }

  private static boolean isYes(Turn turn) {
    return turn.content().language().isAll(Phrase.AGREE_TO_DELETE, turn.utterance());
  }

  /** The flow has asked once already, when the session says so. */
  private static TurnResult ask(Turn turn, String lastName) {
    boolean asked = turn.session().get(Session.DELETION_ASKED).isPresent();
    int questions = Math.max(turn.session().count(TRIES), asked ? 1 : 0);
    if (questions >= MAX_QUESTIONS) {
      return TurnResult.hangUp(turn.session(), turn.say(Sentence.DELETION_CALL_KEPT));
    }
    Session session =
        turn.session()
            .with(Session.DELETION_ASKED, "yes")
            .with(TRIES, Integer.toString(questions + 1));
    return TurnResult.listen(
        turn,
        session,
        Reply.fixed(turn.say(Sentence.DELETION_CALL_QUESTION, Map.of("name", lastName))));
  }

  /** Storing it twice keeps it once, so a second delivery stores it again. */
  private TurnResult delete(Turn turn, PendingWork.Erasure request) {
    try {
      backlog.add(request, "Not tried yet", turn.deadline());
      return TurnResult.hangUp(
          turn.session().withoutMemory(), turn.say(Sentence.DELETION_CALL_DELETED));
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Could not store a deletion: {}", e.getMessage());
      return TurnResult.listen(
          turn, turn.session(), Reply.fixed(turn.say(Sentence.DELETION_CALL_NOT_NOW)));
    }
  }
}
