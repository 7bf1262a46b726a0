package com.atlasengine.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Two people's demos, calls and callbacks, what sales does meanwhile, what fails, and one erasure:
 * all drawn from a seed, so that the same seed is the same case.
 */
final class TwoPeopleCase {
  private static final int STEPS = 12;
  private static final int LATE_STEPS = 4;
  private static final int MAX_RETRIES = 12;

  private final EngineDriver engine;
  private final Random random;
  private final Words words;
  private final CallSteps steps;
  private final SalesSteps sales;
  private final CaseFaults faults;
  private final String name;
  private final List<TestPerson> people;
  private final List<TestCall> calls = new ArrayList<>();
  private final List<String> log = new ArrayList<>();

  TwoPeopleCase(EngineDriver engine, long seed, int number) {
    this.engine = engine;
    this.random = new Random(seed);
    this.words = new Words(random);
    this.name = "case-" + number + "-" + Long.toHexString(seed);
    this.people = new PeopleDraw(random, words, number).draw();
    this.steps = new CallSteps(engine, words, random);
    this.sales = new SalesSteps(engine, words, random);
    this.faults = new CaseFaults(engine, random);
  }

  /** Runs the case; what is wrong then, one line for each; nothing when all is right. */
  List<String> run() throws Exception {
    sales.meet(people);
    for (int i = 0; i < STEPS; i++) {
      step(call -> true, true);
    }
    TestPerson erased = people.getFirst();
    String number = erased.numbers().get(random.nextInt(erased.numbers().size()));
    CaseExpectation expected = new CaseExpectation(people, calls, erased, number);
    askForErasure(erased, number);
    calls.stream().filter(expected::isErased).forEach(call -> call.gone = true);
    for (int i = random.nextInt(LATE_STEPS); i > 0; i--) {
      step(call -> !expected.isErased(call), false);
      faults.during("retry", log, engine::retryPending);
    }
    drain();
    for (int i = random.nextInt(LATE_STEPS); i > 0; i--) {
      step(expected::isErased, false);
    }
    drain();
    return new StoreSearch(engine, expected, sales).findProblems();
  }

  /** What happened, for whoever must find out why. */
  @Override
  public String toString() {
    return name + "\n  " + String.join("\n  ", log);
  }

  private void step(Predicate<TestCall> about, boolean isEarly) throws Exception {
    List<TestCall> chosen = calls.stream().filter(about).toList();
    int draw = random.nextInt(isEarly ? 100 : 60);
    if (chosen.isEmpty() || draw >= 60) {
      if (isEarly) {
        stepOfOthers(draw);
      }
      return;
    }
    TestCall call = chosen.get(random.nextInt(chosen.size()));
    if (draw < 18) {
      faults.during("talk " + call, log, () -> steps.talk(call, faults.areOff()));
    } else if (draw < 28 && isEarly) {
      faults.during("callback " + call, log, () -> steps.askForCallback(call));
    } else if (draw < 45) {
      faults.during("end " + call, log, () -> steps.end(call));
    } else {
      faults.during("again " + call, log, () -> steps.repeat(call));
    }
  }

  private void stepOfOthers(int draw) throws Exception {
    if (draw < 80 || calls.isEmpty()) {
      startDemo();
    } else if (draw < 82) {
      faults.during("retry", log, engine::retryPending);
    } else if (draw < 84) {
      log.add("a day passes");
      engine.letClaimsExpire();
      steps.forgetDeliveries();
    } else {
      log.add("sales: " + sales.act(calls));
    }
  }

  private void startDemo() throws Exception {
    TestPerson person = people.get(random.nextInt(people.size()));
    String number = person.numbers().get(random.nextInt(person.numbers().size()));
    if (random.nextInt(3) > 0) {
      engine.letClaimsExpire();
      steps.forgetDeliveries();
    }
    String execution = name + "-" + calls.size();
    faults.during(
        "demo " + execution + " of " + (people.indexOf(person) + 1),
        log,
        () -> calls.add(steps.start(person, number, execution)));
  }

  /** The turns of the deletion meet no faults; what erases does. */
  private void askForErasure(TestPerson person, String number) {
    log.add("erase 1");
    Visitor visitor = new Visitor(engine.lex, name + "-erase");
    visitor.say("delete my data");
    visitor.say(number.replace("+1", ""));
    visitor.say(person.saidLastName());
    Visitor.BotReply reply = visitor.say("yes");
    if (!reply.text().contains("will be deleted shortly")) {
      throw new AssertionError("not taken: " + reply.text());
    }
  }

  private void drain() throws Exception {
    for (int i = 0; i < MAX_RETRIES && !pending().isEmpty(); i++) {
      engine.letClaimsExpire();
      steps.forgetDeliveries();
      engine.retryPending();
    }
    if (!pending().isEmpty()) {
      throw new AssertionError("still pending: " + pending());
    }
  }

  private List<Map<String, AttributeValue>> pending() {
    return engine.scan(EngineDriver.INTERACTIONS).stream()
        .filter(item -> AttributeValue.fromS("PENDING").equals(item.get("PK")))
        .toList();
  }
}
