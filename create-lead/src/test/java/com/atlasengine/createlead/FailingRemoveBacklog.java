package com.atlasengine.createlead;

import com.atlasengine.core.fake.FakeBacklog;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.time.Deadline;
import java.util.List;

/** A backlog that cannot forget. */
record FailingRemoveBacklog(FakeBacklog backlog, RuntimeException failure) implements Backlog {
  @Override
  public void add(PendingWork work, String reason, Deadline deadline) {
    backlog.add(work, reason, deadline);
  }

  @Override
  public List<PendingWork> listOldest(int most, Deadline deadline) {
    return backlog.listOldest(most, deadline);
  }

  @Override
  public void moveToEnd(PendingWork work, String reason, Deadline deadline) {
    backlog.moveToEnd(work, reason, deadline);
  }

  @Override
  public int setAsideUnreadable(Deadline deadline) {
    return backlog.setAsideUnreadable(deadline);
  }

  @Override
  public void remove(PendingWork work, Deadline deadline) {
    throw failure;
  }

  @Override
  public void removeByNumber(PhoneNumber phone, Deadline deadline) {
    backlog.removeByNumber(phone, deadline);
  }
}
