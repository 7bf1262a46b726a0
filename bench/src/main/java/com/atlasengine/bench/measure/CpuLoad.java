package com.atlasengine.bench.measure;

import com.atlasengine.local.timing.Distribution;
import java.time.Duration;
import java.util.List;

/**
 * How busy the machine was.
 *
 * @param mean the share of all cores that was used, 0 to 1, by everything on the machine
 * @param highest the highest such share in a quarter of a second
 * @param delays how late a thread was woken that wanted to wake every {@value
 *     CpuProbe#SAMPLE_INTERVAL_MS} ms: what whatever was measured may have had to wait for a core
 * @param stalls when a wake-up came more than {@value CpuProbe#STALL_MS} ms late
 */
public record CpuLoad(double mean, double highest, Distribution delays, List<Stall> stalls) {
  public CpuLoad {
    stalls = List.copyOf(stalls);
  }

  /** A time without a free core, by {@link System#nanoTime()}. */
  public record Stall(long fromNanos, long toNanos) {}

  /** Whether a core was free all the time between the two moments. */
  public boolean isFree(long fromNanos, long toNanos) {
    return stalls.stream().noneMatch(s -> s.fromNanos() < toNanos && fromNanos < s.toNanos());
  }

  /** The time without a free core. */
  public Duration stallTime() {
    return Duration.ofNanos(stalls.stream().mapToLong(s -> s.toNanos() - s.fromNanos()).sum());
  }
}
