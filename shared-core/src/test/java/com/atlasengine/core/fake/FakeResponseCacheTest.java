package com.atlasengine.core.fake;

import com.atlasengine.core.port.ResponseCache;
import com.atlasengine.core.port.ResponseCacheContract;
import java.time.Clock;

class FakeResponseCacheTest extends ResponseCacheContract {
  @Override
  protected ResponseCache cache(Clock clock) {
    return new FakeResponseCache(clock);
  }
}
