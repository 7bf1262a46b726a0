package com.atlasengine.lex.effect;

import com.atlasengine.core.claim.NumberKey;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.port.Claims;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.effect.Form.Field;
import com.atlasengine.lex.turn.Surface;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnBudget;
import com.atlasengine.lex.turn.TurnResult;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Asks for number and last name, asks whether to delete, and hands the request to {@code
 * create-lead}, which deletes within minutes. The turn looks nothing up, so its words and its time
 * are the same whether data exists or not; otherwise they would tell strangers who used the bot.
 */
public final class DeleteMyInfo {
  private static final String PHONE_SLOT = "VisitorPhoneNumber";
  private static final String LAST_NAME_SLOT = "VisitorLastName";
  private static final Correction CORRECTION = new Correction(LAST_NAME_SLOT, PHONE_SLOT);

  /** As designed: guesses that one session has. */
  private static final int MAX_REQUESTS_PER_SESSION = 3;

  /** A session's id is the client's choice, so guesses at one number are counted too. */
  private static final int MAX_REQUESTS_PER_NUMBER = 5;

  private static final Duration COUNTER_TIME = Duration.ofDays(1);

  private static final String RECEIVED_TEXT =
      "Thank you, I have received your request. Whatever is stored under that number together with"
          + " that last name will be deleted shortly.";
  private static final String TOO_MANY_TEXT =
      "I can't take any more deletion requests for now. Please try another time.";
  private static final String NOT_NOW_TEXT =
      "I'm sorry, I couldn't do that just now. Please ask me once more in a minute.";

  private final OncePerTurn<Outcome> once;
  private final Claims claims;
  private final Backlog backlog;
  private final NumberKey numberKey;
  private final Clock clock;

  /**
   * @param backlog takes the requests
   * @param numberKey hashes the number in its counter
   * @param clock says which day it is
   */
  public DeleteMyInfo(
      Claims claims, Backlog backlog, NumberKey numberKey, TurnBudget budget, Clock clock) {
    this.once = new OncePerTurn<>(claims, budget, Outcome.RECEIVED);
    this.claims = claims;
    this.backlog = backlog;
    this.numberKey = numberKey;
    this.clock = clock;
  }

  /** Checks slots, or hands the request over once they are confirmed. */
  public TurnResult answer(Turn given, TurnTasks tasks) {
    Turn turn = CORRECTION.apply(given);
    SlotValue<PhoneNumber> phone = PhoneNumberCheck.checkExists(turn, PHONE_SLOT);
    SlotValue<String> lastName = NameCheck.checkLastName(turn.slot(LAST_NAME_SLOT));
    Form form = buildForm(phone, lastName);
    return switch (turn.hook()) {
      case DIALOG -> form.continueDialog(turn);
      case FULFILLMENT ->
          form.findObstacle(turn)
              .orElseGet(
                  () ->
                      handOver(
                          turn,
                          new PendingWork.Erasure(
                              phone.validValue().orElseThrow(),
                              lastName.validValue().orElseThrow()),
                          tasks));
    };
  }

  private static Form buildForm(SlotValue<PhoneNumber> phone, SlotValue<String> lastName) {
    return new Form(
        List.of(
            new Field(
                PHONE_SLOT,
                phone,
                "Sorry, I didn't catch that number. Which phone number is your information stored"
                    + " under?",
                "I delete what is stored under your phone number together with your last name. Say"
                    + " \"stop\" to leave. Which phone number is it stored under?"),
            new Field(
                LAST_NAME_SLOT,
                lastName,
                "Sorry, I didn't catch your last name. What is your last name?",
                "I delete only what is stored under both your number and your last name. Say"
                    + " \"stop\" to leave. What is your last name?")),
        "I will delete everything stored under %s and the last name %s. This cannot be undone. Shall"
                .formatted(
                    phone.validValue().map(PhoneNumber::internationalFormat).orElse(""),
                    lastName.validValue().orElse(""))
            + " I go ahead?",
        "If you say yes, all of it is gone; if you say no, I won't delete anything. You can also"
            + " tell me another number or last name.",
        "All right, I won't delete anything.",
        "I'm sorry, that didn't work out, so nothing was deleted. You are welcome to try again.");
  }

  private TurnResult handOver(Turn turn, PendingWork.Erasure request, TurnTasks tasks) {
    return switch (turn.surface()) {
      case Surface.WebChat web -> handOverOnce(turn, request, tasks);
      case Surface.PhoneCall call -> handOverOnce(turn, request, tasks);
      case Surface.UnprovenCall unproven -> answerNotNow(turn);
    };
  }

  private TurnResult handOverOnce(Turn turn, PendingWork.Erasure request, TurnTasks tasks) {
    return once.run(turn, tasks, () -> countAndStore(turn, request))
        .map(outcome -> answerOutcome(turn, outcome))
        .orElseGet(() -> answerNotNow(turn));
  }

  private static TurnResult answerNotNow(Turn turn) {
    return TurnResult.fail(turn, turn.session().withoutTries(), NOT_NOW_TEXT);
  }

  /** Right requests count as well as wrong ones; otherwise the count would tell which is which. */
  private Outcome countAndStore(Turn turn, PendingWork.Erasure request) {
    Claims.Key session = new Claims.Key(Claims.Kind.SESSION_ERASE, turn.session().id());
    if (!mayAsk(session, MAX_REQUESTS_PER_SESSION, turn)
        || !mayAsk(numberAndDay(request.phone(), turn), MAX_REQUESTS_PER_NUMBER, turn)) {
      return Outcome.TOO_MANY;
    }
    backlog.add(request, "Not tried yet", turn.deadline());
    return Outcome.RECEIVED;
  }

  private boolean mayAsk(Claims.Key counter, int limit, Turn turn) {
    return claims.tryIncrement(counter, limit, COUNTER_TIME, turn.deadline());
  }

  /** A hash, for the counter outlives what is erased. */
  private Claims.Key numberAndDay(PhoneNumber phone, Turn turn) {
    LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    return new Claims.Key(
        Claims.Kind.NUMBER_ERASE, numberKey.hash(turn.deadline()).of(phone, day.toString()));
  }

  private static TurnResult answerOutcome(Turn turn, Outcome outcome) {
    return switch (outcome) {
      case DONE, RECEIVED -> forgetVisitor(turn);
      case TOO_MANY -> TurnResult.fail(turn, turn.session().withoutTries(), TOO_MANY_TEXT);
    };
  }

  private static TurnResult forgetVisitor(Turn turn) {
    return TurnResult.fulfill(turn, turn.session().withoutMemory(), RECEIVED_TEXT).withoutSlots();
  }

  /** Kept on claims by these names. */
  enum Outcome {
    /** On claims of earlier versions only. */
    DONE,
    RECEIVED,
    TOO_MANY
  }
}
