package com.atlasengine.local;

import com.atlasengine.local.asl.run.VirtualTimeline;
import com.atlasengine.local.timing.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time of an engine in one JVM, for its services and for its functions: it stands still until a
 * test lets some pass, and then an hour takes as long as the work in it.
 */
final class VirtualTime extends Clock implements Scheduler {
  private final VirtualTimeline timeline;
  private volatile Repetitions repetitions = Repetitions.NONE;

  VirtualTime(Instant start) {
    this.timeline = VirtualTimeline.still(start);
  }

  /** For workflows. */
  VirtualTimeline timeline() {
    return timeline;
  }

  @Override
  public Instant instant() {
    return timeline.now();
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new AssertionError("UTC only");
  }

  @Override
  public void schedule(Duration delay, Runnable task) {
    timeline.runAfter(delay, task);
  }

  /** From now on what is started is repeated so; {@link #fork} starts once. */
  void repeat(Repetitions newRepetitions) {
    repetitions = newRepetitions;
  }

  /** Starts work of the bus: an event for a target. */
  @Override
  public void start(String name, Runnable task) {
    repetitions.times(name).forEach(delay -> startAfter(name, delay, task));
  }

  private void startAfter(String name, Duration delay, Runnable task) {
    fork(
        name,
        () -> {
          sleep(delay);
          task.run();
        });
  }

  /** Starts work once, at once. */
  void fork(String name, Runnable task) {
    Thread unused = timeline.fork(name, task);
  }

  /** Waits on a thread of this time's. */
  void sleep(Duration duration) {
    try {
      timeline.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
