package com.atlasengine.core.adapter.dynamodb;

import com.atlasengine.core.port.Interactions;
import com.atlasengine.core.port.InteractionsContract;
import java.time.Clock;

class DynamoInteractionsTest extends InteractionsContract {
  @Override
  protected Interactions interactions() {
    return new DynamoInteractions(
        DynamoLocal.connect().interactions(DynamoLocal.createTable()), Clock.systemUTC());
  }
}
