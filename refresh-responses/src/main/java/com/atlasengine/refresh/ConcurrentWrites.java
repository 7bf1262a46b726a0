package com.atlasengine.refresh;

import com.atlasengine.core.failure.TransientFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Writes answers, some at a time. */
final class ConcurrentWrites {
  /** Calls of the model at once: few, because its quota belongs to the turns. */
  private static final int MAX_CONCURRENT_CALLS = 4;

  private ConcurrentWrites() {}

  /**
   * Tries all, then throws the first failure; the retry skips what was written.
   *
   * @param writes each says whether it has written
   */
  static Result run(List<Callable<Boolean>> writes) {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(MAX_CONCURRENT_CALLS, Thread.ofVirtual().factory())) {
      return Result.of(collectResults(threads.invokeAll(writes)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransientFailure("Interrupted", e);
    }
  }

  private static List<Boolean> collectResults(List<Future<Boolean>> done)
      throws InterruptedException {
    List<Boolean> results = new ArrayList<>();
    for (Future<Boolean> one : done) {
      try {
        results.add(one.get());
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException failure
            ? failure
            : new IllegalStateException(e.getCause());
      }
    }
    return results;
  }
}
