package com.atlasengine.lex.effect;

import com.atlasengine.core.content.Sentence;
import com.atlasengine.lex.turn.IncomingTurn.Confirmation;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The slots of one intent, checked as they are filled. The bot asks for a slot again, with a
 * reason, at most {@value #MAX_TRIES} times; then it ends the intent politely.
 *
 * @param fields in the order they are asked for
 * @param confirmationQuestion the yes-or-no question once all are good
 * @param confirmationHelpText what yes and no do, without the question
 * @param denialText what is said to a no, and to who wants to leave
 * @param giveUpText what is said when it does not work out
 */
record Form(
    List<Field> fields,
    String confirmationQuestion,
    String confirmationHelpText,
    String denialText,
    String giveUpText) {
  /** How often the bot asks for a slot again. */
  static final int MAX_TRIES = 3;

  /** Stands for the yes-or-no question where a slot's name is expected. */
  static final String CONFIRMATION_SLOT = "confirmation";

  /**
   * One slot.
   *
   * @param slot its name
   * @param value what was given
   * @param retryText what is said when Lex could make nothing of the answer
   * @param helpText what it is for and how to leave, with the question
   */
  record Field(String slot, SlotValue<?> value, String retryText, String helpText) {}

  /** What to do while slots are filled. */
  TurnResult continueDialog(Turn turn) {
    Session session = turn.session().with(Session.PERSONAL, "yes");
    Turn personal = turn.withSession(session);
    return answerWayOut(personal)
        .or(() -> answerDenial(personal))
        .or(() -> answerProblem(personal))
        .orElseGet(
            () ->
                isComplete() && turn.confirmation() == Confirmation.NONE
                    ? askConfirmation(personal)
                    : TurnResult.delegate(personal, session));
  }

  /**
   * The answer that is needed before the intent can be fulfilled; empty when everything is valid.
   */
  Optional<TurnResult> findObstacle(Turn turn) {
    return answerWayOut(turn)
        .or(() -> answerDenial(turn))
        .or(() -> answerProblem(turn))
        .or(() -> findMissing().map(field -> askAgain(turn, field.slot(), field.retryText())))
        .or(
            () ->
                turn.confirmation() == Confirmation.CONFIRMED
                    ? Optional.empty()
                    : Optional.of(askConfirmation(turn)));
  }

  /** Lex may take "stop" for a name, so what is in the slots counts like what was said. */
  private Optional<TurnResult> answerWayOut(Turn turn) {
    return WayOut.find(turn)
        .or(() -> findFieldWithWayOut(turn).flatMap(field -> wayOutIn(turn, field)))
        .map(
            wayOut ->
                switch (wayOut) {
                  case LEAVE -> leave(turn);
                  case HELP -> explain(turn);
                });
  }

  private Optional<Field> findFieldWithWayOut(Turn turn) {
    return fields.stream().filter(field -> wayOutIn(turn, field).isPresent()).findFirst();
  }

  private static Optional<WayOut> wayOutIn(Turn turn, Field field) {
    return turn.slot(field.slot()).flatMap(text -> WayOut.find(text, turn.content()));
  }

  private TurnResult explain(Turn turn) {
    return findFieldWithWayOut(turn)
        .or(this::findMissing)
        .map(field -> TurnResult.askAgain(turn, turn.session(), field.slot(), field.helpText()))
        .orElseGet(
            () ->
                TurnResult.confirm(
                    turn, turn.session(), confirmationHelpText + " " + confirmationQuestion));
  }

  private TurnResult leave(Turn turn) {
    return TurnResult.fail(
        turn,
        turn.session().withoutTries(),
        hasBegun(turn) ? denialText : turn.say(Sentence.GENERAL_FORM_LEFT));
  }

  /** False when Lex took the way out of another form for a wish to begin this one. */
  private boolean hasBegun(Turn turn) {
    return turn.unansweredSlot().isPresent()
        || fields.stream().anyMatch(field -> !(field.value() instanceof SlotValue.Missing<?>));
  }

  private Optional<TurnResult> answerDenial(Turn turn) {
    return turn.confirmation() == Confirmation.DENIED ? Optional.of(leave(turn)) : Optional.empty();
  }

  private Optional<TurnResult> answerProblem(Turn turn) {
    return fields.stream().flatMap(field -> answerProblem(turn, field).stream()).findFirst();
  }

  private Optional<TurnResult> answerProblem(Turn turn, Field field) {
    return switch (field.value()) {
      case SlotValue.Invalid<?> bad -> Optional.of(askAgain(turn, field.slot(), bad.retryText()));
      case SlotValue.Missing<?> missing ->
          turn.unansweredSlot()
              .filter(field.slot()::equals)
              .map(s -> askAgain(turn, s, field.retryText()));
      case SlotValue.Valid<?> good -> Optional.empty();
    };
  }

  private TurnResult askConfirmation(Turn turn) {
    return turn.unansweredSlot().filter(CONFIRMATION_SLOT::equals).isPresent()
        ? askAgain(
            turn,
            CONFIRMATION_SLOT,
            turn.say(Sentence.GENERAL_YES_OR_NO, Map.of("question", confirmationQuestion)))
        : TurnResult.confirm(turn, turn.session(), confirmationQuestion);
  }

  private TurnResult askAgain(Turn turn, String slot, String text) {
    int tries = turn.session().count(Session.TRIES_PREFIX + slot) + 1;
    if (tries > MAX_TRIES) {
      return TurnResult.fail(turn, turn.session().withoutTries(), giveUpText);
    }
    Session session = turn.session().with(Session.TRIES_PREFIX + slot, Integer.toString(tries));
    return slot.equals(CONFIRMATION_SLOT)
        ? TurnResult.confirm(turn, session, text)
        : TurnResult.askAgain(turn, session, slot, text);
  }

  private Optional<Field> findMissing() {
    return fields.stream().filter(f -> f.value() instanceof SlotValue.Missing<?>).findFirst();
  }

  private boolean isComplete() {
    return fields.stream().allMatch(f -> f.value() instanceof SlotValue.Valid<?>);
  }
}
