package com.atlasengine.lex.effect;

import com.atlasengine.lex.turn.Answer;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import java.util.List;
import java.util.Optional;

/**
 * The slots of one intent, checked as they are filled. Each is asked for again with a reason at
 * most {@value #MOST_TRIES} times; then the visitor is let go politely.
 *
 * @param fields in the order they are asked for
 * @param question the yes-or-no question once all are good
 * @param denied what is said to a no
 * @param wayOut what is said when it does not work out
 */
record Form(List<Field> fields, String question, String denied, String wayOut) {
  /** As often is a slot asked for again. */
  static final int MOST_TRIES = 3;

  private static final String CONFIRMATION = "confirmation";

  /**
   * One slot.
   *
   * @param slot its name
   * @param checked what was given
   * @param unheard what is said when Lex could make nothing of the answer
   */
  record Field(String slot, Checked<?> checked, String unheard) {}

  /** What to do while slots are filled. */
  Answer dialog(Turn turn) {
    Session session = turn.session().with(Session.PERSONAL, "yes");
    Turn personal = turn.with(session);
    return denial(personal)
        .or(() -> problem(personal))
        .orElseGet(
            () ->
                isComplete() && turn.confirmation() == Turn.Confirmation.NONE
                    ? confirmation(personal)
                    : Answer.delegate(personal, session));
  }

  /** What has to be put right before the intent may be fulfilled; empty when nothing has. */
  Optional<Answer> beforeFulfilment(Turn turn) {
    return denial(turn)
        .or(() -> problem(turn))
        .or(() -> firstMissing().map(field -> again(turn, field.slot(), field.unheard())))
        .or(
            () ->
                turn.confirmation() == Turn.Confirmation.CONFIRMED
                    ? Optional.empty()
                    : Optional.of(confirmation(turn)));
  }

  private Optional<Answer> denial(Turn turn) {
    return turn.confirmation() == Turn.Confirmation.DENIED
        ? Optional.of(Answer.failed(turn, turn.session().withoutTries(), denied))
        : Optional.empty();
  }

  private Optional<Answer> problem(Turn turn) {
    return fields.stream().flatMap(field -> problem(turn, field).stream()).findFirst();
  }

  private Optional<Answer> problem(Turn turn, Field field) {
    return switch (field.checked()) {
      case Checked.Bad<?> bad -> Optional.of(again(turn, field.slot(), bad.why()));
      case Checked.Missing<?> missing ->
          turn.asked().filter(field.slot()::equals).map(s -> again(turn, s, field.unheard()));
      case Checked.Good<?> good -> Optional.empty();
    };
  }

  private Answer confirmation(Turn turn) {
    return turn.asked().filter(CONFIRMATION::equals).isPresent()
        ? again(turn, CONFIRMATION, "Sorry, was that a yes or a no? " + question)
        : Answer.confirm(turn, turn.session(), question);
  }

  private Answer again(Turn turn, String slot, String why) {
    int tries = turn.session().count(Session.TRIES + slot) + 1;
    if (tries > MOST_TRIES) {
      return Answer.failed(turn, turn.session().withoutTries(), wayOut);
    }
    Session session = turn.session().with(Session.TRIES + slot, Integer.toString(tries));
    return slot.equals(CONFIRMATION)
        ? Answer.confirm(turn, session, why)
        : Answer.askAgain(turn, session, slot, why);
  }

  private Optional<Field> firstMissing() {
    return fields.stream().filter(f -> f.checked() instanceof Checked.Missing<?>).findFirst();
  }

  private boolean isComplete() {
    return fields.stream().allMatch(f -> f.checked() instanceof Checked.Good<?>);
  }
}
