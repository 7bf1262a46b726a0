package com.atlasengine.lex.effect;

import com.atlasengine.core.model.Consent;
import com.atlasengine.core.model.DialRules;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Claims;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.effect.Form.Field;
import com.atlasengine.lex.effect.StartCall.Outcome;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnBudget;
import com.atlasengine.lex.turn.TurnResult;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Collects a name and a number, asks whether to call, and starts the workflow that does. When a
 * limit is reached, it promises no call and offers a callback by a person instead; a yes to that is
 * the next confirmation of the same intent.
 */
public final class StartDemo {
  private static final String NAME_SLOT = "VisitorFullName";
  private static final String PHONE_SLOT = "VisitorPhoneNumber";
  private static final Correction CORRECTION = new Correction(NAME_SLOT, PHONE_SLOT);

  private static final String TOO_MANY_TEXT =
      "I have already called you as often as I may in one chat.";

  /** The same for every other limit: nobody learns whether a number was called before. */
  private static final String NO_CALL_TEXT = "I'm sorry, I can't place that call today.";

  private static final String NOT_NOW_TEXT =
      "I'm sorry, I can't place calls at this moment. Please say \"start demo\" again in a minute.";

  private final OncePerTurn<Outcome> once;
  private final StartCall startCall;
  private final CallbackOffer offer;
  private final DialRules dialRules;
  private final int retryMinutes;
  private final Clock clock;

  /**
   * @param dialRules which numbers may be called, and when
   * @param retryMinutes after how long a call that nobody answers is repeated once; 0 for never
   */
  public StartDemo(
      Claims claims,
      StartCall startCall,
      CallbackOffer offer,
      DialRules dialRules,
      int retryMinutes,
      TurnBudget budget,
      Clock clock) {
    this.once = new OncePerTurn<>(claims, budget, Outcome.STARTED);
    this.startCall = startCall;
    this.offer = offer;
    this.dialRules = dialRules;
    this.retryMinutes = retryMinutes;
    this.clock = clock;
  }

  /** Checks slots, or starts the demo once they are confirmed. */
  public TurnResult answer(Turn given, TurnTasks tasks) {
    Turn turn = CORRECTION.apply(CallbackOffer.dropOld(given, NAME_SLOT, PHONE_SLOT));
    SlotValue<PersonName> name = NameCheck.checkFullName(turn.slot(NAME_SLOT));
    SlotValue<PhoneNumber> phone =
        PhoneNumberCheck.checkCallable(turn, PHONE_SLOT, dialRules, clock.instant());
    Form form = buildForm(name, phone);
    if (CallbackOffer.isOpen(turn)) {
      form = CallbackOffer.form(form, phone);
    }
    return answer(turn, form, name, phone, tasks);
  }

  private TurnResult answer(
      Turn turn,
      Form form,
      SlotValue<PersonName> name,
      SlotValue<PhoneNumber> phone,
      TurnTasks tasks) {
    return switch (turn.hook()) {
      case DIALOG -> form.continueDialog(turn);
      case FULFILLMENT ->
          form.findObstacle(turn)
              .orElseGet(
                  () ->
                      start(
                          turn,
                          name.validValue().orElseThrow(),
                          phone.validValue().orElseThrow(),
                          tasks));
    };
  }

  private Form buildForm(SlotValue<PersonName> name, SlotValue<PhoneNumber> phone) {
    return new Form(
        List.of(
            new Field(
                NAME_SLOT,
                name,
                "Sorry, I didn't catch your name. What is your full name?",
                "I will call you to show what I can do, so I ask for your name and number. Say"
                    + " \"stop\" to leave. What is your full name?"),
            new Field(
                PHONE_SLOT,
                phone,
                "Sorry, I didn't catch that number. Please tell me the whole number, with its area"
                    + " code.",
                "I will call you on that number at once, and only if you say yes. Say \"stop\" to"
                    + " leave. Which phone number may I call you on?")),
        confirmationQuestion(name.validValue(), phone.validValue()),
        "If you say yes, your phone rings within 2 minutes; if you say no, I won't call. You can"
            + " also tell me another name or number.",
        "All right, I won't call. If you change your mind, just say \"start demo\".",
        "I'm sorry, that didn't work out. You are welcome to try again: just say \"start demo\".");
  }

  private String confirmationQuestion(Optional<PersonName> name, Optional<PhoneNumber> phone) {
    boolean mayBeNight =
        phone.filter(number -> dialRules.mayBeNight(number, clock.instant())).isPresent();
    return "Thank you, %s.%s%s Shall I call you now on %s?"
        .formatted(
            name.map(PersonName::displayName).orElse(""),
            mayBeNight ? " It may be night where this number is." : "",
            secondCallNotice(),
            phone.map(PhoneNumber::internationalFormat).orElse(""));
  }

  private String secondCallNotice() {
    return retryMinutes > 0
        ? " If you don't pick up, I try once more after %d minutes.".formatted(retryMinutes)
        : "";
  }

  private TurnResult start(Turn turn, PersonName name, PhoneNumber phone, TurnTasks tasks) {
    if (CallbackOffer.isOpen(turn)) {
      return offer.accept(turn, name, phone, tasks);
    }
    Session after = turn.session().withoutTries();
    Consent consent = consent(turn, name, phone);
    return once.runWorkflow(
            turn,
            tasks,
            claim -> startCall.tryStart(turn, name, phone, consent, claim, tasks),
            () -> startCall.start(turn, name, phone, consent, tasks))
        .map(
            outcome ->
                switch (outcome) {
                  case STARTED -> TurnResult.fulfill(turn, after, startedText(name));
                  case TOO_MANY -> CallbackOffer.make(turn, phone, TOO_MANY_TEXT);
                  case NO_CALL -> CallbackOffer.make(turn, phone, NO_CALL_TEXT);
                })
        .orElseGet(() -> TurnResult.fail(turn, after, NOT_NOW_TEXT));
  }

  private Consent consent(Turn turn, PersonName name, PhoneNumber phone) {
    String question = confirmationQuestion(Optional.of(name), Optional.of(phone));
    return new Consent(question, turn.utterance(), clock.instant(), retryMinutes > 0);
  }

  private String startedText(PersonName name) {
    String promise =
        startCall.callsEnabled()
            ? "Thank you, %s. Your phone will ring within 2 minutes; talk to you soon!"
            : "Thank you, %s. I can't place calls from here, but the team has your number now.";
    return promise.formatted(name.first());
  }
}
