package com.atlasengine.checkversion;

import java.util.List;

/**
 * The result of the check, as reported to CodeDeploy.
 *
 * @param status {@code Succeeded} or {@code Failed}
 * @param problems one for each version that must not get traffic, with its name
 */
record Result(String status, List<String> problems) {
  Result {
    problems = List.copyOf(problems);
  }

  static Result of(List<String> problems) {
    return new Result(problems.isEmpty() ? "Succeeded" : "Failed", problems);
  }
}
