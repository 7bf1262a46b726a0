package com.atlasengine.lex.effect;

import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.VoicemailGreeting;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.text.SpokenWords;
import com.atlasengine.lex.turn.Reply;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Surface;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnResult;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
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

  private static final String POLITE =
      "(?:please|hi|hello|ok|okay|oh|um|uh|well|sure|thanks|thank you)";
  private static final String AGREED =
      "(?:yes|yeah|yep|yup|(?:that|it|this) was me|i did|i asked(?: for (?:it|that|this))?)";
  private static final String MORE =
      "(?:(?:go ahead|do (?:it|that)|that is right|that's right|that's correct|correct"
          + "|(?:delete|erase|remove) (?:it|that|this|all|everything|my data|my information|my info)"
          + "(?: of it)?))";

  private static final Pattern YES =
      Pattern.compile("(?:%1$s )*%2$s(?: (?:%1$s|%2$s|%3$s))*".formatted(POLITE, AGREED, MORE));

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
    if (asked && isYes(turn.utterance())) {
      return delete(turn, new PendingWork.Erasure(call.key().phone(), lastName));
    }
    return asked && WayOut.find(turn.utterance()).filter(WayOut.LEAVE::equals).isPresent()
        ? TurnResult.hangUp(turn.session(), turn.say(Sentence.DELETION_CALL_KEPT))
        : ask(turn, lastName);
  }

  private static boolean isYes(String utterance) {
    return YES.matcher(SpokenWords.of(utterance)).matches();
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
