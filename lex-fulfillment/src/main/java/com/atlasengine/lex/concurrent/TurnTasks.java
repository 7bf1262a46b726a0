package com.atlasengine.lex.concurrent;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Runs a turn's tasks at the same time, each on a virtual thread, where a blocked read can be
 * interrupted. {@code close} waits until the deadline and then interrupts unfinished tasks. A
 * frozen process must not be left with half a request on the wire.
 */
public final class TurnTasks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TurnTasks.class);

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Deadline deadline;
  private final Duration interruptGrace;

  /**
   * @param interruptGrace how long past the deadline an interrupted task may take to notice
   */
  public TurnTasks(Deadline deadline, Duration interruptGrace) {
    this.deadline = deadline;
    this.interruptGrace = interruptGrace;
  }

  /** Starts something whose result is needed. */
  public <T> Future<T> start(Supplier<T> work) {
    Map<String, String> fields = MDC.getCopyOfContextMap();
    return threads.submit(
        () -> {
          if (fields != null) {
            MDC.setContextMap(fields);
          }
          return work.get();
        });
  }

  /** Starts something that the reply does not need; its failure is logged and goes no further. */
  public void startInBackground(String problem, Runnable work) {
    Future<Boolean> unused = start(() -> runOrLog(problem, work));
  }

  /** The same, after another task has ended; for tasks that need an order. */
  public Future<Boolean> startAfter(Future<Boolean> first, String problem, Runnable work) {
    return start(() -> tryAwait(first, deadline).isPresent() && runOrLog(problem, work));
  }

  private static boolean runOrLog(String problem, Runnable work) {
    try {
      work.run();
      return true;
    } catch (RuntimeException e) {
      LOG.warn("{}: {}", problem, e.getClass().getSimpleName());
      return false;
    }
  }

  /**
   * Waits for a result no longer than the deadline.
   *
   * @throws TransientFailure when it is not there by then
   */
  public static <T> T await(Future<T> task, Deadline deadline) {
    try {
      return task.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | CancellationException e) {
      task.cancel(true);
      throw new TransientFailure("no result in time", e);
    } catch (InterruptedException e) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      throw new TransientFailure("interrupted", e);
    } catch (ExecutionException e) {
      throw unwrap(e);
    }
  }

  /** A result if it is there by the deadline; the task goes on if it is not. */
  public static <T> Optional<T> tryAwait(Future<T> task, Deadline deadline) {
    try {
      return Optional.of(task.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException | CancellationException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw unwrap(e);
    }
  }

  private static RuntimeException unwrap(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException failure -> failure;
      case Error error -> throw error;
      case null, default -> new IllegalStateException("task failed", e);
    };
  }

  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
        threads.shutdownNow();
        boolean ended = threads.awaitTermination(interruptGrace.toNanos(), TimeUnit.NANOSECONDS);
        LOG.warn(
            "Interrupted the tasks that still ran at the deadline{}",
            ended ? "" : "; some still run");
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
