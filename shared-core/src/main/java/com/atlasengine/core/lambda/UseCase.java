package com.atlasengine.core.lambda;

import java.util.List;

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

  /** What the keep-warm schedule renews, in this order; each is tried whatever the others do. */
  default List<Renewal> renewals() {
    return List.of();
  }
}
