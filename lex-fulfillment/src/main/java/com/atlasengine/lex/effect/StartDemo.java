package com.atlasengine.lex.effect;

import com.atlasengine.core.model.Consent;
import com.atlasengine.core.model.DialRules;
import com.atlasengine.core.model.EngageLead;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.Workflows;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.effect.Form.Field;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnBudget;
import com.atlasengine.lex.turn.TurnResult;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Collects a name and a number, asks whether to call, and starts the workflow that does. */
public final class StartDemo {
  private static final String NAME_SLOT = "VisitorFullName";
  private static final String PHONE_SLOT = "VisitorPhoneNumber";
  private static final Correction CORRECTION = new Correction(NAME_SLOT, PHONE_SLOT);

  /** The number of calls that one session may request (from the design). */
  private static final int MAX_CALLS_PER_SESSION = 2;

  private static final Duration SESSION_COUNTER_TIME = Duration.ofDays(1);

  private static final String TOO_MANY_TEXT =
      "I have already called you as often as I may in one chat. Please come back another time.";
  private static final String NOT_NOW_TEXT =
      "I'm sorry, I can't place calls at this moment. Please say \"start demo\" again in a minute.";

  private final OncePerTurn<Outcome> once;
  private final Claims claims;
  private final Workflows workflows;
  private final DialRules dialRules;
  private final boolean callsEnabled;
  private final int retryMinutes;
  private final Clock clock;

  /**
   * @param dialRules which numbers may be called, and when
   * @param callsEnabled whether calls are placed at all; without them the visitor becomes a Lead
   * @param retryMinutes after how long a call that nobody answers is repeated once; 0 for never
   */
  public StartDemo(
      Claims claims,
      Workflows workflows,
      DialRules dialRules,
      boolean callsEnabled,
      int retryMinutes,
      TurnBudget budget,
      Clock clock) {
    this.once = new OncePerTurn<>(claims, budget, Outcome.STARTED);
    this.claims = claims;
    this.workflows = workflows;
    this.dialRules = dialRules;
    this.callsEnabled = callsEnabled;
    this.retryMinutes = retryMinutes;
    this.clock = clock;
  }

  /** Checks slots, or starts the demo once they are confirmed. */
  public TurnResult answer(Turn given, TurnTasks tasks) {
    Turn turn = CORRECTION.apply(given);
    SlotValue<PersonName> name = NameCheck.checkFullName(turn.slot(NAME_SLOT));
    SlotValue<PhoneNumber> phone =
        PhoneNumberCheck.checkCallable(turn, PHONE_SLOT, dialRules, clock.instant());
    Form form = buildForm(name, phone);
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
    Session after = turn.session().withoutTries();
    return once.run(turn, tasks, () -> startWorkflow(turn, name, phone, tasks))
        .map(
            outcome ->
                switch (outcome) {
                  case STARTED -> TurnResult.fulfill(turn, after, startedText(name));
                  case TOO_MANY -> TurnResult.fail(turn, after, TOO_MANY_TEXT);
                })
        .orElseGet(() -> TurnResult.fail(turn, after, NOT_NOW_TEXT));
  }

  private String startedText(PersonName name) {
    String promise =
        callsEnabled
            ? "Thank you, %s. Your phone will ring within 2 minutes; talk to you soon!"
            : "Thank you, %s. I can't place calls from here, but the team has your number now.";
    return promise.formatted(name.first());
  }

  private Outcome startWorkflow(Turn turn, PersonName name, PhoneNumber phone, TurnTasks tasks) {
    Claims.Key session = new Claims.Key(Claims.Kind.SESSION_DIAL, turn.session().id());
    if (!claims.tryIncrement(
        session, MAX_CALLS_PER_SESSION, SESSION_COUNTER_TIME, turn.deadline())) {
      return Outcome.TOO_MANY;
    }
    try {
      workflows.startEngageLead(turn.id(), workflowInput(turn, name, phone), turn.deadline());
      return Outcome.STARTED;
    } catch (RuntimeException e) {
      tasks.startInBackground(
          "Could not take back the session's call count",
          () -> claims.decrement(session, turn.deadline()));
      throw e;
    }
  }

  private EngageLead workflowInput(Turn turn, PersonName name, PhoneNumber phone) {
    String chat = turn.session().history().lines();
    String question = confirmationQuestion(Optional.of(name), Optional.of(phone));
    Consent consent = new Consent(question, turn.utterance(), clock.instant(), retryMinutes > 0);
    return new EngageLead(name.first(), name.last(), phone.e164(), chat, Optional.of(consent));
  }

  /** Kept on claims by these names. */
  enum Outcome {
    STARTED,
    TOO_MANY
  }
}
