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
            && reservations.isUsable(permit.reservation(), permit.subject(), permit.caller());
    if (possible) {
      interactions.open(
          visit.execution(),
          visit.key(),
          visit.name(),
          visit.initialTranscript(),
          visit.consent(),
          deadline);
      claims.claim(permit.number(), permit.caller(), permit.hold(), deadline);
      reservations.use(permit.reservation(), permit.subject(), permit.caller(), deadline);
    }
    return possible;
  }
}
