package com.atlasengine.checkversion;

import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;

/** Published versions of functions. */
public interface Versions {
  /**
   * Calls a version and waits for its answer.
   *
   * @param arn the version, qualified
   * @throws com.atlasengine.core.failure.TransientFailure when it cannot be called just now
   * @throws com.atlasengine.core.failure.PermanentFailure when it cannot be called at all
   */
  InvokeResult invoke(String arn, byte[] event, Deadline deadline);

  /**
   * Has a version called, and does not wait for its answer.
   *
   * @param arn the version, qualified
   * @throws com.atlasengine.core.failure.TransientFailure when it cannot be called just now
   * @throws com.atlasengine.core.failure.PermanentFailure when it cannot be called at all
   */
  void start(String arn, byte[] event, Deadline deadline);

  /** What came of a call. */
  sealed interface InvokeResult {
    /** It answered with this JSON. */
    record Returned(JsonNode payload) implements InvokeResult {}

    /** It failed: {@code Unhandled}, {@code Handled}, with the type of the error. */
    record Failed(String error) implements InvokeResult {}

    /** Lambda had no room for it: the versions of a function share its reserved concurrency. */
    record Throttled() implements InvokeResult {}
  }
}
