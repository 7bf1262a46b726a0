package com.atlasengine.local.api;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A rule of a model that a request breaks. It does not hold the value, which may be somebody's.
 *
 * @param path where the value is, such as {@code entries.1.member.source}
 * @param rule such as {@code Member must not be null}
 * @param missing whether the value is not there
 */
record Violation(String path, String rule, boolean missing) {
  /** The name of the request's member that the value is in, as the model writes it. */
  String member() {
    String first = path.replaceFirst("\\..*", "");
    return first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1);
  }

  /** What most of AWS's services say. */
  static String describe(List<Violation> violations) {
    return violations.size()
        + (violations.size() == 1
            ? " validation error detected: "
            : " validation errors detected: ")
        + violations.stream().map(Violation::describe).collect(Collectors.joining("; "));
  }

  private String describe() {
    return (missing ? "Value null at '" : "Value at '")
        + path
        + "' failed to satisfy constraint: "
        + rule;
  }
}
