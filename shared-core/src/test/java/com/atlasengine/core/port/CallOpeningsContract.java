package com.atlasengine.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.model.Consent;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.port.CallOpenings.Count;
import com.atlasengine.core.port.CallOpenings.Permit;
import com.atlasengine.core.port.CallOpenings.Visit;
import com.atlasengine.core.port.Claims.Claim;
import com.atlasengine.core.port.Reservations.Limit;
import com.atlasengine.core.port.Reservations.Reservation;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all {@link CallOpenings} do, over the store of what they write. */
public abstract class CallOpeningsContract {
  private static final Claims.Key NUMBER = new Claims.Key(Claims.Kind.DIAL, "number");
  private static final Claims.Key COUNTER = new Claims.Key(Claims.Kind.DIALS, "2026-10-26");
  private static final Duration HOLD = Duration.ofMinutes(10);

  private final FakeClock clock = new FakeClock();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));
  private Store store;

  /** An empty store that expires by this clock. */
  protected abstract Store store(Clock clock);

  /** One store by all of its ports. */
  public record Store(
      CallOpenings openings, Interactions interactions, Claims claims, Reservations reservations) {}

  @BeforeEach
  void openStore() {
    store = store(clock);
    reserve("r-1", "number");
  }

  private void reserve(String id, String subject) {
    store
        .reservations()
        .reserve(
            new Reservation(id, subject, List.of(), Optional.empty(), Duration.ofHours(1)),
            deadline);
  }

  private InteractionKey newKey() {
    return InteractionKey.startingAt(Ada.PHONE, clock.instant());
  }

  private boolean open(String execution, InteractionKey key, String caller, String reservation) {
    Consent consent = new Consent("Shall I call?", "yes", Instant.EPOCH, true);
    return store
        .openings()
        .tryOpen(
            new Visit(execution, key, Ada.NAME, "User: hi", Optional.of(consent)),
            new Permit(NUMBER, caller, HOLD, new Count.Reserved(reservation, "number")),
            deadline);
  }

  private boolean openAndReserve(InteractionKey key, String id, int most) {
    Reservation reservation =
        new Reservation(
            id,
            "number",
            List.of(new Limit(COUNTER, most, Duration.ofDays(1))),
            Optional.of(NUMBER),
            Duration.ofHours(1));
    return store
        .openings()
        .tryOpen(
            new Visit("run-" + id, key, Ada.NAME, "", Optional.empty()),
            new Permit(NUMBER, "me", HOLD, new Count.ToReserve(reservation)),
            deadline);
  }

  private void assertNothingWritten(InteractionKey key) {
    assertEquals(Optional.empty(), store.interactions().find(key, deadline));
  }

  @Test
  void opensClaimsAndUses_whenAllIsFree() {
    InteractionKey key = newKey();

    assertTrue(open("run-1", key, "me", "r-1"));

    Interaction item = store.interactions().find(key, deadline).orElseThrow();
    assertEquals(Optional.of(Ada.NAME), item.name());
    assertEquals("User: hi", item.initialTranscript());
    assertTrue(item.wishes().consent().orElseThrow().secondCall());
    assertEquals(
        new Claim.Held("me", Optional.empty()),
        store.claims().findHolder(NUMBER, deadline).orElseThrow());
    assertFalse(store.reservations().use("r-1", "number", "another", deadline));
    assertTrue(store.reservations().use("r-1", "number", "me", deadline));
  }

  @Test
  void leavesTheFirstInteraction_whenTheExecutionHasOne() {
    InteractionKey first = store.interactions().open("run-1", newKey(), Ada.NAME, "", deadline);
    InteractionKey second = newKey();

    assertFalse(open("run-1", second, "me", "r-1"));

    assertNothingWritten(second);
    assertEquals(Optional.empty(), store.claims().findHolder(NUMBER, deadline));
    assertEquals(first, store.interactions().open("run-1", newKey(), Ada.NAME, "", deadline));
  }

  @Test
  void opensNothing_whileSomebodyHoldsTheNumber() {
    store.claims().claim(NUMBER, "another", HOLD, deadline);
    InteractionKey key = newKey();

    assertFalse(open("run-1", key, "me", "r-1"));
    assertNothingWritten(key);

    clock.advance(HOLD);
    assertTrue(open("run-1", key, "me", "r-1"));
  }

  @Test
  void opensNothing_withoutAReservationOfItsOwn() {
    InteractionKey key = newKey();
    reserve("r-2", "another number");

    assertFalse(open("run-1", key, "me", "unknown"));
    assertFalse(open("run-1", key, "me", "r-2"));
    store.reservations().use("r-1", "number", "another", deadline);
    assertFalse(open("run-1", key, "me", "r-1"));

    assertNothingWritten(key);
    assertEquals(Optional.empty(), store.claims().findHolder(NUMBER, deadline));
  }

  @Test
  void countsTheCall_whenNothingIsReserved() {
    InteractionKey key = newKey();

    assertTrue(openAndReserve(key, "a", 1));

    assertTrue(store.interactions().find(key, deadline).isPresent());
    assertEquals(1, store.claims().add(COUNTER, 0, Duration.ofDays(1), deadline));
    store.reservations().giveBack("a", "me", deadline);
    assertEquals(0, store.claims().add(COUNTER, 0, Duration.ofDays(1), deadline));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void opensNothing_whenALimitIsReached(int most) {
    store.claims().tryIncrement(COUNTER, 9, Duration.ofDays(1), deadline);
    InteractionKey key = newKey();

    assertFalse(openAndReserve(key, "a", most));

    assertNothingWritten(key);
    assertEquals(Optional.empty(), store.claims().findHolder(NUMBER, deadline));
    assertEquals(1, store.claims().add(COUNTER, 0, Duration.ofDays(1), deadline));
  }

  @Test
  void opensNothing_whenALimitIsClosedFromTheStart() {
    InteractionKey key = newKey();

    assertFalse(openAndReserve(key, "a", 0));
    assertNothingWritten(key);
  }

  @Test
  void goesOnStepByStep_whereItWasWritten() {
    InteractionKey key = newKey();
    assertTrue(open("run-1", key, "me", "r-1"));

    assertFalse(open("run-1", newKey(), "me again", "r-1"));

    assertEquals(key, store.interactions().open("run-1", newKey(), Ada.NAME, "", deadline));
    assertEquals(
        new Claim.Won(Optional.empty(), /* repeated= */ true),
        store.claims().claim(NUMBER, "me", HOLD, deadline));
  }

  @Test
  void opensOnce_whenManyMeet() throws Exception {
    List<Callable<Boolean>> calls =
        IntStream.range(0, 8)
            .<Callable<Boolean>>mapToObj(i -> () -> open("run-1", newKey(), "caller-" + i, "r-1"))
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long opened =
          threads.invokeAll(calls).stream().map(Future::resultNow).filter(done -> done).count();

      assertEquals(opened, store.interactions().findByNumber(Ada.PHONE, deadline).size());
      assertTrue(opened <= 1, "opened " + opened);
    }
  }

  @Test
  void failsAtOnce_whenNothingIsLeftOfTheDeadline() {
    Visit visit = new Visit("run-1", newKey(), Ada.NAME, "", Optional.empty());
    Permit permit = new Permit(NUMBER, "me", HOLD, new Count.Reserved("r-1", "number"));

    assertThrows(
        TransientFailure.class,
        () -> store.openings().tryOpen(visit, permit, Deadline.in(Duration.ZERO)));
  }
}
