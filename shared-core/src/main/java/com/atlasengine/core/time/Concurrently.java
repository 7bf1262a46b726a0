package com.atlasengine.core.time;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Runs two tasks at the same time, so that their waits do not add up. */
public final class Concurrently {
  private Concurrently() {}

  /**
   * Runs the first on the caller's thread and the second on a virtual thread, and waits for both,
   * whatever happens: nothing is left running. Each is bounded by the deadline it was given.
   *
   * @return the combined result
   * @throws RuntimeException the first's own failure, else the second's own failure
   */
  public static <A, B, R> R runBoth(
      Supplier<A> first, Supplier<B> second, BiFunction<A, B, R> combine) {
    CompletableFuture<B> secondResult =
        CompletableFuture.supplyAsync(second, Thread::startVirtualThread);
    A firstResult;
    try {
      firstResult = first.get();
    } catch (RuntimeException e) {
      secondResult.handle((value, failure) -> true).join();
      throw e;
    }
    return combine.apply(firstResult, awaitValue(secondResult));
  }

  private static <B> B awaitValue(CompletableFuture<B> secondResult) {
    try {
      return secondResult.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
