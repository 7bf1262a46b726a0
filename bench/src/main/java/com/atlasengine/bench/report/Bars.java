package com.atlasengine.bench.report;

import com.atlasengine.bench.cost.CostReport;
import com.atlasengine.bench.cost.Monthly;
import com.atlasengine.bench.micro.Micro;
import com.atlasengine.bench.replay.Storm;
import com.atlasengine.bench.restore.Restores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Holds a run's figures against what is to be reached. */
public final class Bars {
  private static final double MOST_LATE = 0.001;
  private static final double LEAST_REAL = 0.95;
  private static final double LEAST_RATIO = 10;
  private static final double MOST_IN_MEMORY_MS = 3;

  /** Of all turns, those that a 99th percentile leaves out. */
  private static final double BEYOND_P99 = 0.01;

  /** What the segments' clock cannot tell apart. */
  private static final double CLOCK_MS = 0.5;

  private static final double MOST_IN_TABLE_MS = 10;
  private static final double MOST_TO_DIAL_MS = 2_200;
  private static final double MOST_OVER_MS = 60;
  private static final double MOST_USD = 60;
  private static final double MOST_TIMES_FLOOR = 3;
  private static final double MOST_TIMES_WARM = 3;
  private static final double MOST_RESTORED_MS = 100;

  private final SystemReport old;
  private final SystemReport ours;
  private final List<Bar> bars = new ArrayList<>();

  private Bars(SystemReport old, SystemReport ours) {
    this.old = old;
    this.ours = ours;
  }

  /** The figures that a replay gives. */
  public static List<Bar> of(
      SystemReport old,
      SystemReport ours,
      CostReport cost,
      List<Restores> restores,
      List<Micro> micro) {
    Bars bars = new Bars(old, ours);
    bars.lateness();
    bars.realAnswers();
    bars.cached();
    bars.ratio();
    bars.engagement();
    bars.counts();
    bars.cost(cost);
    restores.forEach(bars::restore);
    bars.micro(micro, false);
    bars.micro(micro, true);
    return List.copyOf(bars.bars);
  }

  /** One refresh for an answer, however many miss it at once. */
  public static Bar storm(Storm storm) {
    return new Bar(
        "refreshes of an answer that " + storm.turns() + " turns miss at once",
        "–",
        "1",
        String.valueOf(storm.refreshes()),
        storm.refreshes() == 1,
        true);
  }

  private void lateness() {
    Lateness own = ours.ownLateUnloaded();
    bars.add(
        new Bar(
            "turns past deadline + 20 ms, a core free, by the function's clock",
            String.valueOf(old.ownLateUnloaded().tooLate()),
            "≤ 0.1 %",
            own.tooLate() + " of " + own.turns() + ", worst by " + Bar.ms(own.worstMs()),
            own.share() <= MOST_LATE,
            true));
    Lateness waited = ours.lateUnloaded();
    bars.add(
        new Bar(
            "the same, as the caller waits",
            String.valueOf(old.lateUnloaded().tooLate()),
            "≤ 0.1 %",
            waited.tooLate() + " of " + waited.turns() + ", worst by " + Bar.ms(waited.worstMs()),
            waited.share() <= MOST_LATE,
            false));
  }

  private void realAnswers() {
    Map<String, Long> replies = ours.replies();
    long all = replies.values().stream().mapToLong(n -> n).sum();
    long real = all - replies.getOrDefault("static", 0L) - replies.getOrDefault("", 0L);
    double share = all == 0 ? 0 : (double) real / all;
    bars.add(
        new Bar(
            "turns that a model words: a real answer",
            "all, late",
            "≥ 95 %",
            Bar.percent(share),
            share >= LEAST_REAL,
            false));
    bars.add(
        new Bar(
            "generated turn, p50 / p99, as the caller waits",
            Bar.ms(old.generated().p50()) + " / " + Bar.ms(old.generated().p99()),
            "≤ deadline + 20 ms",
            Bar.ms(ours.generated().p50()) + " / " + Bar.ms(ours.generated().p99()),
            ours.generatedLate().share() <= BEYOND_P99,
            false));
  }

  private void cached() {
    bars.add(cached("cached turn, p50, in memory", ours.cachedInMemory(), MOST_IN_MEMORY_MS));
    bars.add(
        cached(
            "cached turn, p50 over the table's latency", ours.cachedInTable(), MOST_IN_TABLE_MS));
  }

  private static Bar cached(String figure, Quantiles own, double most) {
    return new Bar(
        figure,
        "–",
        "≤ " + Bar.ms(most),
        own.count() == 0 ? "none" : Bar.ms(own.p50()) + " (" + own.count() + ")",
        own.count() > 0 && own.p50() <= most + CLOCK_MS,
        false);
  }

  private void ratio() {
    double ratio = ours.all().mean() == 0 ? 0 : old.all().mean() / ours.all().mean();
    bars.add(
        new Bar(
            "mean turn, old ÷ ours",
            Bar.ms(old.all().mean()),
            "≥ 10",
            String.format(Locale.ROOT, "%.1f (%s)", ratio, Bar.ms(ours.all().mean())),
            ratio >= LEAST_RATIO,
            false));
  }

  private void engagement() {
    bars.add(
        new Bar(
            "engage-lead, request to dial, p50",
            Bar.ms(old.toDial().p50()),
            "≤ 2,200 ms",
            Bar.ms(ours.toDial().p50()),
            ours.toDial().count() > 0 && ours.toDial().p50() <= MOST_TO_DIAL_MS,
            false));
    bars.add(
        new Bar(
            "engage-lead over its slowest path, p50",
            "–",
            "≤ 60 ms",
            Bar.ms(ours.overWaiting().p50()),
            ours.overWaiting().count() > 0 && ours.overWaiting().p50() <= MOST_OVER_MS,
            false));
  }

  private void cost(CostReport cost) {
    double month = Monthly.total(cost.ours().month());
    bars.add(
        new Bar(
            "cost a month at the analysis's volume",
            usd(Monthly.total(cost.old().month())),
            "≤ $60",
            usd(month),
            month <= MOST_USD,
            false));
  }

  private void restore(Restores restores) {
    bars.add(
        new Bar(
            "first answer after restore, primed ÷ warm: " + restores.function(),
            "–",
            "≤ 3, own ≤ 100 ms",
            String.format(
                Locale.ROOT,
                "%.1f (%s), own %s",
                restores.ratio(),
                Bar.ms(restores.primed().median()),
                Bar.ms(restores.own())),
            restores.ratio() <= MOST_TIMES_WARM && restores.own() <= MOST_RESTORED_MS,
            false));
  }

  private void micro(List<Micro> all, boolean telling) {
    double floor = cpu(all, "floor", telling);
    double cached = cpu(all, "cached", telling);
    if (floor > 0) {
      bars.add(
          new Bar(
              "CPU of a cached turn ÷ read-and-write floor"
                  + (telling ? ", with metrics and segments" : ", without metrics and segments"),
              "–",
              "≤ 3",
              String.format(Locale.ROOT, "%.1f (%.0f µs ÷ %.0f µs)", cached / floor, cached, floor),
              cached / floor <= MOST_TIMES_FLOOR,
              false));
    }
  }

  private static double cpu(List<Micro> all, String turn, boolean telling) {
    return all.stream()
        .filter(m -> m.turn().equals(turn) && m.telling() == telling)
        .mapToDouble(Micro::cpu)
        .findFirst()
        .orElse(0);
  }

  private static String usd(double amount) {
    return String.format(Locale.ROOT, "$%.2f", amount);
  }

  private void counts() {
    long errors = ours.errors().values().stream().mapToLong(n -> n).sum();
    bars.add(
        new Bar(
            "errors",
            String.valueOf(old.errors().values().stream().mapToLong(n -> n).sum()),
            "0",
            String.valueOf(errors),
            errors == 0,
            true));
  }
}
