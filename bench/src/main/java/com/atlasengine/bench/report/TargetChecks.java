package com.atlasengine.bench.report;

import com.atlasengine.bench.cost.CostReport;
import com.atlasengine.bench.cost.Monthly;
import com.atlasengine.bench.micro.MicroResult;
import com.atlasengine.bench.micro.TelemetryMode;
import com.atlasengine.bench.replay.RefreshStormResult;
import com.atlasengine.bench.restore.RestoreTimes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compares a run's figures with the targets. */
public final class TargetChecks {
  private static final double MAX_LATE_SHARE = 0.001;
  private static final double MIN_REAL_ANSWER_SHARE = 0.95;
  private static final double MIN_SPEEDUP = 10;
  private static final double MAX_IN_MEMORY_MS = 3;

  /** Of all turns, those that a 99th percentile leaves out. */
  private static final double SHARE_BEYOND_P99 = 0.01;

  /** What the segments' clock cannot tell apart. */
  private static final double CLOCK_RESOLUTION_MS = 0.5;

  private static final double MAX_IN_TABLE_MS = 10;
  private static final double MAX_TO_DIAL_MS = 1_150;
  private static final double MAX_OWN_DIAL_MS = 60;
  private static final double MAX_MONTHLY_USD = 60;
  private static final double MAX_TIMES_FLOOR = 3;
  private static final double MAX_TIMES_WARM = 3;
  private static final double MAX_RESTORED_MS = 100;

  private final SystemReport old;
  private final SystemReport ours;
  private final List<TargetCheck> checks = new ArrayList<>();

  private TargetChecks(SystemReport old, SystemReport ours) {
    this.old = old;
    this.ours = ours;
  }

  /** The figures that a replay gives. */
  public static List<TargetCheck> of(
      SystemReport old,
      SystemReport ours,
      CostReport cost,
      List<RestoreTimes> restores,
      List<MicroResult> micro) {
    TargetChecks targets = new TargetChecks(old, ours);
    targets.checkLateness();
    targets.checkRealAnswers();
    targets.checkCached();
    targets.checkSpeedup();
    targets.checkEngagement();
    targets.checkCounts();
    targets.checkCost(cost);
    restores.forEach(targets::checkRestore);
    for (TelemetryMode mode : TelemetryMode.values()) {
      targets.checkMicro(micro, mode);
    }
    return List.copyOf(targets.checks);
  }

  /** One refresh for an answer, however many miss it at once. */
  public static TargetCheck checkStorm(RefreshStormResult storm) {
    return new TargetCheck(
        "refreshes of an answer that " + storm.turns() + " turns miss at once",
        "–",
        "1",
        String.valueOf(storm.refreshes()),
        storm.refreshes() == 1,
        true);
  }

  private void checkLateness() {
    Lateness own = ours.ownLateUnloaded();
    checks.add(
        new TargetCheck(
            "turns past deadline + 20 ms, a core free, by the function's clock",
            String.valueOf(old.ownLateUnloaded().tooLate()),
            "≤ 0.1 %",
            own.tooLate() + " of " + own.turns() + ", worst by " + TargetCheck.ms(own.worstMs()),
            own.share() <= MAX_LATE_SHARE,
            true));
    Lateness waited = ours.lateUnloaded();
    checks.add(
        new TargetCheck(
            "the same, as the caller waits",
            String.valueOf(old.lateUnloaded().tooLate()),
            "≤ 0.1 %",
            waited.tooLate()
                + " of "
                + waited.turns()
                + ", worst by "
                + TargetCheck.ms(waited.worstMs()),
            waited.share() <= MAX_LATE_SHARE,
            false));
  }

  private void checkRealAnswers() {
    Map<String, Long> replies = ours.replies();
    long all = replies.values().stream().mapToLong(n -> n).sum();
    long real = all - replies.getOrDefault("static", 0L) - replies.getOrDefault("", 0L);
    double share = all == 0 ? 0 : (double) real / all;
    checks.add(
        new TargetCheck(
            "turns answered by a model: share with a real answer",
            "all, late",
            "≥ 95 %",
            TargetCheck.percent(share),
            share >= MIN_REAL_ANSWER_SHARE,
            false));
    checks.add(
        new TargetCheck(
            "generated turn, p50 / p99, as the caller waits",
            TargetCheck.ms(old.generated().p50()) + " / " + TargetCheck.ms(old.generated().p99()),
            "≤ deadline + 20 ms",
            TargetCheck.ms(ours.generated().p50()) + " / " + TargetCheck.ms(ours.generated().p99()),
            ours.generatedLate().share() <= SHARE_BEYOND_P99,
            false));
  }

  private void checkCached() {
    checks.add(checkCached("cached turn, p50, in memory", ours.cachedInMemory(), MAX_IN_MEMORY_MS));
    checks.add(
        checkCached(
            "cached turn, p50 over the table's latency", ours.cachedInTable(), MAX_IN_TABLE_MS));
  }

  private static TargetCheck checkCached(String figure, Quantiles own, double maxMs) {
    return new TargetCheck(
        figure,
        "–",
        "≤ " + TargetCheck.ms(maxMs),
        own.count() == 0 ? "none" : TargetCheck.ms(own.p50()) + " (" + own.count() + ")",
        own.count() > 0 && own.p50() <= maxMs + CLOCK_RESOLUTION_MS,
        false);
  }

  private void checkSpeedup() {
    double ratio = ours.all().mean() == 0 ? 0 : old.all().mean() / ours.all().mean();
    checks.add(
        new TargetCheck(
            "mean turn, old ÷ ours",
            TargetCheck.ms(old.all().mean()),
            "≥ 10",
            String.format(Locale.ROOT, "%.1f (%s)", ratio, TargetCheck.ms(ours.all().mean())),
            ratio >= MIN_SPEEDUP,
            false));
  }

  private void checkEngagement() {
    checks.add(
        new TargetCheck(
            "engage-lead, request to dial, p50",
            TargetCheck.ms(old.toDial().p50()),
            "≤ 1,150 ms",
            TargetCheck.ms(ours.toDial().p50()),
            ours.toDial().count() > 0 && ours.toDial().p50() <= MAX_TO_DIAL_MS,
            false));
    checks.add(
        new TargetCheck(
            "engage-lead, request to dial minus service time, p50",
            "–",
            "≤ 60 ms",
            TargetCheck.ms(ours.overWaiting().p50()),
            ours.overWaiting().count() > 0 && ours.overWaiting().p50() <= MAX_OWN_DIAL_MS,
            false));
  }

  private void checkCost(CostReport cost) {
    double month = Monthly.total(cost.ours().month());
    checks.add(
        new TargetCheck(
            "cost a month at the analysis's volume",
            usd(Monthly.total(cost.old().month())),
            "≤ $60",
            usd(month),
            month <= MAX_MONTHLY_USD,
            false));
  }

  private void checkRestore(RestoreTimes restores) {
    checks.add(
        new TargetCheck(
            "first answer after restore, primed ÷ warm: " + restores.function(),
            "–",
            "≤ 3, own ≤ 100 ms",
            String.format(
                Locale.ROOT,
                "%.1f (%s), own %s",
                restores.ratio(),
                TargetCheck.ms(restores.primed().median()),
                TargetCheck.ms(restores.own())),
            restores.ratio() <= MAX_TIMES_WARM && restores.own() <= MAX_RESTORED_MS,
            false));
  }

  private void checkMicro(List<MicroResult> all, TelemetryMode telemetry) {
    double floor = cpu(all, "floor", telemetry);
    double cached = cpu(all, "cached", telemetry);
    if (floor > 0) {
      checks.add(
          new TargetCheck(
              "CPU of a cached turn ÷ read-and-write floor, " + telemetry.label(),
              "–",
              "≤ 3",
              String.format(Locale.ROOT, "%.1f (%.0f µs ÷ %.0f µs)", cached / floor, cached, floor),
              cached / floor <= MAX_TIMES_FLOOR,
              false));
    }
  }

  private static double cpu(List<MicroResult> all, String turn, TelemetryMode telemetry) {
    return all.stream()
        .filter(m -> m.turn().equals(turn) && m.telemetry() == telemetry)
        .mapToDouble(MicroResult::cpu)
        .findFirst()
        .orElse(0);
  }

  private static String usd(double amount) {
    return String.format(Locale.ROOT, "$%.2f", amount);
  }

  private void checkCounts() {
    long errors = ours.errors().values().stream().mapToLong(n -> n).sum();
    checks.add(
        new TargetCheck(
            "errors",
            String.valueOf(old.errors().values().stream().mapToLong(n -> n).sum()),
            "0",
            String.valueOf(errors),
            errors == 0,
            true));
  }
}
