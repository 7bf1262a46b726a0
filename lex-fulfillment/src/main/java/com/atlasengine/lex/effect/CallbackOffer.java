package com.atlasengine.lex.effect;

import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnResult;
import java.util.Arrays;
import java.util.Map;

/**
 * Offers a callback by a person where a call cannot be placed. The session says that the offer is
 * open; the client can write that, so it only decides what a yes means.
 *
 * @param callback what a yes requests
 */
public record CallbackOffer(ChatCallback callback) {

  /** Says why there is no call, and asks for a yes or a no to the callback. */
  static TurnResult make(Turn turn, PhoneNumber phone, Sentence reason) {
    return TurnResult.confirm(
        turn, open(turn), turn.say(reason) + " " + question(turn, phone.internationalFormat()));
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
  static Form form(Turn turn, Form form, SlotValue<PhoneNumber> phone) {
    return new Form(
        form.fields(),
        question(turn, phone.validValue().map(PhoneNumber::internationalFormat).orElse("")),
        turn.say(Sentence.CALLBACK_OFFER_EXPLAIN),
        turn.say(Sentence.CALLBACK_OFFER_DENIED),
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
                  case RECEIVED -> TurnResult.fulfill(turn, after, receivedText(turn, name, phone));
                  case TOO_MANY ->
                      TurnResult.fail(turn, after, turn.say(Sentence.CALLBACK_OFFER_FULL));
                })
        .orElseGet(
            () -> TurnResult.confirm(turn, open(turn), turn.say(Sentence.CALLBACK_OFFER_NOT_NOW)));
  }

  private static Session open(Turn turn) {
    return turn.session()
        .withoutTries()
        .with(Session.PERSONAL, "yes")
        .with(Session.CALLBACK_OFFERED, "yes");
  }

  private static String question(Turn turn, String number) {
    return turn.say(Sentence.CALLBACK_OFFER_QUESTION, Map.of("number", number));
  }

  private static String receivedText(Turn turn, PersonName name, PhoneNumber phone) {
    return turn.say(
        Sentence.CALLBACK_OFFER_RECEIVED,
        Map.of("name", name.first(), "number", phone.internationalFormat()));
  }
}
