package com.atlasengine.core.port;

import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.time.Deadline;

/**
 * The numbers whose owners asked not to be called again. They stay when a person's data are
 * deleted; otherwise the next visitor could have them called. Every method throws {@link
 * com.atlasengine.core.failure.TransientFailure} when the store is slow or down; then the caller
 * must not dial.
 */
public interface Suppressions {
  /** Whether the number must not be called. */
  boolean contains(PhoneNumber phone, Deadline deadline);

  /**
   * Suppresses the number of a call for good, and marks the interaction. Only who is on a call can
   * ask for that: without the interaction nothing is stored. Adding twice is fine.
   *
   * @throws com.atlasengine.core.failure.PermanentFailure when there is no such interaction
   */
  void add(InteractionKey call, Deadline deadline);
}
