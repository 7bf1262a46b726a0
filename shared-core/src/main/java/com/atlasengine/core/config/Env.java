package com.atlasengine.core.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The environment variables of a function; nothing else reads them. Collects every problem, so that
 * {@link #check()} can name them all in one message.
 */
public final class Env {
  private final Map<String, String> variables;
  private final List<String> problems = new ArrayList<>();

  private Env(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /** The process's own environment. */
  public static Env system() {
    return new Env(System.getenv());
  }

  /** An environment for tests. */
  public static Env of(Map<String, String> variables) {
    return new Env(variables);
  }

  /** A copy with one variable set. */
  public Env with(String name, String value) {
    Map<String, String> changed = new HashMap<>(variables);
    changed.put(name, value);
    return new Env(changed);
  }

  /** A variable that must be set; when it is not, remembers that and returns an empty string. */
  public String required(String name) {
    return optional(name)
        .orElseGet(
            () -> {
              problems.add(name + " is not set");
              return "";
            });
  }

  /** A variable that may be missing; blank counts as missing. */
  public Optional<String> optional(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** A variable with a default. */
  public String text(String name, String defaultValue) {
    return optional(name).orElse(defaultValue);
  }

  /** A whole number between two bounds, both included. */
  public int number(String name, int defaultValue, int min, int max) {
    String text = text(name, Integer.toString(defaultValue));
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // the message below names the bounds
    }
    problems.add(name + " is not a whole number from " + min + " to " + max);
    return defaultValue;
  }

  /** A time in milliseconds, from 1 ms to 15 minutes. */
  public Duration millis(String name, Duration defaultValue) {
    return Duration.ofMillis(number(name, (int) defaultValue.toMillis(), 1, 900_000));
  }

  /** A variable with its own format; the parser returns empty when the text is malformed. */
  public <T> T parse(String name, String defaultValue, Function<String, Optional<T>> parser) {
    return parser
        .apply(text(name, defaultValue))
        .orElseGet(
            () -> {
              problems.add(name + " is malformed");
              return parser.apply(defaultValue).orElseThrow();
            });
  }

  /** {@code true} or {@code false}. */
  public boolean flag(String name, boolean defaultValue) {
    return parse(
        name,
        Boolean.toString(defaultValue),
        text ->
            switch (text) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            });
  }

  /** A comma-separated list without blanks and repetitions. */
  public Set<String> names(String name, String defaultValue) {
    return Arrays.stream(text(name, defaultValue).split(","))
        .map(String::strip)
        .filter(v -> !v.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * To be called once all variables are read.
   *
   * @throws IllegalStateException naming every variable that is missing or malformed, never a value
   */
  public void check() {
    if (!problems.isEmpty()) {
      throw new IllegalStateException("Environment: " + String.join("; ", problems));
    }
  }
}
