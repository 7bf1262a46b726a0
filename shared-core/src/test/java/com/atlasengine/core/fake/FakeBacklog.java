package com.atlasengine.core.fake;

import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.time.Deadline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pending work in memory. */
public final class FakeBacklog implements Backlog {
  private final Faults faults = new Faults();
  private final Map<String, PendingWork> work = new LinkedHashMap<>();

  /** How it fails. */
  public Faults faults() {
    return faults;
  }

  /** All that is pending, oldest first. */
  public synchronized List<PendingWork> all() {
    return new ArrayList<>(work.values());
  }

  @Override
  public synchronized void add(PendingWork pending, Deadline deadline) {
    faults.countOrFail(deadline);
    work.putIfAbsent(idOf(pending), pending);
  }

  @Override
  public synchronized List<PendingWork> listOldest(int limit, Deadline deadline) {
    faults.countOrFail(deadline);
    return work.values().stream().limit(limit).toList();
  }

  @Override
  public synchronized void moveToEnd(PendingWork pending, Deadline deadline) {
    faults.countOrFail(deadline);
    if (work.remove(idOf(pending)) != null) {
      work.put(idOf(pending), pending);
    }
  }

  @Override
  public synchronized void remove(PendingWork pending, Deadline deadline) {
    faults.countOrFail(deadline);
    work.remove(idOf(pending));
  }

  @Override
  public synchronized void removeByNumber(PhoneNumber phone, Deadline deadline) {
    faults.countOrFail(deadline);
    work.values().removeIf(pending -> isAbout(pending, phone));
  }

  private static boolean isAbout(PendingWork pending, PhoneNumber phone) {
    return switch (pending) {
      case PendingWork.Lead lead -> lead.interaction().phone().equals(phone);
      case PendingWork.Case request -> request.request().phone().equals(phone);
      case PendingWork.Erasure erasure -> false;
    };
  }

  private static String idOf(PendingWork pending) {
    return pending.getClass().getSimpleName() + "#" + pending.id();
  }
}
