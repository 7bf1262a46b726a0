package com.atlasengine.core.port;

import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.time.Deadline;
import java.util.List;

/**
 * Work that Salesforce could not take yet, kept until it has. Every method throws {@link
 * com.atlasengine.core.failure.TransientFailure} when the store is slow or down.
 */
public interface Backlog {
  /** Keeps the work; the same work (kind and id) kept twice is kept once. */
  void add(PendingWork work, Deadline deadline);

  /** The pending work that was tried longest ago, or added if it never was, at most this many. */
  List<PendingWork> listOldest(int limit, Deadline deadline);

  /** Puts work that could not be done behind the rest; what is not there is left at that. */
  void moveToEnd(PendingWork work, Deadline deadline);

  /** Forgets work that is done; forgetting what is not there is fine. */
  void remove(PendingWork work, Deadline deadline);

  /** Forgets the pending Leads and Cases of an erased number, not its erasures. */
  void removeByNumber(PhoneNumber phone, Deadline deadline);
}
