package com.atlasengine.createlead;

import com.atlasengine.core.fake.FakeBacklog;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.time.Deadline;
import java.util.List;

/** A backlog that cannot forget. */
record DoneFails(FakeBacklog backlog, RuntimeException failure) implements Backlog {
  @Override
  public void add(PendingWork work, Deadline deadline) {
    backlog.add(work, deadline);
  }

  @Override
  public List<PendingWork> next(int most, Deadline deadline) {
    return backlog.next(most, deadline);
  }

  @Override
  public void putBack(PendingWork work, Deadline deadline) {
    backlog.putBack(work, deadline);
  }

  @Override
  public void done(PendingWork work, Deadline deadline) {
    throw failure;
  }

  @Override
  public void forget(PhoneNumber phone, Deadline deadline) {
    backlog.forget(phone, deadline);
  }
}
