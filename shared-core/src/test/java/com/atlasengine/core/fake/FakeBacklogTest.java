package com.atlasengine.core.fake;

import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.port.BacklogContract;
import java.time.Clock;

class FakeBacklogTest extends BacklogContract {
  @Override
  protected Backlog backlog(Clock clock) {
    return new FakeBacklog();
  }
}
