package com.atlasengine.lex.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferHoursTest {
  /** 2026-10-26 is a Monday; Los Angeles is seven hours behind UTC. */
  @ParameterizedTest
  @CsvSource({
    "MON-FRI 9-17 America/Los_Angeles,2026-10-26T16:00:00Z,true",
    "MON-FRI 9-17 America/Los_Angeles,2026-10-26T15:59:59Z,false",
    "MON-FRI 9-17 America/Los_Angeles,2026-10-26T23:59:59Z,true",
    "MON-FRI 9-17 America/Los_Angeles,2026-10-27T00:00:00Z,false",
    "MON-FRI 9-17 America/Los_Angeles,2026-10-25T18:00:00Z,false",
    "SAT-MON 0-24 UTC,2026-10-25T12:00:00Z,true",
    "SAT-MON 0-24 UTC,2026-10-26T23:00:00Z,true",
    "SAT-MON 0-24 UTC,2026-10-27T00:00:00Z,false",
    "none,2026-10-26T16:00:00Z,false"
  })
  void includeTheClockOfTheirZone(String text, Instant time, boolean included) {
    assertEquals(
        Optional.of(included), TransferHours.parse(text).map(hours -> hours.include(time)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "always",
        "MON-FRI 9-17",
        "MON-XYZ 9-17 UTC",
        "MON-FRI 17-9 UTC",
        "MON-FRI 9-25 UTC",
        "MON-FRI 9-17 Mars/Olympus"
      })
  void empty_whenMalformed(String text) {
    assertEquals(Optional.empty(), TransferHours.parse(text));
  }
}
