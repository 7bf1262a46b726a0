package com.atlasengine.core.time;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Two pieces of work at the same time, so that their waits do not add up. */
public final class Concurrently {
  private Concurrently() {}

  /**
   * Runs the first on the caller's thread and the second on a virtual thread, and waits for both,
   * whatever happens: nothing is left running. Each is bounded by the deadline it was given.
   *
   * @return what {@code then} makes of both
   * @throws RuntimeException the first's own failure, else the second's own failure
   */
  public static <A, B, R> R both(Supplier<A> first, Supplier<B> second, BiFunction<A, B, R> then) {
    CompletableFuture<B> beside = CompletableFuture.supplyAsync(second, Thread::startVirtualThread);
    A own;
    try {
      own = first.get();
    } catch (RuntimeException e) {
      beside.handle((value, failure) -> true).join();
      throw e;
    }
    return then.apply(own, value(beside));
  }

  private static <B> B value(CompletableFuture<B> beside) {
    try {
      return beside.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }
}
