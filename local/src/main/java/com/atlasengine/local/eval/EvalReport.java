package com.atlasengine.local.eval;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What came of a run.
 *
 * @param model what worded the answers
 */
public record EvalReport(String model, List<CaseResult> cases) {
  public EvalReport {
    cases = List.copyOf(cases);
  }

  /**
   * What came of a case.
   *
   * @param problem why it could not be played to its end; empty when it was
   */
  public record CaseResult(
      String id,
      String locale,
      String channel,
      String persona,
      List<TurnResult> turns,
      String problem) {
    public CaseResult {
      turns = List.copyOf(turns);
    }

    /** Whether it was played to its end and every grader that counts passed. */
    public boolean passed() {
      return problem.isEmpty()
          && turns.stream()
              .flatMap(turn -> turn.verdicts().stream())
              .allMatch(verdict -> verdict.passed() || !verdict.counts());
    }
  }

  /** What was said in a turn, what was answered, and how that was graded. */
  public record TurnResult(String said, String answer, long waitMillis, List<Verdict> verdicts) {
    public TurnResult {
      verdicts = List.copyOf(verdicts);
    }
  }

  /**
   * A grader's word on an answer.
   *
   * @param problem empty when the answer passed
   */
  public record Verdict(String grader, String problem) {
    /** Whether the answer passed. */
    public boolean passed() {
      return problem.isEmpty();
    }

    /** Whether a case fails by it: time and taste are measured, and fail only by a threshold. */
    boolean counts() {
      return !grader.equals(DeadlineGrader.NAME) && !grader.equals(Judge.NAME);
    }
  }

  /** How often something passed. */
  public record Share(long passed, long all) {
    /** In percent; of nothing, all passed. */
    public double percent() {
      return all == 0 ? 100 : 100.0 * passed / all;
    }
  }

  /** How many cases passed. */
  public Share overall() {
    return new Share(cases.stream().filter(CaseResult::passed).count(), cases.size());
  }

  /** How often each grader passed, by its name. */
  public Map<String, Share> byGrader() {
    Map<String, Share> shares = new TreeMap<>();
    verdicts()
        .forEach(
            verdict ->
                shares.merge(
                    verdict.grader(),
                    new Share(verdict.passed() ? 1 : 0, 1),
                    (a, b) -> new Share(a.passed + b.passed, a.all + b.all)));
    return shares;
  }

  private Stream<Verdict> verdicts() {
    return cases.stream()
        .flatMap(each -> each.turns().stream())
        .flatMap(turn -> turn.verdicts().stream());
  }
}
