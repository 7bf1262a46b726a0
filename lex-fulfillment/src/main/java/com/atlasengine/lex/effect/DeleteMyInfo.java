package com.atlasengine.lex.effect;

import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Claims;
import com.atlasengine.lex.effect.Form.Field;
import com.atlasengine.lex.turn.Answer;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnTasks;
import java.time.Duration;
import java.util.List;

/**
 * Asks for number and last name, asks whether to delete, and deletes. What is said does not depend
 * on whether anything was there, or it would tell strangers who has talked to the bot.
 */
public final class DeleteMyInfo {
  private static final String PHONE = "VisitorPhoneNumber";
  private static final String LAST_NAME = "VisitorLastName";

  /** As designed: guesses that one session has. */
  private static final int TRIES_PER_SESSION = 3;

  private static final Duration SESSION_COUNTED = Duration.ofDays(1);
  private static final String DONE = "done";
  private static final String RECEIVED = "received";
  private static final String TOO_MANY = "too-many";

  private static final String DONE_SAID =
      "Thank you. Whatever was stored under that number together with that last name is deleted.";
  private static final String RECEIVED_SAID =
      "Thank you, I have received your request. Whatever is stored under that number together with"
          + " that last name will be deleted shortly.";
  private static final String TOO_MANY_SAID =
      "I can't take any more deletion requests in this conversation. Please try another time.";
  private static final String NOT_NOW =
      "I'm sorry, I couldn't do that just now. Please ask me once more in a minute.";

  private final Once once;
  private final Claims claims;
  private final ErasePerson erase;

  /** Deletions by these. */
  public DeleteMyInfo(Once once, Claims claims, ErasePerson erase) {
    this.once = once;
    this.claims = claims;
    this.erase = erase;
  }

  /** Checks slots, or deletes once they are confirmed. */
  public Answer answer(Turn turn, TurnTasks tasks) {
    Checked<PhoneNumber> phone = Numbers.any(turn.slot(PHONE));
    Checked<String> lastName = Names.last(turn.slot(LAST_NAME));
    Form form = form(phone, lastName);
    return switch (turn.hook()) {
      case DIALOG -> form.dialog(turn);
      case FULFILLMENT ->
          form.beforeFulfilment(turn)
              .orElseGet(
                  () ->
                      delete(
                          turn, phone.good().orElseThrow(), lastName.good().orElseThrow(), tasks));
    };
  }

  private static Form form(Checked<PhoneNumber> phone, Checked<String> lastName) {
    return new Form(
        List.of(
            new Field(
                PHONE,
                phone,
                "Sorry, I didn't catch that number. Which phone number is your information stored"
                    + " under?"),
            new Field(
                LAST_NAME,
                lastName,
                "Sorry, I didn't catch your last name. What is your last name?")),
        "I will delete everything stored under %s and the last name %s. This cannot be undone. Shall"
                .formatted(
                    phone.good().map(PhoneNumber::spoken).orElse(""), lastName.good().orElse(""))
            + " I go ahead?",
        "All right, I won't delete anything.",
        "I'm sorry, that didn't work out, so nothing was deleted. You are welcome to try again.");
  }

  private Answer delete(Turn turn, PhoneNumber phone, String lastName, TurnTasks tasks) {
    return once.run(turn, tasks, () -> erase(turn, phone, lastName, tasks), RECEIVED)
        .map(outcome -> said(turn, outcome))
        .orElseGet(() -> Answer.failed(turn, turn.session().withoutTries(), NOT_NOW));
  }

  private String erase(Turn turn, PhoneNumber phone, String lastName, TurnTasks tasks) {
    Claims.Key guesses = new Claims.Key("SESSION-ERASE", turn.session().id());
    if (!claims.countUp(guesses, TRIES_PER_SESSION, SESSION_COUNTED, turn.deadline())) {
      return TOO_MANY;
    }
    return erase.erase(phone, lastName, turn.deadline(), tasks) ? DONE : RECEIVED;
  }

  private static Answer said(Turn turn, String outcome) {
    return outcome.equals(TOO_MANY)
        ? Answer.failed(turn, turn.session().withoutTries(), TOO_MANY_SAID)
        : Answer.fulfilled(
                turn, turn.session().forgotten(), outcome.equals(DONE) ? DONE_SAID : RECEIVED_SAID)
            .withoutSlots();
  }
}
