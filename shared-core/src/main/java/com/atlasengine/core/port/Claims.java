package com.atlasengine.core.port;

import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.Optional;

/**
 * Who may do something that must happen once. Every method throws {@link
 * com.atlasengine.core.failure.TransientFailure} when the store is slow or down; then nothing may
 * be done that needs the claim.
 */
public interface Claims {
  /**
   * Claims a key for an owner by one conditional write. The same owner gets it again, a different
   * one not before it was released or has expired.
   *
   * @param hold how long it is kept; expiry is exact, not when the store gets round to it
   */
  Claim claim(Key key, String owner, Duration hold, Deadline deadline);

  /**
   * Keeps what came of it on the owner's claim, for whoever asks again; nothing happens when the
   * owner does not hold it (any more).
   */
  void storeOutcome(Key key, String owner, String outcome, Deadline deadline);

  /**
   * Gives the owner's claim back, because nothing came of it; nothing happens when the owner does
   * not hold it.
   */
  void release(Key key, String owner, Deadline deadline);

  /**
   * Counts one up unless that would exceed the limit, in one conditional write.
   *
   * @param keep how long the counter lives after its last change
   * @return whether there was room
   */
  boolean tryIncrement(Key key, int limit, Duration keep, Deadline deadline);

  /** Takes one back off a counter, because nothing came of it; never below zero. */
  void decrement(Key key, Deadline deadline);

  /** Looks without claiming: who holds the key now, if anyone. */
  Optional<Claim.Held> findHolder(Key key, Deadline deadline);

  /**
   * What is claimed; kept as {@code PK=CLAIM#<kind>#<id>}, {@code SK=CLAIM}.
   *
   * @param kind such as {@code TURN}, {@code DIAL}, {@code LEAD}
   * @param id unique within the kind
   */
  record Key(String kind, String id) {
    @Override
    public String toString() {
      return "Key[" + kind + "]";
    }
  }

  /** How a claim went. */
  sealed interface Claim {
    /**
     * The caller owns it now.
     *
     * @param outcome what the same owner settled on it before, if it did
     */
    record Won(Optional<String> outcome) implements Claim {}

    /**
     * Someone else owns it.
     *
     * @param owner who
     * @param outcome what came of it, if the owner has settled it
     */
    record Held(String owner, Optional<String> outcome) implements Claim {}
  }
}
