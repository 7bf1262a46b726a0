package com.atlasengine.core.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.claim.ClaimPolicy.AfterTransient;
import com.atlasengine.core.claim.ClaimResult.AlreadyDone;
import com.atlasengine.core.claim.ClaimResult.Busy;
import com.atlasengine.core.claim.ClaimResult.Won;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeClaims;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnceTest {
  private static final LeadId LEAD = new LeadId("00Q1");
  private static final Duration HOLD = Duration.ofMinutes(1);

  private final FakeClock clock = new FakeClock();
  private final FakeClaims claims = new FakeClaims(clock);
  private final Once<LeadId> once = once(AfterTransient.RELEASE);
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  private Once<LeadId> once(AfterTransient afterTransient) {
    return new Once<>(
        claims,
        new ClaimPolicy<>(Claims.Kind.LEAD, HOLD, afterTransient, LeadId::value, LeadId::new));
  }

  @Test
  void givesEverybodyTheOutcome_whenTheActionHasRun() {
    assertEquals(LEAD, won(once, "a").run(() -> LEAD));

    assertEquals(new AlreadyDone<>(LEAD, "a"), once.claim("id", "b", deadline));
    assertEquals(new AlreadyDone<>(LEAD, "a"), once.claim("id", "a", deadline));
    assertEquals(Optional.of(new AlreadyDone<>(LEAD, "a")), once.find("id", deadline));
  }

  @Test
  void letsNobodyElseAct_whileTheActionRuns() {
    won(once, "a")
        .run(
            () -> {
              assertEquals(new Busy<>("a"), once.claim("id", "b", deadline));
              assertEquals(Optional.of(new Busy<>("a")), once.find("id", deadline));
              return LEAD;
            });
  }

  @Test
  void letsTheSameOwnerActAgain_whenItsFirstRunDidNotFinish() {
    won(once, "a");

    assertInstanceOf(Won.class, once.claim("id", "a", deadline));
  }

  @Test
  void letsAnotherAct_whenTheClaimHasExpired() {
    won(once, "a").run(() -> LEAD);
    clock.advance(HOLD);

    assertEquals(Optional.empty(), once.find("id", deadline));
    assertInstanceOf(Won.class, once.claim("id", "b", deadline));
  }

  @Test
  void letsAnotherActAtOnce_whenTheActionFailedForGood() {
    Once<LeadId> keeping = once(AfterTransient.KEEP);
    PermanentFailure refused = new PermanentFailure("refused");

    assertSame(
        refused,
        assertThrows(PermanentFailure.class, () -> won(keeping, "a").run(failing(refused))));
    assertInstanceOf(Won.class, keeping.claim("id", "b", deadline));
  }

  @ParameterizedTest
  @EnumSource
  void doesWhatThePolicySays_whenTheActionFailedForNow(AfterTransient afterTransient) {
    Once<LeadId> policy = once(afterTransient);
    TransientFailure down = new TransientFailure("down");

    assertSame(
        down, assertThrows(TransientFailure.class, () -> won(policy, "a").run(failing(down))));
    ClaimResult<LeadId> next = policy.claim("id", "b", deadline);
    switch (afterTransient) {
      case RELEASE -> assertInstanceOf(Won.class, next);
      case KEEP -> assertEquals(new Busy<>("a"), next);
    }
  }

  @Test
  void keepsTheClaim_whenTheActionHasADefect() {
    IllegalStateException defect = new IllegalStateException();

    assertThrows(IllegalStateException.class, () -> won(once, "a").run(failing(defect)));
    assertEquals(new Busy<>("a"), once.claim("id", "b", deadline));
  }

  @Test
  void returnsTheOutcome_whenItCannotBeSettledNow() {
    Supplier<LeadId> action =
        () -> {
          claims.faults().failNext(new TransientFailure("down"));
          return LEAD;
        };

    assertEquals(LEAD, won(once, "a").run(action));
    assertEquals(new Busy<>("a"), once.claim("id", "b", deadline));
  }

  @Test
  void throwsTheActionsFailure_whenTheClaimCannotBeReleased() {
    PermanentFailure refused = new PermanentFailure("refused");
    Supplier<LeadId> action =
        () -> {
          claims.faults().failNext(new TransientFailure("down"));
          throw refused;
        };

    assertSame(refused, assertThrows(PermanentFailure.class, () -> won(once, "a").run(action)));
  }

  @Test
  void settlesWhereItIsTold_whenTheCallerDoesNotWaitForIt() {
    List<Runnable> later = new ArrayList<>();
    won(once, "a").run(() -> LEAD, later::add);
    assertEquals(new Busy<>("a"), once.claim("id", "b", deadline));

    later.forEach(Runnable::run);

    assertEquals(new AlreadyDone<>(LEAD, "a"), once.claim("id", "b", deadline));
  }

  @Test
  void letsNobodyAct_whenTheClaimsAreDown() {
    claims.faults().failAsIfDown();

    assertThrows(TransientFailure.class, () -> once.claim("id", "a", deadline));
  }

  private Won<LeadId> won(Once<LeadId> actions, String owner) {
    return (Won<LeadId>) actions.claim("id", owner, deadline);
  }

  private static Supplier<LeadId> failing(RuntimeException failure) {
    return () -> {
      throw failure;
    };
  }
}
