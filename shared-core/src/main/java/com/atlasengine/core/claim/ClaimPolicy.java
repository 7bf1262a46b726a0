package com.atlasengine.core.claim;

import com.atlasengine.core.port.Claims;
import java.time.Duration;
import java.util.function.Function;

/**
 * How one kind of action is claimed.
 *
 * @param kind what is claimed
 * @param hold how long a claim is valid; expiry is exact
 * @param afterTransient what becomes of the claim when the action fails with a {@link
 *     com.atlasengine.core.failure.TransientFailure}
 * @param encode writes the outcome onto the claim
 * @param decode reads it back
 * @param <T> the outcome of the action
 */
public record ClaimPolicy<T>(
    Claims.Kind kind,
    Duration hold,
    AfterTransient afterTransient,
    Function<T, String> encode,
    Function<String, T> decode) {

  /**
   * What becomes of a claim when its action fails for now. A {@link
   * com.atlasengine.core.failure.PermanentFailure} releases it; after a defect it expires.
   */
  public enum AfterTransient {
    /** Another owner may act at once: acting twice does no harm, or the action did not happen. */
    RELEASE,
    /** Another owner must wait until the claim expires: the action may have happened. */
    KEEP
  }
}
