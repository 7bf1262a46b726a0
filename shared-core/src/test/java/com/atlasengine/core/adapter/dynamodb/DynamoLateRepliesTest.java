package com.atlasengine.core.adapter.dynamodb;

import com.atlasengine.core.port.LateReplies;
import com.atlasengine.core.port.LateRepliesContract;
import java.time.Clock;

class DynamoLateRepliesTest extends LateRepliesContract {
  @Override
  protected LateReplies replies(Clock clock) {
    return new DynamoLateReplies(
        DynamoLocal.connect().responseCache(DynamoLocal.createTable()), clock);
  }
}
