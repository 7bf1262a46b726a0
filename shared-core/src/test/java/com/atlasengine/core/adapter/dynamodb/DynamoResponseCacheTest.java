package com.atlasengine.core.adapter.dynamodb;

import com.atlasengine.core.port.ResponseCache;
import com.atlasengine.core.port.ResponseCacheContract;
import java.time.Clock;

class DynamoResponseCacheTest extends ResponseCacheContract {
  @Override
  protected ResponseCache cache(Clock clock) {
    return new DynamoResponseCache(
        DynamoLocal.connect().responseCache(DynamoLocal.createCacheTable()), clock);
  }
}
