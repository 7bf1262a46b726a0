package com.atlasengine.core.adapter.dynamodb;

import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.port.BacklogContract;
import java.time.Clock;

class DynamoBacklogTest extends BacklogContract {
  @Override
  protected Backlog backlog(Clock clock) {
    return new DynamoBacklog(DynamoLocal.connect().interactions(DynamoLocal.createTable()), clock);
  }
}
