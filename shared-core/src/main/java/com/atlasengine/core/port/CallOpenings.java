package com.atlasengine.core.port;

import com.atlasengine.core.model.Consent;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything that is written before a phone may ring, in one transaction. It saves time and decides
 * nothing: when it writes nothing, {@link Interactions}, {@link Claims} and {@link Reservations}
 * say one after the other what stands in the way.
 */
public interface CallOpenings {
  /**
   * Opens the interaction of an execution, claims the number and counts the call; or does nothing,
   * when one of the three is not possible now.
   *
   * @return whether all of it is written, by this call
   * @throws com.atlasengine.core.failure.TransientFailure when the store is slow or down; then all
   *     of it may be written or nothing
   */
  boolean tryOpen(Visit visit, Permit permit, Deadline deadline);

  /**
   * The interaction of a workflow execution.
   *
   * @param execution the workflow execution's name
   * @param key where to keep it
   * @param initialTranscript the web chat; empty when there was none
   * @param consent what the visitor agreed to, if that is known
   */
  record Visit(
      String execution,
      InteractionKey key,
      PersonName name,
      String initialTranscript,
      Optional<Consent> consent) {
    @Override
    public String toString() {
      return "Visit[" + key + "]";
    }
  }

  /**
   * What lets its phone ring.
   *
   * @param number the claim of whoever calls the number; nobody may hold it
   * @param caller who claims it and uses the reservation
   * @param hold how long the number is claimed
   * @param count how the call is counted
   */
  record Permit(Claims.Key number, String caller, Duration hold, Count count) {}

  /** How a call is counted. */
  sealed interface Count {
    /**
     * It is counted already.
     *
     * @param reservation the id under which it is
     * @param subject what the reservation must have been made for
     */
    record Reserved(String reservation, String subject) implements Count {}

    /** It is counted now. {@code unclaimed} is not looked at: the number is claimed beside it. */
    record ToReserve(Reservations.Reservation reservation) implements Count {}
  }
}
