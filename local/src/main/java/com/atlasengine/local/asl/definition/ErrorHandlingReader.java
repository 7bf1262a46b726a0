package com.atlasengine.local.asl.definition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads {@code Retry} and {@code Catch}. */
final class ErrorHandlingReader {
  /** The longest MaxDelaySeconds the service takes (a year). */
  private static final int MAX_DELAY_SECONDS = 31_622_400;

  private ErrorHandlingReader() {}

  static State.ErrorHandling read(DefinitionObject state) {
    return new State.ErrorHandling(
        readEntries(state, "Retry", ErrorHandlingReader::readRetrier),
        readEntries(state, "Catch", ErrorHandlingReader::readCatcher));
  }

  private static <T> List<T> readEntries(
      DefinitionObject state, String name, BiFunction<DefinitionObject, Boolean, T> reader) {
    if (!state.has(name)) {
      return List.of();
    }
    List<DefinitionObject> entries = state.children(name);
    List<T> read = new ArrayList<>();
    for (DefinitionObject entry : entries) {
      read.add(reader.apply(entry, read.size() == entries.size() - 1));
    }
    return List.copyOf(read);
  }

  private static Retrier readRetrier(DefinitionObject entry, boolean last) {
    entry.requireKnown(
        Set.of(
            "ErrorEquals",
            "IntervalSeconds",
            "MaxAttempts",
            "BackoffRate",
            "MaxDelaySeconds",
            "JitterStrategy",
            "Comment"));
    int interval = entry.optionalInteger("IntervalSeconds", 1, 1);
    int longest = entry.optionalInteger("MaxDelaySeconds", 1, MAX_DELAY_SECONDS);
    if (longest <= interval || longest > MAX_DELAY_SECONDS) {
      throw entry.problem(
          "MaxDelaySeconds must be greater than IntervalSeconds, at most " + MAX_DELAY_SECONDS,
          "MaxDelaySeconds");
    }
    return new Retrier(
        readErrorNames(entry, last),
        Duration.ofSeconds(interval),
        entry.optionalInteger("MaxAttempts", 0, 3),
        entry.optionalDecimal("BackoffRate", "1.0", 2.0),
        Duration.ofSeconds(longest),
        fullJitter(entry));
  }

  private static boolean fullJitter(DefinitionObject entry) {
    String strategy = entry.optionalText("JitterStrategy").orElse("NONE");
    if (!Set.of("NONE", "FULL").contains(strategy)) {
      throw entry.problem("NONE or FULL is expected", "JitterStrategy");
    }
    return strategy.equals("FULL");
  }

  private static Catcher readCatcher(DefinitionObject entry, boolean last) {
    entry.requireKnown(Set.of("ErrorEquals", "ResultPath", "Next", "Comment"));
    return new Catcher(
        readErrorNames(entry, last), DataFlowReader.resultPath(entry), entry.requireText("Next"));
  }

  private static List<String> readErrorNames(DefinitionObject entry, boolean last) {
    if (!entry.require("ErrorEquals").isArray() || entry.get("ErrorEquals").isEmpty()) {
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
