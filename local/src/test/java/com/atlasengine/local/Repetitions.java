package com.atlasengine.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * How often everything happens that AWS promises at least once, and how far apart. What is drawn
 * depends on a seed, on what is repeated, and on how often it was before, not on which thread comes
 * first; so the same seed repeats the same.
 */
final class Repetitions {
  /** Everything once. */
  static final Repetitions NONE = new Repetitions(0, 0);

  private static final List<Duration> GAPS =
      List.of(
          Duration.ZERO,
          Duration.ZERO,
          Duration.ofMillis(300),
          Duration.ofMillis(2600),
          Duration.ofSeconds(20));

  private final long seed;
  private final int percent;
  private final Map<String, AtomicInteger> before = new ConcurrentHashMap<>();

  private Repetitions(long seed, int percent) {
    this.seed = seed;
    this.percent = percent;
  }

  /** Something of everything, two and three times. */
  static Repetitions of(long seed) {
    return new Repetitions(seed, 40);
  }

  /**
   * When one thing happens, from now; the first is mostly at once.
   *
   * @param kind what is repeated, such as a workflow
   */
  List<Duration> times(String kind) {
    int number = before.computeIfAbsent(kind, k -> new AtomicInteger()).getAndIncrement();
    Random random = new Random(Objects.hash(seed, kind, number));
    random.nextInt();
    int times = random.nextInt(100) < percent ? 2 + random.nextInt(2) : 1;
    Duration first = random.nextInt(400) < percent ? gap(random) : Duration.ZERO;
    return Stream.concat(Stream.of(first), Stream.generate(() -> gap(random)).limit(times - 1L))
        .toList();
  }

  private static Duration gap(Random random) {
    return GAPS.get(random.nextInt(GAPS.size()));
  }
}
