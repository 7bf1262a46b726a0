package com.atlasengine.core.fake;

import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.time.Deadline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pending work in memory. */
public final class FakeBacklog implements Backlog {
  private final Faults faults = new Faults();
  private final Map<String, PendingWork> work = new LinkedHashMap<>();
  private final Map<String, String> reasons = new HashMap<>();
  private final List<String> forgottenSetAside = new ArrayList<>();
  private int unreadable;
  private int setAside;

  /** How it fails. */
  public Faults faults() {
    return faults;
  }

  /** All that is pending, oldest first. */
  public synchronized List<PendingWork> all() {
    return new ArrayList<>(work.values());
  }

  /** Why this work is pending; empty when it is not. */
  public synchronized String reason(PendingWork pending) {
    return reasons.getOrDefault(idOf(pending), "");
  }

  /** Stores something that no version can read. */
  public synchronized void addUnreadable() {
    unreadable++;
  }

  /** How many items were set aside. */
  public synchronized int setAsideCount() {
    return setAside;
  }

  @Override
  public synchronized void add(PendingWork pending, String reason, Deadline deadline) {
    faults.countOrFail(deadline);
    if (work.putIfAbsent(idOf(pending), pending) == null) {
      reasons.put(idOf(pending), reason);
    }
  }

  @Override
  public synchronized int setAsideUnreadable(Deadline deadline) {
    faults.countOrFail(deadline);
    setAside += unreadable;
    unreadable = 0;
    return setAside;
  }

  /** What an erasure asked to have removed from what was set aside: number and word. */
  public synchronized List<String> forgottenSetAside() {
    return List.copyOf(forgottenSetAside);
  }

  @Override
  public synchronized void forgetSetAside(PhoneNumber phone, String word, Deadline deadline) {
    faults.countOrFail(deadline);
    forgottenSetAside.add(phone.e164() + " " + word);
  }

  @Override
  public synchronized List<PendingWork> listOldest(int limit, Deadline deadline) {
    faults.countOrFail(deadline);
    return work.values().stream().limit(limit).toList();
  }

  @Override
  public synchronized void moveToEnd(PendingWork pending, String reason, Deadline deadline) {
    faults.countOrFail(deadline);
    if (work.remove(idOf(pending)) != null) {
      work.put(idOf(pending), pending);
      reasons.put(idOf(pending), reason);
    }
  }

  @Override
  public synchronized void remove(PendingWork pending, Deadline deadline) {
    faults.countOrFail(deadline);
    work.remove(idOf(pending));
    reasons.remove(idOf(pending));
  }

  @Override
  public synchronized List<PendingWork> listByNumber(PhoneNumber phone, Deadline deadline) {
    faults.countOrFail(deadline);
    return work.values().stream().filter(pending -> isAbout(pending, phone)).toList();
  }

  private static boolean isAbout(PendingWork pending, PhoneNumber phone) {
    return switch (pending) {
      case PendingWork.Lead lead -> lead.interaction().phone().equals(phone);
      case PendingWork.Case request -> request.request().phone().equals(phone);
      case PendingWork.Erasure erasure -> erasure.phone().equals(phone);
    };
  }

  private static String idOf(PendingWork pending) {
    return pending.getClass().getSimpleName() + "#" + pending.id();
  }
}
