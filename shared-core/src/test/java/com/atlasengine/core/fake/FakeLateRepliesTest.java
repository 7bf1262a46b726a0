package com.atlasengine.core.fake;

import com.atlasengine.core.port.LateReplies;
import com.atlasengine.core.port.LateRepliesContract;
import java.time.Clock;

class FakeLateRepliesTest extends LateRepliesContract {
  @Override
  protected LateReplies replies(Clock clock) {
    return new FakeLateReplies(clock);
  }
}
