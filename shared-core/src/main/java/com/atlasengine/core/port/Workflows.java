package com.atlasengine.core.port;

import com.atlasengine.core.model.DeletionCall;
import com.atlasengine.core.model.EngageLead;
import com.atlasengine.core.time.Deadline;

/** Workflows that run after the turn's reply. */
public interface Workflows {
  /**
   * Starts {@code engage-lead} and does not wait for it. Not idempotent, not even by name: claim
   * first.
   *
   * @param execution its name, ≤ 80 characters of {@code [0-9A-Za-z_-]}
   * @throws com.atlasengine.core.failure.TransientFailure when the service is slow or down
   * @throws com.atlasengine.core.failure.PermanentFailure when it refuses the input
   */
  void startEngageLead(String execution, EngageLead input, Deadline deadline);

  /** The same workflow for a call that confirms a deletion; it fails in the same ways. */
  void startDeletionCall(String execution, DeletionCall input, Deadline deadline);
}
