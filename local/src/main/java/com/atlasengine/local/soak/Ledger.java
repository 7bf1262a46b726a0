package com.atlasengine.local.soak;

import com.atlasengine.local.client.BotReply;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What people were told, and how long they waited for it. */
final class Ledger {
  /** The bot says it in every reply that promises a call. */
  private static final String PROMISE = "Your phone will ring";

  /** The bot says it in every reply that acknowledges a callback. */
  private static final String RECEIVED = "I have received your request";

  private final Queue<String> callbacks = new ConcurrentLinkedQueue<>();
  private final Queue<String> promised = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger turns = new AtomicInteger();
  private final AtomicInteger journeys = new AtomicInteger();
  private final AtomicInteger phoneCalls = new AtomicInteger();
  private final Map<Budget, AtomicLong> longestWaits = new EnumMap<>(Budget.class);
  private final Queue<String> late = new ConcurrentLinkedQueue<>();
  private final AtomicInteger overBudget = new AtomicInteger();
  private final Duration allowance;

  /**
   * @param allowance how much later than its budget a turn may be
   */
  Ledger(Duration allowance) {
    this.allowance = allowance;
    for (Budget budget : Budget.values()) {
      longestWaits.put(budget, new AtomicLong());
    }
  }

  /** A turn has been answered; notes what was promised to the number. */
  void add(String number, Budget budget, BotReply reply) {
    turns.incrementAndGet();
    addWait(budget, reply.waitMillis());
    if (reply.messages().isEmpty()) {
      failures.add("an answer without words");
    }
    if (reply.text().contains(PROMISE)) {
      promised.add(number);
    }
    if (reply.text().contains(RECEIVED)) {
      callbacks.add(number);
    }
  }

  private void addWait(Budget budget, long waitMillis) {
    longest(budget).accumulateAndGet(waitMillis, Math::max);
    if (waitMillis > budget.time().toMillis()) {
      overBudget.incrementAndGet();
    }
    if (waitMillis > budget.time().plus(allowance).toMillis()) {
      late.add(budget + " took " + waitMillis + " ms");
    }
  }

  private AtomicLong longest(Budget budget) {
    return Objects.requireNonNull(longestWaits.get(budget));
  }

  /** A turn has not been answered. */
  void addFailure(String problem) {
    failures.add(problem);
  }

  void addJourney() {
    journeys.incrementAndGet();
  }

  void addPhoneCall() {
    phoneCalls.incrementAndGet();
  }

  /** The numbers that were promised a call. */
  List<String> promised() {
    return List.copyOf(promised);
  }

  /** The numbers whose callback was acknowledged. */
  List<String> callbacks() {
    return List.copyOf(callbacks);
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  int turns() {
    return turns.get();
  }

  int journeys() {
    return journeys.get();
  }

  int phoneCalls() {
    return phoneCalls.get();
  }

  /** Turns that took longer than their budget and the allowance. */
  List<String> late() {
    return List.copyOf(late);
  }

  /** How many turns took longer than their budget alone. */
  int overBudget() {
    return overBudget.get();
  }

  long longestWaitMillis(Budget budget) {
    return longest(budget).get();
  }
}
