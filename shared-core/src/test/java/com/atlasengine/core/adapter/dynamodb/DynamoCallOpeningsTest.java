package com.atlasengine.core.adapter.dynamodb;

import com.atlasengine.core.port.CallOpeningsContract;
import java.time.Clock;
import java.time.Duration;

class DynamoCallOpeningsTest extends CallOpeningsContract {
  @Override
  protected Store store(Clock clock) {
    Table table = DynamoLocal.connect().interactions(DynamoLocal.createTable());
    return new Store(
        new DynamoCallOpenings(table, clock, Duration.ofDays(365)),
        new DynamoInteractions(table, clock),
        new DynamoClaims(table, clock),
        new DynamoReservations(table, clock));
  }
}
