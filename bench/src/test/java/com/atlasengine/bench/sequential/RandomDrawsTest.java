package com.atlasengine.bench.sequential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The old system is as slow as the measurements say, and no slower. */
class RandomDrawsTest {
  private static final int MANY = 20_000;

  private static List<Duration> coldStarts(RandomDraws draws) {
    return IntStream.range(0, MANY)
        .mapToObj(i -> draws.coldStart("session-" + i, "hello"))
        .filter(Duration::isPositive)
        .toList();
  }

  @Test
  void coldStarts_areThreeInTen_andTakeThreeToFiveSeconds() {
    List<Duration> cold = coldStarts(RandomDraws.of(1));
    assertEquals(0.3, cold.size() / (double) MANY, 0.015);
    assertEquals(
        4_000, cold.stream().mapToLong(Duration::toMillis).average().orElse(0), 40, "the mean");
    assertTrue(cold.stream().allMatch(d -> d.toMillis() >= 3_000 && d.toMillis() <= 5_000));
  }

  @Test
  void coldStart_isTheSame_forTheSameSeedAndTurn() {
    assertEquals(
        RandomDraws.of(7).coldStart("session-1", "hello"),
        RandomDraws.of(7).coldStart("session-1", "hello"));
  }

  @Test
  void nothingStarts_whenAProcessIsAlwaysThere() {
    assertEquals(List.of(), coldStarts(RandomDraws.alwaysWarm()));
  }

  @Test
  void transition_takesAboutATenthOfASecond() {
    List<Long> transitions =
        IntStream.range(0, MANY)
            .mapToObj(i -> RandomDraws.of(1).transition("execution-" + i, "CreateLead").toMillis())
            .sorted()
            .toList();
    assertEquals(100, transitions.get(MANY / 2), 2);
    assertTrue(transitions.get(MANY / 20) >= 72 && transitions.get(MANY * 19 / 20) <= 137);
  }
}
