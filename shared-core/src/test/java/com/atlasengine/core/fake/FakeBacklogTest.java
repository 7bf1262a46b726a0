package com.atlasengine.core.fake;

import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.port.BacklogContract;
import java.time.Clock;

class FakeBacklogTest extends BacklogContract {
  private final FakeBacklog backlog = new FakeBacklog();

  @Override
  protected Backlog backlog(Clock clock) {
    return backlog;
  }

  @Override
  protected void addUnreadable() {
    backlog.addUnreadable();
  }
}
