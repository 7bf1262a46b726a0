package com.atlasengine.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link Backlog} does. */
public abstract class BacklogContract {
  private static final PhoneNumber OTHER = new PhoneNumber("+12065550124");

  private final FakeClock clock = new FakeClock();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));
  private final PendingWork lead = lead(Ada.PHONE);
  private final PendingWork callback =
      new PendingWork.Case(
          "turn-1",
          new NewCase("Callback", "Ada, \"today\"", Ada.PHONE, Optional.of(new LeadId("00Q1"))),
          Optional.of(InteractionKey.startingAt(Ada.PHONE, Instant.EPOCH)));
  private final PendingWork erasure = new PendingWork.Erasure(Ada.PHONE, "Lovelace");

  /** An empty store that orders by this clock. */
  protected abstract Backlog backlog(Clock clock);

  /** Stores something that cannot be read in the store that was made last, before all else. */
  protected abstract void addUnreadable();

  @Test
  void keepsEveryKindOldestFirst() {
    Backlog backlog = backlog(clock);
    add(backlog, erasure, lead, callback);

    assertEquals(List.of(erasure, lead, callback), backlog.listOldest(10, deadline));
    assertEquals(List.of(erasure, lead), backlog.listOldest(2, deadline));
  }

  @Test
  void keepsItOnceInItsPlace_whenItIsAddedTwice() {
    Backlog backlog = backlog(clock);
    add(backlog, lead, callback, lead);

    assertEquals(List.of(lead, callback), backlog.listOldest(10, deadline));
  }

  @Test
  void comesAfterTheRest_whenItIsPutBack() {
    Backlog backlog = backlog(clock);
    add(backlog, lead, callback, erasure);

    backlog.moveToEnd(lead, "refused", deadline);

    assertEquals(List.of(callback, erasure, lead), backlog.listOldest(10, deadline));
  }

  @Test
  void staysForgotten_whenItIsPutBackAfterItWasDone() {
    Backlog backlog = backlog(clock);

    backlog.moveToEnd(lead, "refused", deadline);

    assertEquals(List.of(), backlog.listOldest(10, deadline));
  }

  @Test
  void forgetsIt_whenItIsDone() {
    Backlog backlog = backlog(clock);
    add(backlog, lead, callback);

    backlog.remove(lead, deadline);
    backlog.remove(lead, deadline);

    assertEquals(List.of(callback), backlog.listOldest(10, deadline));
  }

  @Test
  void listsWhatIsAboutANumber() {
    Backlog backlog = backlog(clock);
    addUnreadable();
    PendingWork other = lead(OTHER);
    add(backlog, lead, callback, erasure, other);

    assertEquals(
        Set.of(erasure, lead, callback), Set.copyOf(backlog.listByNumber(Ada.PHONE, deadline)));
    assertEquals(List.of(other), backlog.listByNumber(OTHER, deadline));
  }

  @Test
  void goesOnWithTheRest_whenAnItemCannotBeRead() {
    Backlog backlog = backlog(clock);
    addUnreadable();
    add(backlog, lead, erasure);

    assertEquals(List.of(lead, erasure), backlog.listOldest(2, deadline));
    assertEquals(1, backlog.setAsideUnreadable(deadline));
    assertEquals(1, backlog.setAsideUnreadable(deadline));
    assertEquals(List.of(lead, erasure), backlog.listOldest(2, deadline));
  }

  @Test
  void failsAtOnce_whenNothingIsLeftOfTheDeadline() {
    Backlog backlog = backlog(clock);

    assertThrows(TransientFailure.class, () -> backlog.add(lead, "-", Deadline.in(Duration.ZERO)));
    assertEquals(List.of(), backlog.listOldest(10, deadline));
  }

  private PendingWork lead(PhoneNumber phone) {
    return new PendingWork.Lead(
        InteractionKey.startingAt(phone, clock.instant().truncatedTo(ChronoUnit.DAYS)), Ada.NAME);
  }

  private void add(Backlog backlog, PendingWork... works) {
    for (PendingWork work : works) {
      backlog.add(work, "down", deadline);
      clock.advance(Duration.ofMillis(1));
    }
  }
}
