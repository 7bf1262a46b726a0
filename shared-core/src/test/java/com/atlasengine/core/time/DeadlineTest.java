package com.atlasengine.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadlineTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);
  private final Deadline deadline = Deadline.in(Duration.ofMillis(900), nanos::get);

  @Test
  void leavesWhatHasNotPassed_whenTheClockWrapsAround() {
    nanos.addAndGet(Duration.ofMillis(300).toNanos());

    assertEquals(Duration.ofMillis(600), deadline.remaining());
    assertFalse(deadline.isPast());
  }

  @Test
  void leavesNothingAndCountsTheOverrun_whenItIsPast() {
    nanos.addAndGet(Duration.ofMillis(905).toNanos());

    assertTrue(deadline.isPast());
    assertEquals(Duration.ZERO, deadline.remaining());
    assertEquals(Duration.ofMillis(5), deadline.overrun());
  }

  @Test
  void givesASlice_whenLessThanWhatIsLeft() {
    assertEquals(Duration.ofMillis(150), deadline.atMost(Duration.ofMillis(150)).remaining());
    assertEquals(Duration.ofMillis(900), deadline.atMost(Duration.ofSeconds(5)).remaining());
  }

  @Test
  void isDueEarlier_whenATimeIsKept() {
    assertEquals(Duration.ofMillis(700), deadline.minus(Duration.ofMillis(200)).remaining());
  }
}
