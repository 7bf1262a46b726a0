package com.atlasengine.core.adapter.dynamodb;

import com.atlasengine.core.port.ReservationsContract;
import java.time.Clock;

class DynamoReservationsTest extends ReservationsContract {
  @Override
  protected Store store(Clock clock) {
    Table table = DynamoLocal.connect().interactions(DynamoLocal.createTable());
    return new Store(new DynamoClaims(table, clock), new DynamoReservations(table, clock));
  }
}
