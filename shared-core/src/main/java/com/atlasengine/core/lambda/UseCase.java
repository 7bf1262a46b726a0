package com.atlasengine.core.lambda;

/**
 * What a function does, free of Lambda: one request in, one result out.
 *
 * @param <I> the request
 * @param <O> the result
 */
public interface UseCase<I, O> {
  /**
   * Does the work.
   *
   * @throws com.atlasengine.core.failure.TransientFailure when another try may succeed
   * @throws com.atlasengine.core.failure.PermanentFailure when none will
   */
  O handle(I request, Invocation invocation);

  /** Renews cached values before they expire; the keep-warm schedule calls it. */
  default void warm(Invocation invocation) {}
}
