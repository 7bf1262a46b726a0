package com.atlasengine.local.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScheduleTest {
  /** A Tuesday. */
  private static final Instant NOW = Instant.parse("2026-10-20T12:03:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rate(1 minute)          | 2026-10-20T12:04:00Z",
        "rate(5 minutes)         | 2026-10-20T12:08:00Z",
        "rate(2 hours)           | 2026-10-20T14:03:00Z",
        "rate(1 day)             | 2026-10-21T12:03:00Z",
        "cron(0/5 * * * ? *)     | 2026-10-20T12:05:00Z",
        "cron(15 10 ? * MON-FRI *) | 2026-10-21T10:15:00Z",
        "cron(0 8 1 * ? *)       | 2026-11-01T08:00:00Z",
        "cron(0 18 ? * 1 *)      | 2026-10-25T18:00:00Z"
      })
  void nextTime_whenTheExpressionIsAwss(String expression, Instant next) {
    assertEquals(Optional.of(next), Schedule.parse(expression).nextAfter(NOW));
  }

  @Test
  void never_whenTheYearIsPast() {
    assertEquals(Optional.empty(), Schedule.parse("cron(0 8 1 1 ? 2020)").nextAfter(NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"every 5 minutes", "rate(5 fortnights)", "cron(1 2 3)", "at(2026-01-01)"})
  void refused_whenItIsNoSchedule(String expression) {
    assertThrows(IllegalArgumentException.class, () -> Schedule.parse(expression));
  }
}
