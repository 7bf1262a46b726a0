package com.atlasengine.local.eval;

import java.util.Optional;

/** Looks at one property of an answer. */
interface Grader {
  /** Its key in a suite, such as {@code no-link}. */
  String name();

  /** What is wrong with the answer, for the report; empty when it passes. */
  Optional<String> findProblem(Heard heard);

  /** The problem, unless the answer is as wanted. */
  static Optional<String> require(boolean fine, String problem) {
    return fine ? Optional.empty() : Optional.of(problem);
  }
}
