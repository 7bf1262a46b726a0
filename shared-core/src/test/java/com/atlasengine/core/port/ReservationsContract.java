package com.atlasengine.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.port.Reservations.Limit;
import com.atlasengine.core.port.Reservations.NewClaim;
import com.atlasengine.core.port.Reservations.Reservation;
import com.atlasengine.core.port.Reservations.Result;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What all {@link Reservations} do, over the counters and claims of one store. */
public abstract class ReservationsContract {
  private static final Claims.Key NUMBER = new Claims.Key(Claims.Kind.DIALS, "number#2026-10-26");
  private static final Claims.Key HOUR = new Claims.Key(Claims.Kind.DIALS, "2026-10-26T06");
  private static final Claims.Key DIAL = new Claims.Key(Claims.Kind.DIAL, "number");
  private static final Claims.Key TURN = new Claims.Key(Claims.Kind.TURN, "turn-1");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration HOLD = Duration.ofHours(1);

  private final FakeClock clock = new FakeClock();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));
  private Store store;

  /** An empty store that expires by this clock. */
  protected abstract Store store(Clock clock);

  /**
   * One store by both of its ports.
   *
   * @param claims its counters and claims
   * @param reservations its reservations
   */
  public record Store(Claims claims, Reservations reservations) {}

  @BeforeEach
  void openStore() {
    store = store(clock);
  }

  private Result reserve(String id) {
    return reserve(id, 2, 3);
  }

  private Result reserve(String id, int ofNumber, int ofHour) {
    return store
        .reservations()
        .reserve(
            new Reservation(
                id,
                "number",
                List.of(new Limit(NUMBER, ofNumber, DAY), new Limit(HOUR, ofHour, DAY)),
                Optional.of(DIAL),
                HOLD),
            deadline);
  }

  private boolean use(String id, String user) {
    return store.reservations().use(id, "number", user, deadline);
  }

  private void giveBack(String id, String user) {
    store.reservations().giveBack(id, user, deadline);
  }

  private long count(Claims.Key counter) {
    return store.claims().add(counter, 0, DAY, deadline);
  }

  @Test
  void countsEverything_whenThereIsRoom() {
    assertEquals(new Result.Reserved(), reserve("a"));

    assertEquals(1, count(NUMBER));
    assertEquals(1, count(HOUR));
  }

  @Test
  void countsNothing_whenOneLimitIsReached() {
    reserve("a");
    reserve("b");

    assertEquals(new Result.Refused(NUMBER), reserve("c"));
    assertEquals(2, count(HOUR));
    assertEquals(new Result.Refused(HOUR), reserve("d", 9, 2));
    assertEquals(2, count(NUMBER));
    assertEquals(new Result.Refused(HOUR), reserve("e", 9, 0));
    assertFalse(use("c", "me"));
  }

  @Test
  void countsNothing_whenTheClaimIsHeld() {
    store.claims().claim(DIAL, "other", Duration.ofMinutes(10), deadline);

    assertEquals(new Result.Refused(DIAL), reserve("a"));
    assertEquals(0, count(HOUR));

    clock.advance(Duration.ofMinutes(10));
    assertEquals(new Result.Reserved(), reserve("a"));
  }

  private Result reserveClaiming(String id, String owner) {
    Reservation wanted =
        new Reservation(id, "number", List.of(new Limit(NUMBER, 2, DAY)), Optional.of(DIAL), HOLD);
    return store
        .reservations()
        .reserve(wanted.claiming(new NewClaim(TURN, owner, Duration.ofMinutes(2))), deadline);
  }

  @Test
  void claimsTogetherWithTheCount_whenTheClaimIsFree() {
    assertEquals(new Result.Reserved(), reserveClaiming("a", "me"));

    assertEquals(
        new Claims.Claim.Held("me", Optional.empty()),
        store.claims().findHolder(TURN, deadline).orElseThrow());
    assertEquals(1, count(NUMBER));
  }

  @Test
  void countsNothing_whenAnotherHasMadeTheClaim() {
    reserveClaiming("a", "me");

    assertEquals(new Result.Refused(TURN), reserveClaiming("b", "another"));
    assertEquals(1, count(NUMBER));
    assertFalse(use("b", "another"));
  }

  @Test
  void claimsNothing_whenALimitIsReached() {
    reserve("a");
    reserve("b");

    assertEquals(new Result.Refused(NUMBER), reserveClaiming("c", "me"));
    assertEquals(Optional.empty(), store.claims().findHolder(TURN, deadline));
  }

  @Test
  void countsOnce_whenTheSameIsReservedAgain() {
    reserve("a");

    assertEquals(new Result.Reserved(), reserve("a"));
    assertEquals(1, count(HOUR));
  }

  @Test
  void isUsedByOne_asOftenAsThatOneLikes() {
    reserve("a");

    assertTrue(use("a", "me"));
    assertTrue(use("a", "me"));
    assertFalse(use("a", "another"));
    assertFalse(use("unknown", "me"));
  }

  @Test
  void isUsedForItsSubjectOnly() {
    reserve("a");

    assertFalse(store.reservations().use("a", "another number", "me", deadline));
    assertTrue(use("a", "me"));
  }

  @Test
  void isOfNoUse_whenItHasExpired() {
    reserve("a");
    clock.advance(HOLD);

    assertFalse(use("a", "me"));
  }

  @Test
  void isGivenBackOnce() {
    reserve("a");
    reserve("b");

    giveBack("a", "me");
    giveBack("a", "me");
    giveBack("unknown", "me");

    assertEquals(1, count(NUMBER));
    assertEquals(1, count(HOUR));
    assertFalse(use("a", "me"));
  }

  @Test
  void isGivenBackByItsUserAlone() {
    reserve("a");
    use("a", "me");

    giveBack("a", "another");
    assertEquals(1, count(HOUR));

    giveBack("a", "me");
    assertEquals(0, count(HOUR));
  }

  @Test
  void reservesNoMoreThanThereIs_whenManyMeet() throws Exception {
    List<Callable<Result>> calls =
        IntStream.range(0, 12)
            .<Callable<Result>>mapToObj(i -> () -> reserve("r" + i, 9, 5))
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Result> results = threads.invokeAll(calls).stream().map(Future::resultNow).toList();

      assertEquals(5, results.stream().filter(Result.Reserved.class::isInstance).count());
    }
    assertEquals(5, count(HOUR));
    assertEquals(5, count(NUMBER));
  }

  @Test
  void givesBackOnce_whenManyTry() throws Exception {
    reserve("a");
    reserve("b");
    List<Callable<Boolean>> calls =
        IntStream.range(0, 8)
            .<Callable<Boolean>>mapToObj(
                i ->
                    () -> {
                      giveBack("a", "me");
                      return true;
                    })
            .toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.invokeAll(calls).forEach(Future::resultNow);
    }

    assertEquals(1, count(HOUR));
  }

  @Test
  void failsAtOnce_whenNothingIsLeftOfTheDeadline() {
    Reservation any = new Reservation("a", "s", List.of(), Optional.empty(), HOLD);

    assertThrows(
        TransientFailure.class,
        () -> store.reservations().reserve(any, Deadline.in(Duration.ZERO)));
  }
}
