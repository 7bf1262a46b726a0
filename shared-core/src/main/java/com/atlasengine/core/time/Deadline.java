package com.atlasengine.core.time;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time by which an invocation must answer. It is created at the start and passed to every
 * dependency. Runs on a monotonic clock: neither a clock step nor a snapshot moves it.
 */
public final class Deadline {
  private final LongSupplier nanoTime;
  private final long dueNanos;

  private Deadline(LongSupplier nanoTime, long dueNanos) {
    this.nanoTime = nanoTime;
    this.dueNanos = dueNanos;
  }

  /** A deadline this far from now. */
  public static Deadline in(Duration budget) {
    return in(budget, System::nanoTime);
  }

  /** A deadline this far from now on the given monotonic clock, in nanoseconds. */
  public static Deadline in(Duration budget, LongSupplier nanoTime) {
    return new Deadline(nanoTime, nanoTime.getAsLong() + budget.toNanos());
  }

  /** What is left, never negative. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, dueNanos - nanoTime.getAsLong()));
  }

  /** How far it has been overrun; zero until it has. */
  public Duration overrun() {
    return Duration.ofNanos(Math.max(0, nanoTime.getAsLong() - dueNanos));
  }

  /** Whether nothing is left. */
  public boolean isPast() {
    return dueNanos - nanoTime.getAsLong() <= 0;
  }

  /** The earlier of this one and one {@code slice} from now: a dependency's own share. */
  public Deadline atMost(Duration slice) {
    long sliced = nanoTime.getAsLong() + slice.toNanos();
    return sliced - dueNanos < 0 ? new Deadline(nanoTime, sliced) : this;
  }

  /** A deadline this much earlier; it reserves time for later work. */
  public Deadline minus(Duration reserve) {
    return new Deadline(nanoTime, dueNanos - reserve.toNanos());
  }
}
