package com.atlasengine.local.timing;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Runs something after a while: a phone rings out, a schedule fires. */
public interface Scheduler extends AutoCloseable {
  /** Runs the task once, after the delay, on a thread of its own. */
  void schedule(Duration delay, Runnable task);

  /** Runs the task at once, on a thread of its own. */
  default void start(String name, Runnable task) {
    Thread unused = Thread.ofVirtual().name(name).start(task);
  }

  /** Cancels all tasks that have not started. */
  @Override
  default void close() {}

  /** A scheduler with one daemon thread for the time and a virtual thread for each task. */
  static Scheduler onDaemonThread() {
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("later").factory());
    return new Scheduler() {
      @Override
      public void schedule(Duration delay, Runnable task) {
        if (!clock.isShutdown()) {
          ScheduledFuture<?> unused =
              clock.schedule(() -> run(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        }
      }

      private void run(Runnable task) {
        Thread unused = Thread.ofVirtual().start(task);
      }

      @Override
      public void close() {
        List<Runnable> unused = clock.shutdownNow();
      }
    };
  }
}
