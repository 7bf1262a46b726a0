package com.atlasengine.local;

import com.atlasengine.local.MatrixUse.Without;
import com.atlasengine.local.MatrixVisitor.Answer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One use of a function while one of its dependencies fails in one way.
 *
 * @param use what the function does
 * @param dependency what fails
 * @param kind how
 */
record MatrixCell(MatrixUse use, MatrixDependency dependency, MatrixKind kind) {
  /** So short that a dependency which never answers costs a cell few seconds. */
  private static final Duration SHORT = Duration.ofSeconds(5);

  /** create-lead and update-lead begin with Salesforce only if enough is left. */
  private static final Duration SHORT_FOR_SALES = Duration.ofSeconds(14);

  private static final Duration LONG = Duration.ofMinutes(1);

  /** A turn's own deadline is 4 s at most; a busy machine adds to that. */
  private static final Duration MAX_TURN = Duration.ofSeconds(8);

  private static final int TRIES = 4;
  private static final String PERMANENT = "PermanentFailure";
  private static final String TRANSIENT = "TransientFailure";

  /**
   * Runs the cell.
   *
   * @param visitor somebody of whom nothing is stored yet
   * @return what is wrong, one line for each
   */
  List<String> findProblems(MatrixVisitor visitor) throws Exception {
    MatrixEngine engine = visitor.engine;
    List<String> problems = new ArrayList<>();
    use.prepare().accept(visitor);
    engine.functions.forget();
    engine.functions.limitTo(limit());
    engine.fail(dependency.service(), dependency.fault(kind.label(), use.caller()));
    long started = System.nanoTime();
    Answer answer = use.act(visitor);
    checkAnswer(answer, Duration.ofNanos(System.nanoTime() - started), problems);
    if (!awaitHit(engine)) {
      problems.add("does not depend on it");
    }
    engine.endFaults();
    engine.functions.limitTo(LONG);
    checkNothingTwice(visitor.count(use.end().keySet()), "under the fault", problems);
    goOn(visitor, answer, problems);
    return problems;
  }

  private Duration limit() {
    if (!kind.isSlow()) {
      return LONG;
    }
    return use.function().endsWith("Lead") ? SHORT_FOR_SALES : SHORT;
  }

  private void checkAnswer(Answer answer, Duration took, List<String> problems) {
    if (use.isTurn()) {
      checkTurn(answer, took, problems);
    } else if (!expected(answer.outcome())) {
      problems.add("answers " + answer.outcome() + " " + answer.payload());
    }
  }

  private void checkTurn(Answer answer, Duration took, List<String> problems) {
    JsonNode action = answer.payload().at("/sessionState/dialogAction/type");
    if (!answer.isFine() || action.asText().isEmpty() || answer.text().isBlank()) {
      problems.add("no answer of a bot: " + answer);
    }
    if (took.compareTo(MAX_TURN) > 0) {
      problems.add("the turn took " + took);
    }
  }

  private boolean expected(String outcome) {
    boolean fine = outcome.equals(Answer.FINE);
    // What arrives in pieces may have arrived in time.
    return switch (Objects.requireNonNull(use.dependencies().get(dependency))) {
      case Without.GOES_ON -> fine;
      case Without.FAILS ->
          outcome.equals(kind.isLasting() ? PERMANENT : TRANSIENT)
              || (kind == MatrixKind.TRICKLE && fine);
      case Without.FAILS_FOR_NOW ->
          isLastingHere()
              ? fine
              : outcome.equals(TRANSIENT) || (kind == MatrixKind.TRICKLE && fine);
    };
  }

  /** An expired assertion of a login is made with the same key again and refused again. */
  private boolean isLastingHere() {
    return kind.isLasting() || (kind == MatrixKind.EXPIRED && dependency == MatrixDependency.LOGIN);
  }

  /** Some requests go out beside the answer, and a moment after it. */
  private static boolean awaitHit(MatrixEngine engine) throws InterruptedException {
    for (int i = 0; i < 100 && !engine.isHit(); i++) {
      Thread.sleep(20);
    }
    return engine.isHit();
  }

  private void checkNothingTwice(Map<String, Integer> counts, String when, List<String> problems) {
    counts.forEach(
        (what, count) -> {
          if (count > Math.max(1, use.end().getOrDefault(what, 1))) {
            problems.add(when + ": " + count + " " + what);
          }
        });
  }

  /** The fault is over: callers try again what failed, and schedules go by. */
  private void goOn(MatrixVisitor visitor, Answer first, List<String> problems) throws Exception {
    visitor.letTimePass();
    Answer last = first;
    for (int i = 0; i < TRIES && !use.isAcknowledged(last) && !isDone(visitor); i++) {
      // Lex may deliver the turn again first; then the visitor says it in another one.
      visitor.turn += i > 0 ? 1 : 0;
      last = use.act(visitor);
    }
    if (!use.isAcknowledged(last) && !isDone(visitor)) {
      problems.add("never done after the fault: " + last);
    }
    Map<String, Integer> end = awaitEnd(visitor);
    if (!end.equals(use.end())) {
      problems.add("at the end: " + end + " after " + last.text());
    }
    Answer unused = use.act(visitor);
    Map<String, Integer> twice = visitor.count(use.end().keySet());
    if (!twice.equals(end)) {
      problems.add("after the same event again: " + twice);
    }
  }

  private boolean isDone(MatrixVisitor visitor) throws Exception {
    return !use.end().isEmpty() && visitor.count(use.end().keySet()).equals(use.end());
  }

  private Map<String, Integer> awaitEnd(MatrixVisitor visitor) throws Exception {
    Map<String, Integer> counts = visitor.count(use.end().keySet());
    for (int i = 0; i < 100 && !counts.equals(use.end()); i++) {
      visitor.letTimePass();
      Answer unused = visitor.invoke("CreateLead", visitor.event("create-lead", "retry-pending"));
      Thread.sleep(20);
      counts = visitor.count(use.end().keySet());
    }
    return counts;
  }

  @Override
  public String toString() {
    return use + " | " + dependency + " | " + kind.label();
  }
}
