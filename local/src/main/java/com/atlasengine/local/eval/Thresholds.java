package com.atlasengine.local.eval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much must pass, in percent.
 *
 * @param overall of all cases
 * @param byGrader of the answers that a grader looked at
 */
public record Thresholds(int overall, Map<String, Integer> byGrader) {
  /** Of all cases, unless something else is said. */
  private static final int DEFAULT_OVERALL = 90;

  public Thresholds {
    byGrader = Map.copyOf(byGrader);
  }

  /**
   * Reads them.
   *
   * @param options each a number for all cases, or a grader's name, an equals sign and a number
   * @throws IllegalArgumentException when one is no number from 0 to 100
   */
  public static Thresholds read(List<String> options) {
    int overall = DEFAULT_OVERALL;
    Map<String, Integer> byGrader = new HashMap<>();
    for (String option : options) {
      int equals = option.indexOf('=');
      int percent = readPercent(option, option.substring(equals + 1));
      if (equals < 0) {
        overall = percent;
      } else {
        byGrader.put(option.substring(0, equals), percent);
      }
    }
    return new Thresholds(overall, byGrader);
  }

  private static int readPercent(String option, String number) {
    if (!number.matches("\\d{1,2}|100")) {
      throw new IllegalArgumentException(
          "--min-pass takes 0 to 100, or grader=0 to 100, not " + option);
    }
    return Integer.parseInt(number);
  }

  /** What passed too seldom, a line each; empty when all is well. */
  public List<String> missedBy(EvalReport report) {
    List<String> missed = new ArrayList<>();
    addIfMissed("cases", overall, report.overall(), missed);
    Map<String, EvalReport.Share> shares = report.byGrader();
    byGrader.forEach(
        (grader, least) ->
            addIfMissed(
                grader, least, shares.getOrDefault(grader, new EvalReport.Share(0, 1)), missed));
    return missed;
  }

  private static void addIfMissed(
      String what, int least, EvalReport.Share share, List<String> missed) {
    if (share.percent() < least) {
      missed.add(
          String.format(
              Locale.ROOT,
              "%s: %.0f %% passed, at least %d %% must",
              what,
              share.percent(),
              least));
    }
  }
}
