package com.atlasengine.core.fake;

import com.atlasengine.core.port.CallOpenings;
import com.atlasengine.core.time.Deadline;

/** Openings over the fakes of what they write. */
public final class FakeCallOpenings implements CallOpenings {
  private final Faults faults = new Faults();
  private final FakeInteractions interactions;
  private final FakeClaims claims;
  private final FakeReservations reservations;

  /** Openings of these interactions, claims and reservations. */
  public FakeCallOpenings(
      FakeInteractions interactions, FakeClaims claims, FakeReservations reservations) {
    this.interactions = interactions;
    this.claims = claims;
    this.reservations = reservations;
  }

  /** How it fails. */
  public Faults faults() {
    return faults;
  }

  @Override
  public synchronized boolean tryOpen(Visit visit, Permit permit, Deadline deadline) {
    faults.countOrFail(deadline);
    boolean possible =
        !interactions.hasOpened(visit.execution())
            && !claims.isHeld(permit.number())
            && isCountable(permit);
    if (possible) {
      interactions.open(
          visit.execution(),
          visit.key(),
          visit.name(),
          visit.initialTranscript(),
          visit.consent(),
          deadline);
      count(permit, deadline);
      claims.claim(permit.number(), permit.caller(), permit.hold(), deadline);
    }
    return possible;
  }

  private boolean isCountable(Permit permit) {
    return switch (permit.count()) {
      case Count.Reserved(var id, var subject) ->
          reservations.isUsable(id, subject, permit.caller());
      case Count.ToReserve(var reservation) -> reservations.hasRoom(reservation);
    };
  }

  private void count(Permit permit, Deadline deadline) {
    switch (permit.count()) {
      case Count.Reserved(var id, var subject) ->
          reservations.use(id, subject, permit.caller(), deadline);
      case Count.ToReserve(var reservation) -> reservations.reserve(reservation, deadline);
    }
  }
}
