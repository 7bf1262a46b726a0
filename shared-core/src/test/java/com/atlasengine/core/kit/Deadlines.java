package com.atlasengine.core.kit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.time.Deadline;
import java.time.Duration;

/** What tests say about deadlines. */
public final class Deadlines {
  /** Shorter than every client's own timeout, which ends a call that forgets its deadline. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  private Deadlines() {}

  /** Checks that a call which got no answer ended by its deadline. */
  public static void assertKept(Deadline deadline) {
    Duration overrun = deadline.overrun();
    assertTrue(overrun.compareTo(TOLERANCE) < 0, "overrun by " + overrun);
  }
}
