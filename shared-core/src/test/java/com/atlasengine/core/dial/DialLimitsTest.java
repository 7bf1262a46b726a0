package com.atlasengine.core.dial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlasengine.core.fake.FakeClaims;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.fake.FakeReservations;
import com.atlasengine.core.fake.FakeSecrets;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who may have how many calls. */
class DialLimitsTest {
  private static final Caller.Operator OPERATOR = new Caller.Operator();

  private final FakeClock clock = new FakeClock();
  private final FakeClaims claims = new FakeClaims(clock);
  private final FakeReservations reservations = new FakeReservations(claims, clock);
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));
  private DialLimits limits = limits(new DialBudgets(10, 6, 50, 4));
  private int calls;

  private DialLimits limits(DialBudgets budgets) {
    return new DialLimits(reservations, FakeSecrets.numberKey(), budgets, clock);
  }

  private Optional<DialLimit> reserve(Caller caller) {
    return reserve(caller, "20655501%02d".formatted(calls));
  }

  private Optional<DialLimit> reserve(Caller caller, String number) {
    calls++;
    return limits.reserve("r-" + calls, PhoneNumber.parse(number).orElseThrow(), caller, deadline);
  }

  private static Caller anonymous(int session) {
    return new Caller.Anonymous("session-" + session);
  }

  @Test
  void stopsAtTheHoursBudget_untilTheNextHour() {
    for (int i = 0; i < 6; i++) {
      assertEquals(Optional.empty(), reserve(OPERATOR));
    }

    assertEquals(Optional.of(DialLimit.BUDGET), reserve(OPERATOR));
    clock.advance(Duration.ofHours(1));
    assertEquals(Optional.empty(), reserve(OPERATOR));
  }

  @Test
  void stopsAtTheDaysBudget_untilTheNextDay() {
    for (int i = 0; i < 10; i++) {
      assertEquals(Optional.empty(), reserve(OPERATOR));
      clock.advance(Duration.ofMinutes(30));
    }

    assertEquals(Optional.of(DialLimit.BUDGET), reserve(OPERATOR));
    clock.advance(Duration.ofDays(1));
    assertEquals(Optional.empty(), reserve(OPERATOR));
  }

  @Test
  void leavesVerifiedVisitorsTheirPart_howeverManySessionsAsk() {
    for (int i = 0; i < 3; i++) {
      assertEquals(Optional.empty(), reserve(anonymous(i)));
    }

    for (int i = 3; i < 20; i++) {
      assertEquals(Optional.of(DialLimit.BUDGET), reserve(anonymous(i)));
    }
    assertEquals(Optional.empty(), reserve(new Caller.Verified("visitor")));
  }

  @Test
  void leavesVerifiedVisitorsTheirPartOfTheDay_hourAfterHour() {
    for (int hour = 0; hour < 10; hour++) {
      reserve(anonymous(2 * hour));
      reserve(anonymous(2 * hour + 1));
      clock.advance(Duration.ofHours(1));
    }

    assertEquals(5, claims.counterValue(new Claims.Key(Claims.Kind.DIALS, "2026-10-26")));
    assertEquals(Optional.empty(), reserve(new Caller.Verified("visitor")));
  }

  @Test
  void givesAnonymousVisitorsEverything_whenNobodyCanBeVerified() {
    limits = limits(new DialBudgets(10, 6, 50, 4).withoutVerification());
    for (int i = 0; i < 6; i++) {
      assertEquals(Optional.empty(), reserve(anonymous(i)));
    }

    assertEquals(Optional.of(DialLimit.BUDGET), reserve(anonymous(6)));
  }

  @Test
  void countsASessionAndAVisitorByThemselves() {
    reserve(anonymous(1));
    reserve(anonymous(1));
    assertEquals(Optional.of(DialLimit.CALLER), reserve(anonymous(1)));

    limits = limits(new DialBudgets(100, 60, 50, 4));
    for (int i = 0; i < 4; i++) {
      assertEquals(Optional.empty(), reserve(new Caller.Verified("visitor")));
    }
    assertEquals(Optional.of(DialLimit.CALLER), reserve(new Caller.Verified("visitor")));
    assertEquals(Optional.empty(), reserve(new Caller.Verified("another")));
  }

  @Test
  void countsANumber_whoeverAsks() {
    reserve(anonymous(1), "2065550123");
    reserve(new Caller.Verified("visitor"), "2065550123");
    reserve(OPERATOR, "2065550123");

    assertEquals(Optional.of(DialLimit.NUMBER), reserve(anonymous(2), "2065550123"));
  }

  @Test
  void refusesANumberThatIsBeingCalled() {
    PhoneNumber number = PhoneNumber.parse("2065550123").orElseThrow();
    claims.claim(
        DialLimits.dialKey(FakeSecrets.numberKey().hash(deadline), number),
        "a call",
        Duration.ofMinutes(10),
        deadline);

    assertEquals(Optional.of(DialLimit.NUMBER), reserve(anonymous(1), "2065550123"));
  }

  @Test
  void takesOneCallbackOfANumberADay() {
    PhoneNumber number = PhoneNumber.parse("2065550123").orElseThrow();

    assertEquals(Optional.empty(), limits.reserveCallback("c-1", number, deadline));
    assertEquals(Optional.of(DialLimit.NUMBER), limits.reserveCallback("c-2", number, deadline));
  }
}
