package com.atlasengine.core.port;

import com.atlasengine.core.time.Deadline;

/** Credentials and keys. Values are cached and renewed. */
public interface Secrets {
  /**
   * The current value.
   *
   * @param id the secret's ARN or name
   * @throws com.atlasengine.core.failure.TransientFailure when the store is slow or down and
   *     nothing is cached
   * @throws com.atlasengine.core.failure.PermanentFailure when there is no such secret or no access
   *     to it
   */
  String get(String id, Deadline deadline);

  /** Reads the value again for the next {@link #get}; if that fails, the cached value stays. */
  void renew(String id, Deadline deadline);
}
