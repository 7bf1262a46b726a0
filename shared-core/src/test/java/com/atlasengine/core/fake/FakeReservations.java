package com.atlasengine.core.fake;

import com.atlasengine.core.port.Claims;
import com.atlasengine.core.port.Reservations;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reservations in memory, over the counters of {@link FakeClaims}. */
public final class FakeReservations implements Reservations {
  private final Faults faults = new Faults();
  private final Map<String, Entry> entries = new HashMap<>();
  private final FakeClaims claims;
  private final Clock clock;

  /** Reservations over these claims, by this clock. */
  public FakeReservations(FakeClaims claims, Clock clock) {
    this.claims = claims;
    this.clock = clock;
  }

  /** How it fails. */
  public Faults faults() {
    return faults;
  }

  @Override
  public synchronized Result reserve(Reservation reservation, Deadline deadline) {
    faults.countOrFail(deadline);
    if (live(reservation.id()).isPresent()) {
      return new Result.Reserved();
    }
    Optional<Claims.Key> refusal =
        reservation
            .unclaimed()
            .filter(claims::isHeld)
            .or(() -> reservation.claim().map(NewClaim::key).filter(claims::isHeld))
            .or(
                () ->
                    reservation.limits().stream()
                        .filter(l -> claims.counterValue(l.counter()) >= l.most())
                        .map(Limit::counter)
                        .findFirst());
    if (refusal.isPresent()) {
      return new Result.Refused(refusal.get());
    }
    reservation
        .claim()
        .ifPresent(claim -> claims.claim(claim.key(), claim.owner(), claim.hold(), deadline));
    reservation.limits().forEach(l -> claims.change(l.counter(), 1, l.keep()));
    Instant until = clock.instant().plus(reservation.hold());
    entries.put(reservation.id(), new Entry(reservation, until, Optional.empty()));
    return new Result.Reserved();
  }

  @Override
  public synchronized boolean use(String id, String subject, String user, Deadline deadline) {
    faults.countOrFail(deadline);
    Optional<Entry> usable =
        live(id)
            .filter(e -> e.reservation().subject().equals(subject))
            .filter(e -> e.isFreeFor(user));
    usable.ifPresent(
        e -> entries.put(id, new Entry(e.reservation(), e.until(), Optional.of(user))));
    return usable.isPresent();
  }

  @Override
  public synchronized void giveBack(String id, String user, Deadline deadline) {
    faults.countOrFail(deadline);
    Optional<Entry> held = Optional.ofNullable(entries.get(id)).filter(e -> e.isFreeFor(user));
    held.ifPresent(
        e -> {
          entries.remove(id);
          Duration keep = Duration.ofDays(1);
          e.reservation().limits().forEach(l -> claims.change(l.counter(), -1, keep));
        });
  }

  /** How many are held. */
  public synchronized long count() {
    return entries.size();
  }

  /** Whether it could be made, whatever is claimed. */
  synchronized boolean hasRoom(Reservation reservation) {
    return live(reservation.id()).isEmpty()
        && reservation.limits().stream().allMatch(l -> claims.counterValue(l.counter()) < l.most());
  }

  /** Whether it could be used. */
  synchronized boolean isUsable(String id, String subject, String user) {
    return live(id)
        .filter(e -> e.reservation().subject().equals(subject))
        .filter(e -> e.isFreeFor(user))
        .isPresent();
  }

  private Optional<Entry> live(String id) {
    return Optional.ofNullable(entries.get(id)).filter(e -> e.until().isAfter(clock.instant()));
  }

  private record Entry(Reservation reservation, Instant until, Optional<String> usedBy) {
    boolean isFreeFor(String user) {
      return usedBy.isEmpty() || usedBy.get().equals(user);
    }
  }
}
