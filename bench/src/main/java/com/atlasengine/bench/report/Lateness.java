package com.atlasengine.bench.report;

import com.atlasengine.bench.measure.CpuLoad;
import com.atlasengine.bench.replay.TurnSample;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Turns past their deadline.
 *
 * @param turns how many turns are looked at
 * @param late how many of them were answered after the deadline
 * @param tooLate how many more than {@code GRACE} after it
 * @param worstMs how far past the deadline the latest was; 0 when none was
 */
public record Lateness(int turns, int late, int tooLate, double worstMs) {
  /** By design no turn is later than this after its deadline. */
  private static final Duration GRACE = Duration.ofMillis(20);

  /** By how long the caller waited. */
  public static Lateness waited(List<TurnSample> turns) {
    return of(turns, TurnSample::lateness);
  }

  /** By the function's own clock. */
  public static Lateness own(List<TurnSample> turns) {
    return of(turns, TurnSample::ownLateness);
  }

  /** Those turns during which a core was free all the time. */
  public static List<TurnSample> withFreeCore(List<TurnSample> turns, CpuLoad cpu) {
    return turns.stream()
        .filter(t -> cpu.isFree(t.startNanos(), t.startNanos() + t.result().waitTime().toNanos()))
        .toList();
  }

  private static Lateness of(List<TurnSample> turns, Function<TurnSample, Duration> past) {
    List<Duration> late = turns.stream().map(past).filter(Duration::isPositive).sorted().toList();
    long tooLate = late.stream().filter(d -> d.compareTo(GRACE) > 0).count();
    double worst = late.isEmpty() ? 0 : late.getLast().toNanos() / 1e6;
    return new Lateness(turns.size(), late.size(), (int) tooLate, worst);
  }

  /** The share of turns that were too late, 0 to 1. */
  public double share() {
    return turns == 0 ? 0 : (double) tooLate / turns;
  }
}
