package com.atlasengine.local.soak;

import com.atlasengine.local.client.BotReply;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What people were told, and how long they waited for it. */
final class Ledger {
  /** The bot says it in every reply that promises a call. */
  private static final String PROMISE = "Your phone will ring";

  private final Queue<String> promised = new ConcurrentLinkedQueue<>();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger turns = new AtomicInteger();
  private final AtomicInteger journeys = new AtomicInteger();
  private final AtomicInteger phoneCalls = new AtomicInteger();
  private final AtomicInteger missedDeadlines = new AtomicInteger();
  private final AtomicLong longestWaitMillis = new AtomicLong();

  /** A turn has been answered; notes a promise of a call to the number. */
  void add(String number, BotReply reply) {
    turns.incrementAndGet();
    longestWaitMillis.accumulateAndGet(reply.waitMillis(), Math::max);
    if (reply.messages().isEmpty()) {
      failures.add("an answer without words");
    }
    if (reply.text().contains(PROMISE)) {
      promised.add(number);
    }
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

  /** A line that a function printed: its metrics say when a turn missed its deadline. */
  void read(String function, String line) {
    if (function.endsWith("lex-fulfillment") && line.contains("\"DeadlineMissed\":")) {
      missedDeadlines.incrementAndGet();
    }
  }

  /** The numbers that were promised a call. */
  List<String> promised() {
    return List.copyOf(promised);
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

  int missedDeadlines() {
    return missedDeadlines.get();
  }

  long longestWaitMillis() {
    return longestWaitMillis.get();
  }
}
