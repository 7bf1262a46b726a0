package com.atlasengine.core.claim;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.model.NumberHash;
import com.atlasengine.core.port.Secrets;
import com.atlasengine.core.time.Deadline;

/**
 * The secret that phone numbers are hashed with, read through the cache of {@link Secrets}.
 *
 * @param secrets where it is
 * @param secretId its ARN or name; {@code NUMBER_KEY_ARN}
 */
public record NumberKey(Secrets secrets, String secretId) {
  /**
   * Hashes numbers. Only the first call in an environment that nothing kept warm waits for the
   * secret.
   *
   * @throws com.atlasengine.core.failure.TransientFailure when the secret cannot be read now
   * @throws PermanentFailure when there is no such secret, or it is empty
   */
  public NumberHash hash(Deadline deadline) {
    String secret = secrets.get(secretId, deadline);
    if (secret.isBlank()) {
      throw new PermanentFailure("The number key is empty");
    }
    return new NumberHash(secret);
  }

  /** Reads the secret again; if that fails, the cached one stays. */
  public void renew(Deadline deadline) {
    secrets.renew(secretId, deadline);
  }
}
