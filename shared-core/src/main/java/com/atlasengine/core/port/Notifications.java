package com.atlasengine.core.port;

import com.atlasengine.core.time.Deadline;

/** A topic that people or functions listen to. */
public interface Notifications {
  /**
   * Publishes one message.
   *
   * @param subject what a mail shows first; less than 100 characters on one line of it are kept
   * @param message ≤ 256 KB
   * @throws com.atlasengine.core.failure.TransientFailure when the service is slow or down
   * @throws com.atlasengine.core.failure.PermanentFailure when there is no such topic or no access
   *     to it
   */
  void publish(String subject, String message, Deadline deadline);
}
