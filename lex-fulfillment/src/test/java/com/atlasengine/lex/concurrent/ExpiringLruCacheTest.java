package com.atlasengine.lex.concurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.fake.FakeClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpiringLruCacheTest {
  private final FakeClock clock = new FakeClock();
  private final ExpiringLruCache<String, Integer> recent =
      new ExpiringLruCache<>(2, Duration.ofMinutes(1), clock);

  @Test
  void forgetsWhatWasUsedLongestAgo_whenItIsFull() {
    recent.put("a", 1);
    recent.put("b", 2);
    recent.get("a");
    recent.put("c", 3);

    assertEquals(Optional.of(1), recent.get("a"));
    assertEquals(Optional.empty(), recent.get("b"));
    assertEquals(Optional.of(3), recent.get("c"));
  }

  @Test
  void forgetsAnEntry_whenItsTimeIsOver() {
    recent.put("a", 1);
    clock.advance(Duration.ofSeconds(59));
    assertEquals(Optional.of(1), recent.get("a"));

    clock.advance(Duration.ofSeconds(1));

    assertEquals(Optional.empty(), recent.get("a"));
  }

  @Test
  void addsOnce_untilItIsForgotten() {
    assertTrue(recent.putIfAbsent("a", 1));
    assertFalse(recent.putIfAbsent("a", 2));
    recent.remove("a");
    assertTrue(recent.putIfAbsent("a", 3));
    recent.clear();
    assertEquals(Optional.empty(), recent.get("a"));
  }
}
