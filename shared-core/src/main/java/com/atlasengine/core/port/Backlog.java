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
  /** Keeps the work; the same work (kind and id) kept twice is kept once. */
  void add(PendingWork work, Deadline deadline);

  /** Returns up to {@code limit} items, the longest untried first. */
  List<PendingWork> listOldest(int limit, Deadline deadline);

  /** Moves failed work to the end of the order; does nothing if it is not stored. */
  void moveToEnd(PendingWork work, Deadline deadline);

  /** Removes finished work; does nothing if it is not stored. */
  void remove(PendingWork work, Deadline deadline);

  /** Forgets the pending Leads and Cases of an erased number, not its erasures. */
  void removeByNumber(PhoneNumber phone, Deadline deadline);
}
