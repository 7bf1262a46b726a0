package com.atlasengine.core.adapter.dynamodb;

import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.ClaimsContract;
import java.time.Clock;

class DynamoClaimsTest extends ClaimsContract {
  @Override
  protected Claims claims(Clock clock) {
    return new DynamoClaims(DynamoLocal.connect().interactions(DynamoLocal.createTable()), clock);
  }
}
