package com.atlasengine.core.port;

import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.time.Deadline;
import java.util.List;

/**
 * Pending work for Salesforce, stored until it succeeds. Every method throws {@link
 * com.atlasengine.core.failure.TransientFailure} when the store is slow or down.
 */
public interface Backlog {
  /**
   * Keeps the work; the same work (kind and id) kept twice is kept once.
   *
   * @param reason why it is pending, for whoever runs the engine; nothing personal
   */
  void add(PendingWork work, String reason, Deadline deadline);

  /** Returns up to {@code limit} items, the longest untried first; leaves out unreadable ones. */
  List<PendingWork> listOldest(int limit, Deadline deadline);

  /**
   * Moves failed work to the end of the order; does nothing if it is not stored.
   *
   * @param reason why it failed this time; nothing personal
   */
  void moveToEnd(PendingWork work, String reason, Deadline deadline);

  /**
   * Takes what cannot be read out of the order and keeps it, whole, in a place of its own.
   *
   * @return how many items are there now, earlier ones included
   */
  int setAsideUnreadable(Deadline deadline);

  /**
   * Removes what was set aside and holds this number and this word somewhere; the case does not
   * count.
   *
   * @param word empty when the number is enough
   */
  void forgetSetAside(PhoneNumber phone, String word, Deadline deadline);

  /** Removes finished work; does nothing if it is not stored. */
  void remove(PendingWork work, Deadline deadline);

  /** The pending work about a number, erasures included; leaves out unreadable items. */
  List<PendingWork> listByNumber(PhoneNumber phone, Deadline deadline);
}
