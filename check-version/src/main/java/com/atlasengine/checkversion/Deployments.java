package com.atlasengine.checkversion;

import com.atlasengine.core.time.Deadline;

/** Deployments that wait for a result. */
public interface Deployments {
  /**
   * Reports whether to shift traffic. Reporting twice has the effect of once.
   *
   * @param status {@code Succeeded} or {@code Failed}
   * @throws com.atlasengine.core.failure.TransientFailure when it cannot be said just now
   * @throws com.atlasengine.core.failure.PermanentFailure when the deployment does not wait for it
   */
  void report(String deployment, String execution, String status, Deadline deadline);
}
