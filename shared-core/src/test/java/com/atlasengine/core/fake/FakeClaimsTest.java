package com.atlasengine.core.fake;

import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.ClaimsContract;
import java.time.Clock;

class FakeClaimsTest extends ClaimsContract {
  @Override
  protected Claims claims(Clock clock) {
    return new FakeClaims(clock);
  }
}
