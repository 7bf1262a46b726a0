package com.atlasengine.core.port;

import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.Optional;

/**
 * Claims on actions that must happen only once. Every method throws {@link
 * com.atlasengine.core.failure.TransientFailure} when the store is slow or down; then the caller
 * must not perform the action.
 */
public interface Claims {
  /**
   * Claims a key for an owner by one conditional write. The same owner can claim it again; another
   * owner must wait for release or expiry.
   *
   * @param hold how long the claim is valid; expiry is exact
   */
  Claim claim(Key key, String owner, Duration hold, Deadline deadline);

  /**
   * Stores the outcome on the owner's claim for later callers; does nothing if the owner does not
   * hold the claim.
   */
  void storeOutcome(Key key, String owner, String outcome, Deadline deadline);

  /** Releases the owner's claim after a failure; does nothing if the owner does not hold it. */
  void release(Key key, String owner, Deadline deadline);

  /**
   * Adds one to a counter unless that exceeds the limit, in one conditional write.
   *
   * @param keep how long the counter lives after its last change
   * @return whether there was room
   */
  boolean tryIncrement(Key key, int limit, Duration keep, Deadline deadline);

  /**
   * Adds to a counter that has no limit.
   *
   * @param amount ≥ 0; 0 only reads
   * @param keep how long the counter lives after its last change, longer than the period that its
   *     key names
   * @return what it stands at then
   */
  long add(Key key, long amount, Duration keep, Deadline deadline);

  /** Subtracts one after a failure; never goes below zero. */
  void decrement(Key key, Deadline deadline);

  /** Returns the current holder without claiming. */
  Optional<Claim.Held> findHolder(Key key, Deadline deadline);

  /**
   * What is claimed or counted; kept as {@code PK=CLAIM#<kind>#<id>}, {@code SK=CLAIM}.
   *
   * @param kind of which kind
   * @param id unique within the kind
   */
  record Key(Kind kind, String id) {
    /** The sort key of every claim and counter. */
    public static final String SORT_KEY = "CLAIM";

    /** {@code CLAIM#<kind>#<id>}. */
    public String partitionKey() {
      return "CLAIM#" + kind.wireName + "#" + id;
    }

    @Override
    public String toString() {
      return "Key[" + kind + "]";
    }
  }

  /** What can be claimed or counted. The names are part of stored keys. */
  enum Kind {
    /** The effect of a turn; the id is the turn's. */
    TURN("TURN"),
    /** The interaction of a workflow execution; the id is the execution's name. */
    EXECUTION("EXECUTION"),
    /** The Lead of a person on a phone number. */
    LEAD("LEAD"),
    /** The Activity of a call; the id is its mark. */
    ACTIVITY("ACTIVITY"),
    /** The Case of pending work; the id is the work's. */
    CASE("CASE"),
    /** The call to a phone number. */
    DIAL("DIAL"),
    /** A call that was promised and could not be placed; the id is the execution's name. */
    NOT_PLACED("NOT-PLACED"),
    /** Counts calls: of a number and a day, of a day, of an hour. */
    DIALS("DIALS"),
    /** Counts the calls that a session requested on a day. */
    SESSION_DIAL("SESSION-DIAL"),
    /** Counts the calls that a verified visitor requested on a day. */
    VISITOR_DIAL("VISITOR-DIAL"),
    /** Counts the callbacks that were requested in chat: of a number and a day, of an hour. */
    CALLBACKS("CALLBACKS"),
    /** What was counted before a call was promised; the id is a secret of the workflow. */
    RESERVATION("RESERVATION"),
    /** Counts the model's tokens of a day. */
    TOKENS("TOKENS"),
    /** Counts a session's turns that asked the model on a day. */
    SESSION_TURNS("SESSION-TURNS"),
    /** Counts the deletions that a session requested. */
    SESSION_ERASE("SESSION-ERASE"),
    /** Counts the deletions that were requested for a phone number on a day. */
    NUMBER_ERASE("NUMBER-ERASE");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }
  }

  /** The result of a claim. */
  sealed interface Claim {
    /**
     * The caller owns it now.
     *
     * @param outcome the outcome that the same owner stored before, if any
     * @param repeated whether the same owner had it already: it may have acted
     */
    record Won(Optional<String> outcome, boolean repeated) implements Claim {}

    /**
     * Someone else owns it.
     *
     * @param owner who
     * @param outcome the outcome, if the owner has stored one
     */
    record Held(String owner, Optional<String> outcome) implements Claim {}
  }
}
