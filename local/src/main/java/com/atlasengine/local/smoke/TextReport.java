package com.atlasengine.local.smoke;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The table that people read and send back. */
public final class TextReport {
  private static final String NOT_TOLD = "not told";
  private static final String ROW = "%-30.30s %-22s %-10s %8s %8s %8s %8s %8s  %s";

  private TextReport() {}

  /** The report as lines; it holds no number, no name and no id of a person. */
  public static String write(Report report) {
    List<String> lines = new ArrayList<>();
    lines.add(head(report.head()));
    lines.add("");
    lines.add(
        ROW.formatted(
            "said", "intent", "reply", "wait", "Lex", "restore", "function", "model", ""));
    for (int i = 0; i < report.turns().size(); i++) {
      lines.add(row(report.turns().get(i), report.splits().get(i)).stripTrailing());
    }
    lines.add("");
    lines.add(String.format(Locale.ROOT, "%-12s %6s %8s %8s", "ms", "turns", "p50", "p95"));
    report.figures().forEach(each -> lines.add(figures(each)));
    lines.add("");
    lines.add(shares(report.shares()));
    report.call().ifPresent(call -> lines.addAll(journey(call)));
    lines.addAll(ending(report));
    return String.join("\n", lines);
  }

  private static String head(Report.Head head) {
    return "./atlas smoke: stack %s in %s, %s, %d rounds, %s"
        .formatted(
            head.deployment().stage().stackName(),
            head.deployment().stage().region(),
            head.locale(),
            head.rounds(),
            head.begun().truncatedTo(ChronoUnit.SECONDS));
  }

  private static String row(Turn turn, Split split) {
    return ROW.formatted(
        turn.step().text(),
        turn.intent().isEmpty() ? "none" : turn.intent(),
        split.reply().orElse(NOT_TOLD),
        millis(turn.waitMs()),
        millis(split.lexMs()),
        millis(split.restoreMs()),
        millis(split.functionMs()),
        millis(split.modelMs()),
        mark(turn.outcome()));
  }

  private static String mark(Turn.Outcome outcome) {
    return switch (outcome) {
      case Turn.Outcome.Right right -> "ok";
      case Turn.Outcome.Ended ended -> "ok: " + ended.reason();
      case Turn.Outcome.Wrong wrong -> "WRONG: " + wrong.problem();
    };
  }

  private static String millis(Optional<Double> ms) {
    return ms.map(each -> each > 0 ? millis(each) : "–").orElse(NOT_TOLD);
  }

  private static String millis(double ms) {
    return String.format(Locale.ROOT, ms < 10 ? "%.1f" : "%.0f", ms);
  }

  private static String figures(Figures each) {
    return each.count() == 0
        ? String.format(Locale.ROOT, "%-12s %6d %8s %8s", each.name(), 0, "–", "–")
        : String.format(
            Locale.ROOT,
            "%-12s %6d %8s %8s",
            each.name(),
            each.count(),
            millis(each.p50Ms()),
            millis(each.p95Ms()));
  }

  private static String shares(Report.Shares shares) {
    if (shares.told() == 0) {
      return "Of %d questions, cached and generated: %s.".formatted(shares.asked(), NOT_TOLD);
    }
    return "Of %d questions: cached %s, generated %s, fixed text %s."
        .formatted(
            shares.told(),
            percent(shares.cached(), shares.told()),
            percent(shares.generated(), shares.told()),
            percent(shares.fixed(), shares.told()));
  }

  private static String percent(int part, int all) {
    return Math.round(100.0 * part / all) + " %";
  }

  private static List<String> journey(Journey.Result call) {
    List<String> lines = new ArrayList<>(List.of("", "s since the yes"));
    call.reached()
        .forEach(
            each ->
                lines.add(String.format(Locale.ROOT, "%8.1f  %s", each.seconds(), each.what())));
    return lines;
  }

  private static List<String> ending(Report report) {
    List<String> lines = new ArrayList<>();
    report.refused().forEach(each -> lines.add("Not told, because of " + each + "."));
    report
        .head()
        .deployment()
        .noCalls()
        .ifPresent(each -> lines.add("Places no calls: " + each + "."));
    if (report.left().isEmpty()) {
      lines.add("Nothing is left behind.");
    }
    report.left().forEach(each -> lines.add("Left behind: " + each + "."));
    lines.add(report.isGreen() ? "Green." : "Red:");
    report.problems().forEach(each -> lines.add("  - " + each));
    return lines;
  }
}
