package com.atlasengine.core.port;

import com.atlasengine.core.model.ContactFlowId;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.time.Deadline;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The telephone. */
public interface Telephony {
  /**
   * Calls a number.
   *
   * @param token the same for the same call: a repetition does not ring twice while the first call
   *     is on
   * @param attributes the contact attributes for the contact flow
   * @throws com.atlasengine.core.failure.TransientFailure when failing, too slow or unreachable:
   *     whether the phone rings is not known
   */
  DialResult dial(PhoneNumber to, String token, Map<String, String> attributes, Deadline deadline);

  /**
   * Finds the call that was placed with this token, also when it is over. A call is found some time
   * after it was placed; until then {@link #dial} with the same token finds it.
   *
   * @param since not later than it was placed
   * @throws com.atlasengine.core.failure.TransientFailure when throttled, failing or too slow
   * @throws com.atlasengine.core.failure.PermanentFailure when the service refuses to look
   */
  Optional<ContactId> find(String token, Instant since, Deadline deadline);

  /**
   * Adds attributes to a call that was placed, also when it is over.
   *
   * @throws com.atlasengine.core.failure.TransientFailure when throttled, failing or too slow
   * @throws com.atlasengine.core.failure.PermanentFailure when the service does not know the call
   */
  void addAttributes(ContactId call, Map<String, String> attributes, Deadline deadline);

  /** The same telephone, whose calls go through this contact flow. */
  Telephony through(ContactFlowId flow);

  /** Loads classes and opens connections, so that the first call is fast; places no call. */
  void warm(Deadline deadline);

  /** How it went. */
  sealed interface DialResult {
    /** The number is being called. */
    record Dialled(ContactId contact) implements DialResult {}

    /**
     * The service will never call this number.
     *
     * @param error the service's name of the error, such as {@code DestinationNotAllowedException}
     */
    record Refused(String error) implements DialResult {}

    /**
     * The phone does not ring, because what the stack is set up with is missing or not allowed: the
     * instance, the flow, the number that calls, the permission. No call can be placed until a
     * person changes that.
     *
     * @param error the service's name of the error, such as {@code AccessDeniedException}
     */
    record NotSetUp(String error) implements DialResult {}

    /** The phone does not ring: there are too many calls now. */
    record Throttled() implements DialResult {}
  }
}
