package com.atlasengine.local.soak;

import com.atlasengine.local.client.BotReply;
import com.atlasengine.local.client.Caller;
import com.atlasengine.local.client.ContactFlow;
import com.atlasengine.local.client.EngineClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** One person after the other: chats, asks for a call, picks up or not, talks, hangs up. */
final class SoakUser implements Runnable {
  private static final List<String> QUESTIONS =
      List.of(
          "hello",
          "what technology do you use",
          "what is the demo",
          "what programming language is it written in",
          "how heavy is the moon");
  private static final List<String> FIRST =
      List.of("Ada", "Grace", "Mary", "Alan", "Edsger", "Barbara", "Donald", "Katherine");
  private static final List<String> LAST =
      List.of("Lovelace", "Hopper", "Shelley", "Turing", "Dijkstra", "Liskov", "Knuth", "Johnson");
  private static final int LOOKS_AT_THE_PHONE = 6;

  private final EngineClient engine;
  private final ContactFlow flow;
  private final SoakPlan plan;
  private final Ledger ledger;
  private final AtomicInteger people;
  private final Random random;
  private final long endNanos;

  /**
   * @param people counts them, for each has a number of their own
   * @param endNanos when nobody begins any more, by {@link System#nanoTime()}
   */
  SoakUser(
      EngineClient engine,
      ContactFlow flow,
      SoakPlan plan,
      Ledger ledger,
      AtomicInteger people,
      int id,
      long endNanos) {
    this.engine = engine;
    this.flow = flow;
    this.plan = plan;
    this.ledger = ledger;
    this.people = people;
    this.random = new Random(plan.seed() * 1_000 + id);
    this.endNanos = endNanos;
  }

  @Override
  public void run() {
    try {
      think();
      while (System.nanoTime() < endNanos) {
        makeJourney();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void makeJourney() throws InterruptedException {
    String number = number(people.getAndIncrement());
    Caller caller = new Caller(engine, flow, "en_US");
    try {
      say(caller, number, Budget.CHAT, draw(QUESTIONS));
      say(caller, number, Budget.CHAT, "start demo");
      say(caller, number, Budget.CHAT, draw(FIRST) + " " + draw(LAST));
      say(caller, number, Budget.CHAT, number);
      say(caller, number, Budget.EFFECT, "yes");
      if (random.nextBoolean() && picksUp(caller, number)) {
        talk(caller, number);
      }
      ledger.addJourney();
    } catch (IOException | RuntimeException e) {
      ledger.addFailure(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private void talk(Caller caller, String number) throws IOException, InterruptedException {
    ledger.addPhoneCall();
    say(caller, number, Budget.PHONE, draw(QUESTIONS));
    say(caller, number, Budget.PHONE, draw(QUESTIONS));
    if (random.nextInt(3) == 0) {
      say(caller, number, Budget.EFFECT, "I want to talk to a person");
    }
    caller.hangUp();
  }

  /** A phone that does not ring now may ring later; nobody waits for it here. */
  private boolean picksUp(Caller caller, String number) throws InterruptedException {
    for (int i = 0; i < LOOKS_AT_THE_PHONE; i++) {
      think();
      try {
        caller.pickUp(number, Duration.ofMillis(1));
        return true;
      } catch (IOException e) {
        // it does not ring yet
      }
    }
    return false;
  }

  private void say(Caller caller, String number, Budget budget, String words)
      throws IOException, InterruptedException {
    BotReply reply = caller.say(words);
    ledger.add(number, budget, reply);
    think();
  }

  private void think() throws InterruptedException {
    Thread.sleep(random.nextLong(2 * plan.think().toMillis() + 1));
  }

  private String draw(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** Invented numbers, none of which the phones of the engine treat in a way of their own. */
  private static String number(int person) {
    return "+1%d555%04d".formatted(201 + person / 8_000, 1_000 + person % 8_000);
  }
}
