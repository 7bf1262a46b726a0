package com.atlasengine.updatelead;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.Purpose;
import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.time.Deadline;
import java.util.Optional;

/** Finds the interaction of a call, and tells whoever ends the call whom to notify. */
record CallLookup(Interactions interactions) {
  /**
   * Empty when the person was erased, and for a call that asked whether to delete: the sales team
   * is told nothing of it.
   *
   * @param isLast whether nobody will ask again
   * @throws TransientFailure when no interaction has the contact's id, but may have it soon
   */
  Optional<Interaction> find(Request.Call call, boolean isLast, Deadline deadline) {
    return findAny(call, isLast, deadline).filter(item -> item.purpose() == Purpose.DEMO);
  }

  private Optional<Interaction> findAny(Request.Call call, boolean isLast, Deadline deadline) {
    return switch (call) {
      case Request.Call.ByKey(var key) -> interactions.find(key, deadline);
      case Request.Call.ByContact(var id) -> {
        Optional<Interaction> found = interactions.findByContact(id, deadline);
        if (found.isEmpty() && !isLast) {
          throw notFoundYet();
        }
        yield found;
      }
    };
  }

  /**
   * Stores the token by which the workflow waits for the call's end.
   *
   * @throws TransientFailure when no interaction has the contact's id, but may have it soon
   */
  void storeToken(ContactId call, String token, Deadline deadline) {
    Interaction item =
        interactions.findByContact(call, deadline).orElseThrow(CallLookup::notFoundYet);
    interactions.storeToken(item.key(), token, deadline);
  }

  private static TransientFailure notFoundYet() {
    return new TransientFailure("No interaction has this contact yet");
  }
}
