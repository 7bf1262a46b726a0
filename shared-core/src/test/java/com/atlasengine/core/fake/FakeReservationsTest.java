package com.atlasengine.core.fake;

import com.atlasengine.core.port.ReservationsContract;
import java.time.Clock;

class FakeReservationsTest extends ReservationsContract {
  @Override
  protected Store store(Clock clock) {
    FakeClaims claims = new FakeClaims(clock);
    return new Store(claims, new FakeReservations(claims, clock));
  }
}
