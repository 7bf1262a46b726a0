package com.atlasengine.core.port;

import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.time.Deadline;

/** What the telephone service keeps about a call when it is over. */
public interface CallRecords {
  /** Of a stack that places no calls. */
  CallRecords NONE = (call, deadline) -> {};

  /**
   * Empties what the engine and the contact flow stored with a call. A call that the service does
   * not know, or does not know any more, is fine.
   *
   * @throws com.atlasengine.core.failure.TransientFailure when the service is slow, throttling or
   *     down
   * @throws com.atlasengine.core.failure.PermanentFailure when it refuses
   */
  void forget(ContactId call, Deadline deadline);
}
