package com.atlasengine.lex.effect;

import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnResult;
import java.util.Arrays;

/**
 * Offers a callback by a person where a call cannot be placed. The session says that the offer is
 * open; the client can write that, so it only decides what a yes means.
 *
 * @param callback what a yes requests
 */
public record CallbackOffer(ChatCallback callback) {
  private static final String DENIAL_TEXT =
      "All right, nobody will call you. If you change your mind, just say \"start demo\".";
  private static final String HELP_TEXT =
      "If you say yes, a person of the team calls you back; if you say no, nobody does.";
  private static final String FULL_TEXT =
      "I'm sorry, the team has more requests than it can take now. Please come back another time.";
  private static final String NOT_NOW_TEXT =
      "I'm sorry, I couldn't note that down just now. Shall I try once more?";

  /** Says why there is no call, and asks for a yes or a no to the callback. */
  static TurnResult make(Turn turn, PhoneNumber phone, String reason) {
    return TurnResult.confirm(
        turn, open(turn), reason + " " + question(phone.internationalFormat()));
  }

  /** Whether this turn answers an offer. */
  static boolean isOpen(Turn turn) {
    return turn.session().get(Session.CALLBACK_OFFERED).isPresent();
  }

  /** The turn without an offer of an earlier form: a form that has just begun has no slots yet. */
  static Turn dropOld(Turn turn, String... slots) {
    return Arrays.stream(slots).allMatch(slot -> turn.slot(slot).isEmpty())
        ? turn.withSession(turn.session().without(Session.CALLBACK_OFFERED))
        : turn;
  }

  /** The form with the offer in place of the question whether to call. */
  static Form form(Form form, SlotValue<PhoneNumber> phone) {
    return new Form(
        form.fields(),
        question(phone.validValue().map(PhoneNumber::internationalFormat).orElse("")),
        HELP_TEXT,
        DENIAL_TEXT,
        form.giveUpText());
  }

  /** Does what a yes to the offer requests. */
  TurnResult accept(Turn turn, PersonName name, PhoneNumber phone, TurnTasks tasks) {
    Session after = turn.session().withoutTries();
    return callback
        .request(turn, name, phone, tasks)
        .map(
            outcome ->
                switch (outcome) {
                  case RECEIVED -> TurnResult.fulfill(turn, after, receivedText(name, phone));
                  case TOO_MANY -> TurnResult.fail(turn, after, FULL_TEXT);
                })
        .orElseGet(() -> TurnResult.confirm(turn, open(turn), NOT_NOW_TEXT));
  }

  private static Session open(Turn turn) {
    return turn.session()
        .withoutTries()
        .with(Session.PERSONAL, "yes")
        .with(Session.CALLBACK_OFFERED, "yes");
  }

  private static String question(String number) {
    return "Shall a person of the team call you back on %s?".formatted(number);
  }

  private static String receivedText(PersonName name, PhoneNumber phone) {
    return "Thank you, %s. I have noted it: the team will call you back on %s."
        .formatted(name.first(), phone.internationalFormat());
  }
}
