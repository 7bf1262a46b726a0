package com.atlasengine.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.port.Claims.Claim;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What all {@link Claims} do. */
public abstract class ClaimsContract {
  private static final Claims.Key KEY = new Claims.Key(Claims.Kind.DIAL, "+12065550123");
  private static final Duration HOLD = Duration.ofMinutes(10);

  private final FakeClock clock = new FakeClock();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  /** An empty store that expires by this clock. */
  protected abstract Claims claims(Clock clock);

  @Test
  void isWon_whenNobodyHoldsIt() {
    assertEquals(
        new Claim.Won(Optional.empty(), /* repeated= */ false),
        claims(clock).claim(KEY, "a", HOLD, deadline));
  }

  @Test
  void isWonAgainWithItsOutcome_whenTheSameOwnerAsks() {
    Claims claims = claims(clock);
    claims.claim(KEY, "a", HOLD, deadline);
    assertEquals(
        new Claim.Won(Optional.empty(), /* repeated= */ true),
        claims.claim(KEY, "a", HOLD, deadline));

    claims.storeOutcome(KEY, "a", "contact-1", deadline);

    assertEquals(
        new Claim.Won(Optional.of("contact-1"), /* repeated= */ true),
        claims.claim(KEY, "a", HOLD, deadline));
  }

  @Test
  void isHeld_whenAnotherOwnerAsks() {
    Claims claims = claims(clock);
    claims.claim(KEY, "a", HOLD, deadline);
    assertEquals(new Claim.Held("a", Optional.empty()), claims.claim(KEY, "b", HOLD, deadline));

    claims.storeOutcome(KEY, "a", "contact-1", deadline);

    assertEquals(
        new Claim.Held("a", Optional.of("contact-1")), claims.claim(KEY, "b", HOLD, deadline));
    assertEquals(
        Optional.of(new Claim.Held("a", Optional.of("contact-1"))),
        claims.findHolder(KEY, deadline));
  }

  @Test
  void isFreeToTheMillisecond_whenItHasExpired() {
    Claims claims = claims(clock);
    claims.claim(KEY, "a", HOLD, deadline);
    claims.storeOutcome(KEY, "a", "contact-1", deadline);

    clock.advance(HOLD.minusMillis(1));
    assertEquals(
        new Claim.Held("a", Optional.of("contact-1")), claims.claim(KEY, "b", HOLD, deadline));

    clock.advance(Duration.ofMillis(1));
    assertEquals(Optional.empty(), claims.findHolder(KEY, deadline));
    assertEquals(
        new Claim.Won(Optional.empty(), /* repeated= */ false),
        claims.claim(KEY, "b", HOLD, deadline));
  }

  @Test
  void isFree_whenItsOwnerReleasedIt() {
    Claims claims = claims(clock);
    claims.claim(KEY, "a", HOLD, deadline);

    claims.release(KEY, "b", deadline);
    assertEquals(
        Optional.of(new Claim.Held("a", Optional.empty())), claims.findHolder(KEY, deadline));

    claims.release(KEY, "a", deadline);
    assertEquals(Optional.empty(), claims.findHolder(KEY, deadline));
  }

  @Test
  void keepsNoOutcome_whenWhoSettlesDoesNotHoldIt() {
    Claims claims = claims(clock);
    claims.storeOutcome(KEY, "a", "too early", deadline);
    claims.claim(KEY, "a", HOLD, deadline);
    claims.storeOutcome(KEY, "b", "not mine", deadline);

    assertEquals(
        Optional.of(new Claim.Held("a", Optional.empty())), claims.findHolder(KEY, deadline));
  }

  @Test
  void hasOneWinner_whenManyClaimAtOnce() throws Exception {
    Claims claims = claims(clock);

    assertEquals(
        1,
        atOnce(8, i -> claims.claim(KEY, "owner-" + i, HOLD, deadline)).stream()
            .filter(Claim.Won.class::isInstance)
            .count());
  }

  @Test
  void countsToItsLimit_whenManyCountAtOnce() throws Exception {
    Claims claims = claims(clock);

    assertEquals(
        3,
        atOnce(8, i -> claims.tryIncrement(KEY, 3, HOLD, deadline)).stream()
            .filter(counted -> counted)
            .count());
  }

  @Test
  void hasRoomAgain_whenOneIsTakenBack() {
    Claims claims = claims(clock);
    assertTrue(claims.tryIncrement(KEY, 1, HOLD, deadline));
    assertFalse(claims.tryIncrement(KEY, 1, HOLD, deadline));

    claims.decrement(KEY, deadline);
    claims.decrement(KEY, deadline);

    assertTrue(claims.tryIncrement(KEY, 1, HOLD, deadline));
    assertFalse(claims.tryIncrement(KEY, 1, HOLD, deadline));
  }

  @Test
  void countsFromZero_whenTheCounterHasExpired() {
    Claims claims = claims(clock);
    claims.tryIncrement(KEY, 2, HOLD, deadline);
    claims.tryIncrement(KEY, 2, HOLD, deadline);
    clock.advance(HOLD.minusMillis(1));
    assertFalse(claims.tryIncrement(KEY, 2, HOLD, deadline));

    clock.advance(Duration.ofMillis(1));

    assertTrue(claims.tryIncrement(KEY, 2, HOLD, deadline));
    assertTrue(claims.tryIncrement(KEY, 2, HOLD, deadline));
    assertFalse(claims.tryIncrement(KEY, 2, HOLD, deadline));
  }

  @Test
  void livesOn_whenItIsCountedBeforeItsEnd() {
    Claims claims = claims(clock);
    claims.tryIncrement(KEY, 2, HOLD, deadline);
    clock.advance(HOLD.minusMillis(1));
    claims.tryIncrement(KEY, 2, HOLD, deadline);
    clock.advance(HOLD.minusMillis(1));

    assertFalse(claims.tryIncrement(KEY, 2, HOLD, deadline));
  }

  @Test
  void hasNoRoom_whenTheLimitIsZero() {
    assertFalse(claims(clock).tryIncrement(KEY, 0, HOLD, deadline));
  }

  @Test
  void failsAtOnce_whenNothingIsLeftOfTheDeadline() {
    Claims claims = claims(clock);
    Deadline past = Deadline.in(Duration.ZERO);

    assertThrows(TransientFailure.class, () -> claims.claim(KEY, "a", HOLD, past));
    assertEquals(Optional.empty(), claims.findHolder(KEY, deadline));
  }

  private static <T> List<T> atOnce(int times, IntFunction<T> call) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<T>> calls =
          IntStream.range(0, times).<Callable<T>>mapToObj(i -> () -> call.apply(i)).toList();
      return threads.invokeAll(calls).stream().map(Future::resultNow).toList();
    }
  }
}
