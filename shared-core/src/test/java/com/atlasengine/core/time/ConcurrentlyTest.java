package com.atlasengine.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ConcurrentlyTest {
  private final TransientFailure first = new TransientFailure("first");
  private final PermanentFailure second = new PermanentFailure("second");

  @Test
  void runsBothAtTheSameTime() {
    CountDownLatch meetingPoint = new CountDownLatch(2);
    Supplier<Boolean> meeting = () -> meets(meetingPoint);

    boolean met = Concurrently.runBoth(meeting, meeting, (a, b) -> a && b);
    assertTrue(met);
  }

  @Test
  void givesBothToWhatFollows_inTheirOrder() {
    assertEquals("ab", Concurrently.runBoth(() -> "a", () -> "b", (a, b) -> a + b));
  }

  @Test
  void throwsTheFailureItself_whenEitherFails() {
    assertSame(first, failure(failing(first), () -> "b"));
    assertSame(second, failure(() -> "a", failing(second)));
    assertSame(first, failure(failing(first), failing(second)));
  }

  @Test
  void leavesNothingRunning_whenTheFirstFails() {
    CountDownLatch failing = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    Supplier<String> fails =
        () -> {
          failing.countDown();
          throw first;
        };
    Supplier<String> goesOn =
        () -> {
          meets(failing);
          ended.set(true);
          return "b";
        };

    assertSame(first, failure(fails, goesOn));
    assertTrue(ended.get());
  }

  private static RuntimeException failure(Supplier<String> first, Supplier<String> second) {
    return assertThrows(
        RuntimeException.class, () -> Concurrently.runBoth(first, second, (a, b) -> a + b));
  }

  private static Supplier<String> failing(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }

  private static boolean meets(CountDownLatch latch) {
    try {
      latch.countDown();
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
