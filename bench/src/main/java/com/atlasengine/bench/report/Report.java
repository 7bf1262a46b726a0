package com.atlasengine.bench.report;

import com.atlasengine.bench.cost.CostReport;
import com.atlasengine.bench.micro.MicroResult;
import com.atlasengine.bench.restore.RestoreTimes;
import java.util.List;

/**
 * All that a run found.
 *
 * @param seed what the script was written from
 * @param old the old system's replay
 * @param ours ours
 * @param cost what both cost
 * @param restores first answers; none when they were not measured
 * @param micro turns without waiting; none when they were not measured
 * @param checks each target, and whether the run reached it
 */
public record Report(
    long seed,
    Machine machine,
    SystemReport old,
    SystemReport ours,
    CostReport cost,
    List<RestoreTimes> restores,
    List<MicroResult> micro,
    List<TargetCheck> checks) {
  public Report {
    restores = List.copyOf(restores);
    micro = List.copyOf(micro);
    checks = List.copyOf(checks);
  }

  /**
   * What it ran on.
   *
   * @param when the time in UTC
   */
  public record Machine(String when, int cores, String java, String system) {}
}
