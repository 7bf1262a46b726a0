package com.atlasengine.bench.replay;

import com.atlasengine.bench.measure.CpuLoad;
import java.time.Duration;
import java.util.List;

/**
 * What came of a script.
 *
 * @param system the name of the system that it was played through
 * @param failures what went wrong besides
 * @param duration how long it took from the first turn to the last
 */
public record ReplayResult(
    String system,
    Duration duration,
    List<TurnSample> turns,
    List<EngagementResult> engagements,
    List<String> failures,
    CpuLoad cpu) {
  public ReplayResult {
    turns = List.copyOf(turns);
    engagements = List.copyOf(engagements);
    failures = List.copyOf(failures);
  }
}
