package com.atlasengine.bench;

import com.atlasengine.bench.cost.Metering;
import com.atlasengine.bench.cost.Usage;
import com.atlasengine.bench.measure.CallCounter;
import com.atlasengine.bench.measure.TokenCount;
import com.atlasengine.bench.replay.RefreshStormResult;
import com.atlasengine.bench.report.SystemReport;
import com.atlasengine.bench.sequential.SequentialSystem;
import com.atlasengine.bench.shipped.FunctionLines;
import com.atlasengine.bench.shipped.Schedule;
import com.atlasengine.bench.shipped.ShippedSystem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * The report of a replay and the units it used.
 *
 * @param conversationUsage by the conversations
 * @param measureSchedules what schedules use in a month
 * @param storm what many misses of one answer led to
 */
record MeteredReplay(
    SystemReport report,
    Usage conversationUsage,
    Usage measureSchedules,
    RefreshStormResult storm) {
  /** The old functions' memory is not known, but for one that had 128; taken as small as usual. */
  private static final int OLD_FUNCTION_MB = 512;

  /** Create lead, generate scenario, invoke call, wait, update lead, and the end. */
  private static final int OLD_STATES = 6;

  /** Of the follow-up, when all goes well. */
  private static final int FOLLOW_UP_STATES = 4;

  private static final Set<String> STRONG =
      Set.of("atlas-engine-generate-scenario", "atlas-engine-update-lead");

  /** What the old system used. */
  static MeteredReplay ofOldSystem(SystemReport report, SequentialSystem system) {
    double turns = report.all().mean() * report.all().count();
    long dials = report.calls().getOrDefault("connect PUT /contact/outbound-voice", 0L);
    Usage used =
        new Metering()
            .addCalls(report.calls())
            .addTokens("old", system.tokens())
            .addFunction("x86", report.all().count(), turns, OLD_FUNCTION_MB)
            .addFunction(
                "x86",
                3 * dials + system.summaries(),
                (double) system.workflowMillis(),
                OLD_FUNCTION_MB)
            .addStandardTransitions((double) OLD_STATES * dials)
            .usage();
    return new MeteredReplay(report, used, new Usage(Map.of()), new RefreshStormResult(0, 0));
  }

  /** What ours used. */
  static MeteredReplay ofShippedSystem(
      SystemReport report,
      ShippedSystem system,
      FunctionLines lines,
      Usage standing,
      RefreshStormResult storm)
      throws IOException, InterruptedException {
    Metering metering = new Metering().addCalls(report.calls());
    count(metering, lines, system);
    double dials = report.calls().getOrDefault("connect PUT /contact/outbound-voice", 0L);
    metering
        .addExpressExecutions(2 * dials, report.workflow().mean() / 1e3)
        .addStandardTransitions(FOLLOW_UP_STATES * dials);
    return new MeteredReplay(report, metering.usage(), standing, storm);
  }

  /** What one run of every schedule uses, times how often each runs in a month. */
  static Usage measureSchedules(ShippedSystem system, CallCounter counter, Path log)
      throws IOException, InterruptedException {
    Usage.Meter month = new Usage.Meter();
    for (Schedule schedule : Schedule.all()) {
      counter.clear();
      long before = FunctionLines.count(log);
      system.invokeScheduled(schedule.function(), schedule.action());
      Thread.sleep(500); // so that the last log lines arrive
      Metering once = new Metering().addCalls(counter.counts());
      count(once, FunctionLines.read(log, before), system);
      once.usage()
          .units()
          .forEach(
              (service, units) ->
                  units.forEach((u, n) -> month.add(service, u, n * schedule.perMonth())));
    }
    return month.total();
  }

  private static void count(Metering metering, FunctionLines lines, ShippedSystem system)
      throws IOException, InterruptedException {
    for (Map.Entry<String, FunctionLines.Function> each : lines.functions().entrySet()) {
      FunctionLines.Function function = each.getValue();
      String model = STRONG.contains(each.getKey()) ? "strong" : "fast";
      metering
          .addFunction(
              "arm", function.invocations(), function.millis(), system.memoryMb(each.getKey()))
          .addTokens(model, new TokenCount(function.inputTokens(), function.outputTokens()));
    }
  }
}
