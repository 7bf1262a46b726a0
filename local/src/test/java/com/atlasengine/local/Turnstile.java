package com.atlasengine.local;

import com.atlasengine.local.http.TappedPort.Fate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lets the requests of invocations that run at the same time pass one after the other, in an order
 * that is drawn by a seed. It waits until each invocation has a request to send, or for a moment.
 */
final class Turnstile implements InvocationTap {
  /** After that an invocation that sends nothing computes, or waits for another one. */
  private static final long PATIENCE_NANOS = 2_000_000;

  private final Random random;
  private final Set<Integer> running = new TreeSet<>();
  private final List<Request> waiting = new ArrayList<>();
  private long changedAt = System.nanoTime();

  Turnstile(long seed) {
    this.random = new Random(seed);
  }

  @Override
  public synchronized void begins(Started invocation) {
    running.add(invocation.number());
    change();
  }

  @Override
  public synchronized void ended(Started invocation) {
    running.remove(invocation.number());
    change();
  }

  private void change() {
    changedAt = System.nanoTime();
    notifyAll();
  }

  @Override
  public synchronized Fate decide(Request request) {
    waiting.add(request);
    change();
    try {
      while (waiting.contains(request)) {
        letOnePass();
        if (waiting.contains(request)) {
          wait(1);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      waiting.remove(request);
    }
    return Fate.SERVED;
  }

  private void letOnePass() {
    boolean all =
        running.stream()
            .allMatch(number -> waiting.stream().anyMatch(r -> r.invocation().number() == number));
    if (all || System.nanoTime() - changedAt > PATIENCE_NANOS) {
      waiting.sort(
          Comparator.comparingInt((Request r) -> r.invocation().number())
              .thenComparingInt(Request::number));
      Request passing = waiting.get(random.nextInt(waiting.size()));
      waiting.remove(passing);
      change();
    }
  }
}
