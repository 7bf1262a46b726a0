package com.atlasengine.lex.effect;

import com.atlasengine.core.model.DialRules;
import com.atlasengine.core.model.EngageLead;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.Workflows;
import com.atlasengine.lex.effect.Form.Field;
import com.atlasengine.lex.turn.Answer;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnTasks;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Collects a name and a number, asks whether to call, and starts the workflow that does. */
public final class StartDemo {
  private static final String NAME = "VisitorFullName";
  private static final String PHONE = "VisitorPhoneNumber";

  /** As designed: calls that one session may ask for. */
  private static final int CALLS_PER_SESSION = 2;

  private static final Duration SESSION_COUNTED = Duration.ofDays(1);
  private static final String STARTED = "started";
  private static final String TOO_MANY = "too-many";

  private static final String TOO_MANY_SAID =
      "I have already called you as often as I may in one chat. Please come back another time.";
  private static final String NOT_NOW =
      "I'm sorry, I can't place calls at this moment. Please say \"start demo\" again in a minute.";

  private final Once once;
  private final Claims claims;
  private final Workflows workflows;
  private final DialRules rules;
  private final boolean calls;
  private final Clock clock;

  /**
   * Demos started there.
   *
   * @param rules which numbers may be called, and when
   * @param calls whether calls are placed at all; without them the visitor becomes a Lead
   */
  public StartDemo(
      Once once, Claims claims, Workflows workflows, DialRules rules, boolean calls, Clock clock) {
    this.once = once;
    this.claims = claims;
    this.workflows = workflows;
    this.rules = rules;
    this.calls = calls;
    this.clock = clock;
  }

  /** Checks slots, or starts the demo once they are confirmed. */
  public Answer answer(Turn turn, TurnTasks tasks) {
    Checked<PersonName> name = Names.full(turn.slot(NAME));
    Checked<PhoneNumber> phone = Numbers.callable(turn.slot(PHONE), rules, clock.instant());
    Form form = form(name, phone);
    return switch (turn.hook()) {
      case DIALOG -> form.dialog(turn);
      case FULFILLMENT ->
          form.beforeFulfilment(turn)
              .orElseGet(
                  () -> start(turn, name.good().orElseThrow(), phone.good().orElseThrow(), tasks));
    };
  }

  private static Form form(Checked<PersonName> name, Checked<PhoneNumber> phone) {
    return new Form(
        List.of(
            new Field(NAME, name, "Sorry, I didn't catch your name. What is your full name?"),
            new Field(
                PHONE,
                phone,
                "Sorry, I didn't catch that number. Please tell me the whole number, with its area"
                    + " code.")),
        question(name.good(), phone.good()),
        "All right, I won't call. If you change your mind, just say \"start demo\".",
        "I'm sorry, that didn't work out. You are welcome to try again: just say \"start demo\".");
  }

  private static String question(Optional<PersonName> name, Optional<PhoneNumber> phone) {
    return "Thank you, %s. Shall I call you now on %s?"
        .formatted(
            name.map(PersonName::spoken).orElse(""), phone.map(PhoneNumber::spoken).orElse(""));
  }

  private Answer start(Turn turn, PersonName name, PhoneNumber phone, TurnTasks tasks) {
    Session after = turn.session().withoutTries();
    return once.run(turn, tasks, () -> engage(turn, name, phone, tasks), STARTED)
        .map(
            outcome ->
                outcome.equals(STARTED)
                    ? Answer.fulfilled(turn, after, promise(name))
                    : Answer.failed(turn, after, TOO_MANY_SAID))
        .orElseGet(() -> Answer.failed(turn, after, NOT_NOW));
  }

  private String promise(PersonName name) {
    String promise =
        calls
            ? "Thank you, %s. Your phone will ring within 2 minutes; talk to you soon!"
            : "Thank you, %s. I can't place calls from here, but the team has your number now.";
    return promise.formatted(name.first());
  }

  private String engage(Turn turn, PersonName name, PhoneNumber phone, TurnTasks tasks) {
    Claims.Key session = new Claims.Key("SESSION-DIAL", turn.session().id());
    if (!claims.countUp(session, CALLS_PER_SESSION, SESSION_COUNTED, turn.deadline())) {
      return TOO_MANY;
    }
    try {
      workflows.engage(turn.id(), input(turn, name, phone), turn.deadline());
      return STARTED;
    } catch (RuntimeException e) {
      tasks.beside("call not uncounted", () -> claims.countDown(session, turn.deadline()));
      throw e;
    }
  }

  private static EngageLead input(Turn turn, PersonName name, PhoneNumber phone) {
    String chat = turn.session().history().lines();
    return new EngageLead(name.first(), name.last(), phone.e164(), chat);
  }
}
