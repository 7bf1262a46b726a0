package com.atlasengine.local.asl.definition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads {@code Retry} and {@code Catch}. */
final class ErrorHandlingReader {
  /** The longest MaxDelaySeconds the service takes (a year). */
  private static final int LONGEST_DELAY_SECONDS = 31_622_400;

  private ErrorHandlingReader() {}

  static State.ErrorHandling read(Fields state) {
    return new State.ErrorHandling(
        entries(state, "Retry", ErrorHandlingReader::retrier),
        entries(state, "Catch", ErrorHandlingReader::catcher));
  }

  private static <T> List<T> entries(
      Fields state, String name, BiFunction<Fields, Boolean, T> reader) {
    if (!state.has(name)) {
      return List.of();
    }
    List<Fields> entries = state.children(name);
    List<T> read = new ArrayList<>();
    for (Fields entry : entries) {
      read.add(reader.apply(entry, read.size() == entries.size() - 1));
    }
    return List.copyOf(read);
  }

  private static Retrier retrier(Fields entry, boolean last) {
    entry.only(
        Set.of(
            "ErrorEquals",
            "IntervalSeconds",
            "MaxAttempts",
            "BackoffRate",
            "MaxDelaySeconds",
            "JitterStrategy",
            "Comment"));
    int interval = entry.integer("IntervalSeconds", 1, 1);
    int longest = entry.integer("MaxDelaySeconds", 1, LONGEST_DELAY_SECONDS);
    if (longest <= interval || longest > LONGEST_DELAY_SECONDS) {
      throw entry.problem(
          "MaxDelaySeconds must be greater than IntervalSeconds, at most " + LONGEST_DELAY_SECONDS,
          "MaxDelaySeconds");
    }
    return new Retrier(
        names(entry, last),
        Duration.ofSeconds(interval),
        entry.integer("MaxAttempts", 0, 3),
        entry.decimal("BackoffRate", "1.0", 2.0),
        Duration.ofSeconds(longest),
        fullJitter(entry));
  }

  private static boolean fullJitter(Fields entry) {
    String strategy = entry.optionalText("JitterStrategy").orElse("NONE");
    if (!Set.of("NONE", "FULL").contains(strategy)) {
      throw entry.problem("NONE or FULL is expected", "JitterStrategy");
    }
    return strategy.equals("FULL");
  }

  private static Catcher catcher(Fields entry, boolean last) {
    entry.only(Set.of("ErrorEquals", "ResultPath", "Next", "Comment"));
    return new Catcher(names(entry, last), DataFlowReader.resultPath(entry), entry.text("Next"));
  }

  private static List<String> names(Fields entry, boolean last) {
    if (!entry.required("ErrorEquals").isArray() || entry.get("ErrorEquals").isEmpty()) {
      throw entry.problem("A non-empty array is expected", "ErrorEquals");
    }
    List<String> names = new ArrayList<>();
    entry.get("ErrorEquals").forEach(name -> names.add(name.asText("")));
    if (names.contains("States.ALL") && (names.size() > 1 || !last)) {
      throw entry.problem("States.ALL must be alone and in the last entry", "ErrorEquals");
    }
    if (names.contains("")) {
      throw entry.problem("Error names are non-empty strings", "ErrorEquals");
    }
    return List.copyOf(names);
  }
}
