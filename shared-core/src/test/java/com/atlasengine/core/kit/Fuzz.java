package com.atlasengine.core.kit;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Checks a property on many inputs that are made from seeds. The build takes the same {@value
 * #IN_THE_BUILD} inputs every time, over all tests. {@code -Datlas.fuzz=100000} takes that many,
 * from new seeds; {@code -Datlas.fuzz.seed=7} takes the one input of that seed.
 */
public final class Fuzz {
  private static final int IN_THE_BUILD = 5_000;
  private static final int MAX_TOLD = 10;
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private Fuzz() {}

  /**
   * Checks them all, then tells of the first that failed, by their seeds.
   *
   * @param what is checked, for the line that tells the seeds
   * @param share how many of the {@value #IN_THE_BUILD} inputs of a build are this property's
   * @param property makes an input and throws when the answer is wrong
   */
  public static void check(String what, int share, Consumer<Mutator> property) {
    long[] seeds = seeds(share);
    List<AssertionError> failures = new ArrayList<>();
    long start = System.nanoTime();
    for (long seed : seeds) {
      tryOne(seed, property, failures);
      if (failures.size() == MAX_TOLD) {
        break;
      }
    }
    tell(what, seeds, Duration.ofNanos(System.nanoTime() - start));
    if (!failures.isEmpty()) {
      AssertionError all = new AssertionError(what + ": " + failures.getFirst().getMessage());
      failures.forEach(all::addSuppressed);
      throw all;
    }
  }

  private static void tell(String what, long[] seeds, Duration took) {
    System.out.printf(
        "fuzz: %s, %d inputs, seeds %d to %d, %d ms%n",
        what, seeds.length, seeds[0], seeds[seeds.length - 1], took.toMillis());
  }

  /** Whatever is thrown, an error of the JVM too, is told with the seed that leads to it. */
  private static void tryOne(long seed, Consumer<Mutator> property, List<AssertionError> failures) {
    long start = System.nanoTime();
    try {
      property.accept(new Mutator(seed));
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      if (took.compareTo(LONGEST) > 0) {
        throw new AssertionError("took " + took);
      }
    } catch (RuntimeException | Error e) {
      failures.add(new AssertionError("-Datlas.fuzz.seed=" + seed + " shows " + e, e));
    }
  }

  private static long[] seeds(int share) {
    Long one = Long.getLong("atlas.fuzz.seed");
    if (one != null) {
      return new long[] {one};
    }
    Integer all = Integer.getInteger("atlas.fuzz");
    long first = all == null ? 1 : Math.floorMod(new SecureRandom().nextLong(), 1L << 40);
    long count = (long) share * (all == null ? IN_THE_BUILD : all) / IN_THE_BUILD;
    return LongStream.range(first, first + Math.max(1, count)).toArray();
  }
}
