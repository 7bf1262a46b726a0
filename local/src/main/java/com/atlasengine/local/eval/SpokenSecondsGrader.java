package com.atlasengine.local.eval;

import java.util.Optional;

/**
 * {@code max-spoken-seconds}: how long it takes to say the answer.
 *
 * @param most in seconds
 */
record SpokenSecondsGrader(int most) implements Grader {
  /** As content is checked. */
  private static final int WORDS_PER_MINUTE = 150;

  @Override
  public String name() {
    return "max-spoken-seconds";
  }

  @Override
  public Optional<String> findProblem(Heard heard) {
    int seconds = heard.text().strip().split("\\s+").length * 60 / WORDS_PER_MINUTE;
    return Grader.require(seconds <= most, "the answer takes " + seconds + " s to say");
  }
}
