package com.atlasengine.core.port;

import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Several counters that are counted together, before something is promised that they limit. What
 * was counted is used once or given back once; the reservation decides which. Every method throws
 * {@link com.atlasengine.core.failure.TransientFailure} when the store is slow or down.
 */
public interface Reservations {
  /**
   * Adds one to every counter and stores the reservation, or changes nothing. A reservation that is
   * held already is not counted again. After a failure it may be stored or not: give it back.
   */
  Result reserve(Reservation reservation, Deadline deadline);

  /**
   * Uses a reservation; the same user may use it again.
   *
   * @param subject what it must have been made for
   * @param user who uses it
   * @return false when it is unknown, expired, given back, for something else or used by another
   */
  boolean use(String id, String subject, String user, Deadline deadline);

  /**
   * Subtracts one from every counter of the reservation and deletes it. Does nothing when it is
   * gone or another has used it.
   */
  void giveBack(String id, String user, Deadline deadline);

  /**
   * What is reserved.
   *
   * @param id unique; whoever knows it can use the reservation
   * @param subject what it is for, such as a phone number
   * @param limits what is counted; the first one that is reached refuses
   * @param unclaimed nobody may hold this claim
   * @param claim what is claimed with it, if nobody holds it
   * @param hold how long it can be used and given back
   */
  record Reservation(
      String id,
      String subject,
      List<Limit> limits,
      Optional<Claims.Key> unclaimed,
      Optional<NewClaim> claim,
      Duration hold) {
    /** Keeps its own copy. */
    public Reservation {
      limits = List.copyOf(limits);
    }

    /** Claims nothing. */
    public Reservation(
        String id,
        String subject,
        List<Limit> limits,
        Optional<Claims.Key> unclaimed,
        Duration hold) {
      this(id, subject, limits, unclaimed, Optional.empty(), hold);
    }

    /** The same, if this claim is free. */
    public Reservation claiming(NewClaim wanted) {
      return new Reservation(id, subject, limits, unclaimed, Optional.of(wanted), hold);
    }

    /** A limit that lets nothing through. */
    public Optional<Limit> closedLimit() {
      return limits.stream().filter(limit -> limit.most() <= 0).findFirst();
    }

    /** The reservation's own key. */
    public Claims.Key key() {
      return keyOf(id);
    }

    /** The key of the reservation with this id. */
    public static Claims.Key keyOf(String id) {
      return new Claims.Key(Claims.Kind.RESERVATION, id);
    }

    @Override
    public String toString() {
      return "Reservation[" + limits.size() + " limits]";
    }
  }

  /** A claim that is made together with a reservation; its own owner cannot repeat it. */
  record NewClaim(Claims.Key key, String owner, Duration hold) {}

  /**
   * A counter and how far it goes. A counter never starts again, so its key names its period.
   *
   * @param counter its key
   * @param most the highest count; 0 refuses always
   * @param keep how long it lives after its last change, longer than its period
   */
  record Limit(Claims.Key counter, int most, Duration keep) {}

  /** What came of it. */
  sealed interface Result {
    /** It is counted and held. */
    record Reserved() implements Result {}

    /**
     * Nothing is counted.
     *
     * @param by the counter that is at its limit, or the claim that is held
     */
    record Refused(Claims.Key by) implements Result {}
  }
}
