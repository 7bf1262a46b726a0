package com.atlasengine.bench.sequential;

import java.time.Duration;
import java.util.SplittableRandom;

/** Random events of the old system's turns; the same for the same seed and turn. */
final class RandomDraws {
  /** The share of requests that hit a cold start. */
  private static final double COLD_START_SHARE = 0.3;

  private static final long MIN_COLD_START_MS = 3_000;
  private static final long MAX_COLD_START_MS = 5_000;

  /** One transition of a Standard workflow; nine in ten within a third of it. */
  private static final double TRANSITION_MS = 100;

  private static final double TRANSITION_SIGMA = Math.log(1.35 * 1.35) / 3.29;

  private final long seed;
  private final double cold;

  private RandomDraws(long seed, double cold) {
    this.seed = seed;
    this.cold = cold;
  }

  /** What chance decides for this seed. */
  static RandomDraws of(long seed) {
    return new RandomDraws(seed, COLD_START_SHARE);
  }

  /** As if a process were always there. */
  static RandomDraws alwaysWarm() {
    return new RandomDraws(0, 0);
  }

  /** How long a process takes to start for this turn; nothing when one is there. */
  Duration coldStart(String session, String words) {
    SplittableRandom random = new SplittableRandom(seed ^ (session + words).hashCode() * 31L);
    return random.nextDouble() < cold
        ? Duration.ofMillis(random.nextLong(MIN_COLD_START_MS, MAX_COLD_START_MS + 1))
        : Duration.ZERO;
  }

  /** How long the workflow takes to its next state. */
  Duration transition(String execution, String state) {
    SplittableRandom random = new SplittableRandom(seed ^ (execution + state).hashCode() * 31L);
    double z = Math.clamp(random.nextGaussian(), -3, 3);
    return Duration.ofNanos(Math.round(TRANSITION_MS * Math.exp(TRANSITION_SIGMA * z) * 1e6));
  }
}
