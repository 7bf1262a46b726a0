package com.atlasengine.core.fake;

import com.atlasengine.core.port.CallOpeningsContract;
import java.time.Clock;

class FakeCallOpeningsTest extends CallOpeningsContract {
  @Override
  protected Store store(Clock clock) {
    FakeInteractions interactions = new FakeInteractions();
    FakeClaims claims = new FakeClaims(clock);
    FakeReservations reservations = new FakeReservations(claims, clock);
    return new Store(
        new FakeCallOpenings(interactions, claims, reservations),
        interactions,
        claims,
        reservations);
  }
}
