package com.atlasengine.lex.effect;

import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.model.Consent;
import com.atlasengine.core.model.DialRules;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.model.Purpose;
import com.atlasengine.core.port.Claims;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.effect.Form.Field;
import com.atlasengine.lex.effect.StartCall.Demo;
import com.atlasengine.lex.effect.StartCall.Outcome;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnBudget;
import com.atlasengine.lex.turn.TurnResult;
import com.atlasengine.lex.turn.TurnResult.NextStep;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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

  private final OncePerTurn<Outcome> once;
  private final StartCall startCall;
  private final PreparedScenario scenarios;
  private final CallbackOffer offer;
  private final DialRules dialRules;
  private final int retryMinutes;
  private final Clock clock;

  /**
   * @param scenarios the opening lines of calls that are being asked about
   * @param dialRules which numbers may be called, and when
   * @param retryMinutes after how long a call that nobody answers is repeated once; 0 for never
   */
  public StartDemo(
      Claims claims,
      StartCall startCall,
      PreparedScenario scenarios,
      CallbackOffer offer,
      DialRules dialRules,
      int retryMinutes,
      TurnBudget budget,
      Clock clock) {
    this.once = new OncePerTurn<>(claims, budget, Outcome.STARTED);
    this.startCall = startCall;
    this.scenarios = scenarios;
    this.offer = offer;
    this.dialRules = dialRules;
    this.retryMinutes = retryMinutes;
    this.clock = clock;
  }

  /** Checks slots, or starts the demo once they are confirmed. */
  public TurnResult answer(Turn given, TurnTasks tasks) {
    Turn turn = CORRECTION.apply(CallbackOffer.dropOld(given, NAME_SLOT, PHONE_SLOT));
    SlotValue<PersonName> name = NameCheck.checkFullName(turn, NAME_SLOT);
    SlotValue<PhoneNumber> phone =
        PhoneNumberCheck.checkCallable(turn, PHONE_SLOT, dialRules, clock.instant());
    Form form = buildForm(turn, name, phone);
    if (CallbackOffer.isOpen(turn)) {
      form = CallbackOffer.form(turn, form, phone);
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
      case DIALOG -> prepareCall(turn, form.continueDialog(turn), name, phone, tasks);
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

  /** The opening line is written while the visitor reads the question. */
  private TurnResult prepareCall(
      Turn turn,
      TurnResult result,
      SlotValue<PersonName> name,
      SlotValue<PhoneNumber> phone,
      TurnTasks tasks) {
    boolean asksWhetherToCall =
        result.next() instanceof NextStep.Confirm
            && startCall.callsEnabled()
            && !CallbackOffer.isOpen(turn);
    if (!asksWhetherToCall) {
      return result;
    }
    return name.validValue()
        .flatMap(
            who ->
                phone
                    .validValue()
                    .map(to -> scenarios.prepare(turn, who, to, result.session(), tasks)))
        .map(result::withSession)
        .orElse(result);
  }

  private Form buildForm(Turn turn, SlotValue<PersonName> name, SlotValue<PhoneNumber> phone) {
    return new Form(
        List.of(
            new Field(
                NAME_SLOT,
                name,
                turn.say(Sentence.START_DEMO_ASK_NAME_AGAIN),
                turn.say(Sentence.START_DEMO_EXPLAIN_NAME)),
            new Field(
                PHONE_SLOT,
                phone,
                turn.say(Sentence.START_DEMO_ASK_NUMBER_AGAIN),
                turn.say(Sentence.START_DEMO_EXPLAIN_NUMBER))),
        confirmationQuestion(turn, name.validValue(), phone.validValue()),
        turn.say(Sentence.START_DEMO_EXPLAIN_CONFIRM),
        turn.say(Sentence.START_DEMO_DENIED),
        turn.say(Sentence.START_DEMO_GIVE_UP));
  }

  private String confirmationQuestion(
      Turn turn, Optional<PersonName> name, Optional<PhoneNumber> phone) {
    boolean mayBeNight =
        phone.filter(number -> dialRules.mayBeNight(number, clock.instant())).isPresent();
    return turn.say(
        Sentence.START_DEMO_CONFIRM,
        Map.of(
            "name", name.map(PersonName::displayName).orElse(""),
            "night", mayBeNight ? " " + turn.say(Sentence.START_DEMO_CONFIRM_NIGHT) : "",
            "retry", secondCallNotice(turn),
            "number", phone.map(PhoneNumber::internationalFormat).orElse("")));
  }

  private String secondCallNotice(Turn turn) {
    return retryMinutes > 0
        ? " "
            + turn.say(
                Sentence.START_DEMO_CONFIRM_RETRY,
                Map.of("minutes", Integer.toString(retryMinutes)))
        : "";
  }

  private TurnResult start(Turn turn, PersonName name, PhoneNumber phone, TurnTasks tasks) {
    if (CallbackOffer.isOpen(turn)) {
      return offer.accept(turn, name, phone, tasks);
    }
    Session after = turn.session().withoutTries().without(Session.SCENARIO_ASKED);
    Demo demo =
        new Demo(
            name, phone, consent(turn, name, phone), scenarios.startTaking(turn, phone, tasks));
    return once.runWorkflow(
            turn,
            tasks,
            claim -> startCall.tryStart(turn, demo, claim, tasks),
            () -> startCall.start(turn, demo, tasks),
            owner -> startCall.finish(owner, turn, demo))
        .map(
            outcome ->
                switch (outcome) {
                  case STARTED ->
                      TurnResult.fulfill(
                          turn,
                          PromisedCall.remember(after, turn, Purpose.DEMO),
                          startedText(turn, name));
                  case TOO_MANY -> CallbackOffer.make(turn, phone, Sentence.START_DEMO_TOO_MANY);
                  case NO_CALL -> CallbackOffer.make(turn, phone, Sentence.START_DEMO_NO_CALL);
                })
        .orElseGet(() -> TurnResult.fail(turn, after, turn.say(Sentence.START_DEMO_NOT_NOW)));
  }

  private Consent consent(Turn turn, PersonName name, PhoneNumber phone) {
    String question = confirmationQuestion(turn, Optional.of(name), Optional.of(phone));
    return new Consent(
        question,
        turn.utterance(),
        clock.instant(),
        retryMinutes > 0,
        Optional.of(turn.content().locale()));
  }

  private String startedText(Turn turn, PersonName name) {
    return turn.say(
        startCall.callsEnabled() ? Sentence.START_DEMO_STARTED : Sentence.START_DEMO_NO_CALLS_HERE,
        Map.of("name", name.first()));
  }
}
