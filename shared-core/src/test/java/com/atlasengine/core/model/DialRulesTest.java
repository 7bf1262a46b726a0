package com.atlasengine.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.model.DialRules.Refusal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialRulesTest {
  private static final Instant NOON = Instant.parse("2026-07-01T19:00:00Z");

  private final DialRules rules = new DialRules(Set.of("US", "CA", "GB"), QuietHours.NONE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+12065550123",
        "+14165550199",
        "+442079460000",
        "+447400123456",
        "+16795550123",
        "+447999999999"
      })
  void allowsPeoplesLines(String number) {
    assertEquals(Optional.empty(), rules.findRefusal(new PhoneNumber(number), NOON));
  }

  @ParameterizedTest
  @CsvSource({
    "+493012345678, COUNTRY_NOT_ALLOWED",
    "+18765550123, COUNTRY_NOT_ALLOWED",
    "+881612345678, COUNTRY_NOT_ALLOWED",
    "+870773111632, COUNTRY_NOT_ALLOWED",
    "+9999999999, COUNTRY_NOT_ALLOWED",
    "+12685550123, COUNTRY_NOT_ALLOWED",
    "+18761234567, COUNTRY_NOT_ALLOWED",
    "+16715550123, COUNTRY_NOT_ALLOWED",
    "+19002345678, NUMBER_NOT_ALLOWED",
    "+15225550123, NUMBER_NOT_ALLOWED",
    "+15235550123, NUMBER_NOT_ALLOWED",
    "+12069765555, NUMBER_NOT_ALLOWED",
    "+18225550123, NUMBER_NOT_ALLOWED",
    "+14115550123, NUMBER_NOT_ALLOWED",
    "+12069110123, NUMBER_NOT_ALLOWED",
    "+18002345678, NUMBER_NOT_ALLOWED",
    "+449011234567, NUMBER_NOT_ALLOWED",
    "+448431234567, NUMBER_NOT_ALLOWED"
  })
  void refusesOtherCountriesAndOtherLines(String number, Refusal refusal) {
    assertEquals(Optional.of(refusal), rules.findRefusal(new PhoneNumber(number), NOON), number);
  }

  @ParameterizedTest
  @CsvSource({
    "+12065550123, 2026-07-01T14:59:59Z, true",
    "+12065550123, 2026-07-01T15:00:00Z, false",
    "+12065550123, 2026-01-01T15:30:00Z, true",
    "+12065550123, 2026-01-02T04:59:59Z, false",
    "+12065550123, 2026-01-02T05:00:00Z, true",
    "+12125550123, 2026-07-01T14:59:59Z, false",
    "+442079460000, 2026-07-01T19:59:59Z, false",
    "+442079460000, 2026-07-01T20:00:00Z, true"
  })
  void leavesPhonesInPeace_byTheTimeWhereTheyAre(String number, Instant now, boolean quiet) {
    DialRules byDay = new DialRules(Set.of("US", "GB"), new QuietHours(21, 8));

    assertEquals(
        quiet ? Optional.of(Refusal.QUIET_HOURS) : Optional.empty(),
        byDay.findRefusal(new PhoneNumber(number), now));
  }

  @ParameterizedTest
  @CsvSource({
    "+16795550123, 2026-07-01T16:00:00Z, false, true",
    "+16795550123, 2026-07-01T18:00:00Z, false, false",
    "+16795550123, 2026-07-02T08:00:00Z, true, true",
    "+12195550123, 2026-07-01T12:30:00Z, false, true",
    "+14235550123, 2026-07-01T12:00:00Z, false, true",
    "+14235550123, 2026-07-01T11:59:59Z, true, true",
    "+16895550123, 2026-07-01T11:59:59Z, true, true",
    "+16895550123, 2026-07-01T12:00:00Z, false, false"
  })
  void refusesAtNightInAllZonesOnly_andTellsOfNightInSome(
      String number, Instant now, boolean refused, boolean mayBeNight) {
    DialRules byDay = new DialRules(Set.of("US"), new QuietHours(21, 8));
    PhoneNumber phone = new PhoneNumber(number);

    assertEquals(refused, byDay.findRefusal(phone, now).isPresent());
    assertEquals(mayBeNight, byDay.mayBeNight(phone, now));
  }

  @ParameterizedTest
  @CsvSource({"21-8, 21, 8", "0-23, 0, 23", "none, 0, 0", "08-9, 8, 9"})
  void readsHours(String written, int from, int until) {
    assertEquals(Optional.of(new QuietHours(from, until)), QuietHours.parse(written));
  }

  @ParameterizedTest
  @ValueSource(strings = {"24-8", "21", "-8", "21-8-9", "NONE", "9pm-8am", ""})
  void readsNothingElse(String written) {
    assertEquals(Optional.empty(), QuietHours.parse(written));
  }

  @Test
  void isQuietInSomeOrInAllOfTheZones() {
    Set<ZoneId> both = Set.of(ZoneId.of("America/New_York"), ZoneId.of("America/Los_Angeles"));
    QuietHours night = new QuietHours(21, 8);
    Instant nightEverywhere = Instant.parse("2026-07-01T07:00:00Z");
    Instant morningInNewYork = Instant.parse("2026-07-01T14:00:00Z");
    Instant morningEverywhere = Instant.parse("2026-07-01T15:00:00Z");

    assertTrue(night.includesAll(nightEverywhere, both));
    assertTrue(night.includesAny(morningInNewYork, both));
    assertFalse(night.includesAll(morningInNewYork, both));
    assertFalse(night.includesAny(morningEverywhere, both));
    assertFalse(night.includesAny(nightEverywhere, Set.of()));
    assertFalse(night.includesAll(nightEverywhere, Set.of()));
    assertFalse(QuietHours.NONE.includesAny(nightEverywhere, both));
  }
}
