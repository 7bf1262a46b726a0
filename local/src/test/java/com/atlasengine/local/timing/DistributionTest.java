package com.atlasengine.local.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistributionTest {
  @Test
  void percentiles_areThoseOfTheNumbers() {
    Distribution hundred =
        Distribution.of(IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis));
    assertEquals(100, hundred.count());
    assertEquals(50, hundred.percentile(50), 0.1);
    assertEquals(90, hundred.percentile(90), 0.1);
    assertEquals(99, hundred.percentile(99), 0.1);
    assertEquals(100, hundred.max(), 0.1);
    assertEquals(50.5, hundred.mean(), 0.1);
  }

  @Test
  void nothing_isZero() {
    Distribution none = new Distribution();
    assertEquals(0, none.mean());
    assertEquals(0, none.percentile(99));
    assertEquals(0, none.max());
  }

  @Test
  void tooLong_countsAsTheLongestThereIs() {
    Distribution one = new Distribution();
    one.add(Duration.ofHours(1).toNanos());
    assertEquals(120_000, one.max(), 100);
  }
}
