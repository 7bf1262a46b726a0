package com.atlasengine.local.asl.run;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Time and threads as executions use them, so that tests can skip thirty minutes. */
public interface Timeline {
  /** The current time. */
  Instant now();

  /** Runs the work on a thread of its own. */
  Thread fork(String name, Runnable work);

  /** Interrupts a thread that {@link #fork} gave. */
  void interrupt(Thread thread);

  /** Waits for a time that is not negative. */
  void sleep(Duration duration) throws InterruptedException;

  /**
   * Waits until the future is done, well or not, or the time is over.
   *
   * @return whether it is done
   */
  boolean await(CompletableFuture<?> future, Duration limit) throws InterruptedException;
}
