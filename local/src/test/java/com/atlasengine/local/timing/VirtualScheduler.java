package com.atlasengine.local.timing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/** A clock and a timer that stand still until a test lets time pass. */
public final class VirtualScheduler extends Clock implements Scheduler {
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::dueAt).thenComparingInt(Task::number));
  private Instant now = Instant.parse("2026-10-20T12:00:00Z");
  private int nextNumber;

  private record Task(Instant dueAt, int number, Runnable runnable) {}

  @Override
  public synchronized void schedule(Duration delay, Runnable task) {
    tasks.add(new Task(now.plus(delay), nextNumber++, task));
  }

  /** Lets this much time pass, running what falls due on the way. */
  public void advance(Duration duration) {
    Instant end = now.plus(duration);
    for (Task task = nextDue(end); task != null; task = nextDue(end)) {
      now = task.dueAt();
      task.runnable().run();
    }
    now = end;
  }

  private synchronized @org.jspecify.annotations.Nullable Task nextDue(Instant end) {
    Task next = tasks.peek();
    return next == null || next.dueAt().isAfter(end) ? null : tasks.poll();
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new AssertionError("UTC only");
  }
}
