package com.atlasengine.local.eval;

import java.util.Locale;
import java.util.Map;

/** The report as it stands in a terminal. */
public final class TextReport {
  private TextReport() {}

  /** A case in a line, with a line for each problem. */
  public static String line(EvalReport.CaseResult result) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%-4s  %-34s  %-5s  %-5s  %2d turns",
            result.passed() ? "ok" : "FAIL",
            result.id(),
            result.locale(),
            result.channel(),
            result.turns().size()));
    if (!result.problem().isEmpty()) {
      text.append("\n      ").append(result.problem());
    }
    result.turns().forEach(turn -> appendProblems(turn, text));
    return text.toString();
  }

  private static void appendProblems(EvalReport.TurnResult turn, StringBuilder text) {
    for (EvalReport.Verdict verdict : turn.verdicts()) {
      if (!verdict.passed()) {
        text.append("\n      ").append(verdict.grader()).append(": ").append(verdict.problem());
        text.append("\n        said      ").append(turn.said());
        text.append("\n        answered  ").append(turn.answer());
      }
    }
  }

  /** How many cases passed, and how often each grader. */
  public static String summary(EvalReport report) {
    StringBuilder text = new StringBuilder("\ngrader                passed   of\n");
    for (Map.Entry<String, EvalReport.Share> each : report.byGrader().entrySet()) {
      text.append(row(each.getKey(), each.getValue()));
    }
    return text.append(row("cases", report.overall())).toString();
  }

  private static String row(String name, EvalReport.Share share) {
    return String.format(
        Locale.ROOT,
        "%-20s  %6d  %3d  %5.1f %%\n",
        name,
        share.passed(),
        share.all(),
        share.percent());
  }
}
