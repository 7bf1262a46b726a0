package com.atlasengine.priming;

import com.atlasengine.core.adapter.aws.ClientLifecycle;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.telemetry.Telemetry;

/**
 * Builds a function's use case and all its adapters; each call builds new ones.
 *
 * @param <I> the request
 * @param <O> the result
 */
@FunctionalInterface
public interface UseCaseFactory<I, O> {
  /**
   * Makes a use case and all its adapters.
   *
   * @param lifecycle what they are connected through
   * @throws IllegalStateException naming every variable that is missing or malformed
   */
  UseCase<I, O> create(Env env, ClientLifecycle lifecycle, Telemetry telemetry);
}
