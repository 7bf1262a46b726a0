package com.atlasengine.local.eval;

import java.util.Optional;

/**
 * {@code deadline}: the answer came in time, as a clock at the client sees it.
 *
 * @param slackMillis for the way there and back
 */
record DeadlineGrader(long slackMillis) implements Grader {
  static final String NAME = "deadline";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Optional<String> findProblem(Heard heard) {
    long due = heard.deadlineMillis() + slackMillis;
    long waited = heard.reply().waitMillis();
    return Grader.require(waited <= due, "the answer took " + waited + " ms, due at " + due);
  }
}
