package com.atlasengine.local.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.timing.Latency.Dependency;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LatencyProfileTest {
  private static final int DRAWS = 4001;

  @ParameterizedTest
  @CsvSource({
    "SECRET, 300, 200, 500",
    "SALESFORCE_TOKEN, 350, 200, 520",
    "SALESFORCE_CALL, 800, 500, 1200",
    "BEDROCK_FAST_FIRST_TOKEN, 400, 300, 520",
    "BEDROCK_STRONG_TOTAL, 3000, 2000, 4300",
    "STATE_TRANSITION, 100, 60, 150"
  })
  void middleAndRangeAreTheMeasuredOnes_whenTheProfileIsAnalysis(
      Dependency dependency, long middleMs, long lowMs, long highMs) {
    LatencyProfile profile = LatencyProfile.byName("analysis", 7);
    List<Long> draws =
        IntStream.range(0, DRAWS)
            .mapToObj(i -> profile.sample(dependency).toMillis())
            .sorted()
            .toList();
    long median = draws.get(DRAWS / 2);
    assertEquals(0, Math.abs(middleMs - median) * 100 / middleMs / 3, "within 3 per cent");
    assertTrue(draws.get(DRAWS / 10) > lowMs, "one in ten takes " + draws.get(DRAWS / 10));
    assertTrue(draws.get(DRAWS * 9 / 10) < highMs);
    assertTrue(draws.getLast() > median * 1.3, "some take much longer");
  }

  @Test
  void sameLatencies_whenTheSeedIsTheSame() {
    Duration first = LatencyProfile.byName("typical", 3).sample(Dependency.SECRET);
    assertEquals(first, LatencyProfile.byName("typical", 3).sample(Dependency.SECRET));
  }

  @Test
  void nothingIsWaited_whenTheProfileIsNone() throws InterruptedException {
    List<Duration> slept = new ArrayList<>();
    LatencyProfile none = LatencyProfile.byName("none", 1, slept::add);
    for (Dependency dependency : Dependency.values()) {
      none.await(dependency);
    }
    assertEquals(List.of(), slept);
  }

  @Test
  void everyDependencyIsSlow_whenTheProfileIsNotNone() throws InterruptedException {
    for (String name : List.of("typical", "analysis")) {
      List<Duration> slept = new ArrayList<>();
      LatencyProfile profile = LatencyProfile.byName(name, 1, slept::add);
      for (Dependency dependency : Dependency.values()) {
        profile.await(dependency);
      }
      assertEquals(Dependency.values().length, slept.size(), name);
    }
  }

  @Test
  void firstTokenComesBeforeTheLast_whenAModelWrites() {
    LatencyProfile profile = LatencyProfile.byName("analysis", 5);
    for (int i = 0; i < 100; i++) {
      LatencyProfile.Pace pace = profile.pace(true, 150, 40);
      assertTrue(pace.total(40).compareTo(pace.firstToken()) > 0);
    }
  }

  @Test
  void callTakesWhatWasMeasured_howeverShortTheAnswer() {
    assertEquals(3000, median(512, 40), 90);
    assertEquals(3000, median(512, 400), 90);
    assertEquals(3000, median(4096, 40), 90);
  }

  @Test
  void callIsQuicker_whenItAllowsFewerTokens() {
    assertEquals(2000, median(256, 40), 60);
  }

  private static double median(int allowed, int written) {
    LatencyProfile profile = LatencyProfile.byName("analysis", 7);
    return IntStream.range(0, DRAWS)
        .mapToLong(i -> profile.pace(false, allowed, written).total(written).toMillis())
        .sorted()
        .skip(DRAWS / 2)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void otherLatencies_whenTheProfileIsSwitched() {
    LatencyProfile profile = LatencyProfile.byName("none", 1);
    profile.switchTo("typical");

    assertEquals("typical", profile.name());
    assertTrue(profile.sample(Dependency.SECRET).isPositive());
    assertThrows(IllegalArgumentException.class, () -> profile.switchTo("slow"));
    assertEquals("typical", profile.name());
  }

  @Test
  void refused_whenThereIsNoSuchProfile() {
    assertThrows(IllegalArgumentException.class, () -> LatencyProfile.byName("slow", 1));
  }
}
