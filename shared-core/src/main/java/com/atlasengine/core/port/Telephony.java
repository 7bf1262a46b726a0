package com.atlasengine.core.port;

import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.time.Deadline;
import java.util.Map;

/** The telephone. */
public interface Telephony {
  /**
   * Calls a number.
   *
   * @param token the same for the same call: a repetition does not ring twice while the first call
   *     is on
   * @param attributes the contact attributes for the contact flow
   * @throws com.atlasengine.core.failure.TransientFailure when throttled, failing or too slow
   */
  DialResult dial(PhoneNumber to, String token, Map<String, String> attributes, Deadline deadline);

  /**
   * Adds attributes to a call that was placed, also when it is over.
   *
   * @throws com.atlasengine.core.failure.TransientFailure when throttled, failing or too slow
   * @throws com.atlasengine.core.failure.PermanentFailure when the service does not know the call
   */
  void addAttributes(ContactId call, Map<String, String> attributes, Deadline deadline);

  /** Loads classes and opens connections, so that the first call is fast; places no call. */
  void warm(Deadline deadline);

  /** How it went. */
  sealed interface DialResult {
    /** The number is being called. */
    record Dialled(ContactId contact) implements DialResult {}

    /**
     * The service will never call this number, or not this way.
     *
     * @param error the service's name of the error, such as {@code DestinationNotAllowedException}
     */
    record Refused(String error) implements DialResult {}
  }
}
