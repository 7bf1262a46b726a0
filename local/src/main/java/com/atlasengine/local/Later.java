package com.atlasengine.local;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Runs something after a while: a phone rings out, a schedule fires. */
interface Later {
  /** Runs the task once, after the delay, on a thread of its own. */
  void after(Duration delay, Runnable task);

  /** One daemon thread that counts, virtual threads that run; nothing keeps the process alive. */
  static Later onDaemon() {
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("later").factory());
    return (delay, task) -> {
      ScheduledFuture<?> unused =
          clock.schedule(
              () -> Thread.ofVirtual().start(task), delay.toMillis(), TimeUnit.MILLISECONDS);
    };
  }
}
