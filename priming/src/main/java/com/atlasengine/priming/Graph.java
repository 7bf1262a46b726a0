package com.atlasengine.priming;

import com.atlasengine.core.adapter.aws.Network;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.telemetry.Telemetry;

/**
 * Makes what a function consists of, all of it, as often as it is asked.
 *
 * @param <I> the request
 * @param <O> the result
 */
@FunctionalInterface
public interface Graph<I, O> {
  /**
   * Makes a use case and all its adapters.
   *
   * @param network what they are connected through
   * @throws IllegalStateException naming every variable that is missing or malformed
   */
  UseCase<I, O> of(Env env, Network network, Telemetry telemetry);
}
