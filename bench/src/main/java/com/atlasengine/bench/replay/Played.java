package com.atlasengine.bench.replay;

import com.atlasengine.bench.measure.CpuLoad;
import java.time.Duration;
import java.util.List;

/**
 * What came of a script.
 *
 * @param system the name of the system that it was played through
 * @param failures what went wrong besides
 * @param took how long it took from the first turn to the last
 */
public record Played(
    String system,
    Duration took,
    List<TurnSample> turns,
    List<Engaged> engagements,
    List<String> failures,
    CpuLoad cpu) {
  public Played {
    turns = List.copyOf(turns);
    engagements = List.copyOf(engagements);
    failures = List.copyOf(failures);
  }
}
