package com.atlasengine.local.smoke;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stage as {@code samconfig.toml} has it: the name of its stack, and its region. */
public record Stage(String stackName, String region) {
  private static final Pattern VALUE = Pattern.compile("(?m)^(\\w+) *= *\"([^\"]*)\" *$");

  /**
   * Reads a stage.
   *
   * @param file {@code samconfig.toml}
   * @throws IllegalArgumentException when the file has no such stage
   */
  public static Stage read(Path file, String stage) throws IOException {
    String section = section(Files.readString(file), "[" + stage + ".global.parameters]");
    return new Stage(
        value(section, "stack_name").orElseThrow(() -> unknown(stage)),
        value(section, "region").orElseThrow(() -> unknown(stage)));
  }

  private static String section(String text, String head) {
    int begin = text.indexOf(head);
    if (begin < 0) {
      return "";
    }
    int end = text.indexOf("\n[", begin);
    return text.substring(begin, end < 0 ? text.length() : end);
  }

  private static Optional<String> value(String section, String name) {
    Matcher values = VALUE.matcher(section);
    while (values.find()) {
      if (values.group(1).equals(name)) {
        return Optional.of(values.group(2));
      }
    }
    return Optional.empty();
  }

  private static IllegalArgumentException unknown(String stage) {
    return new IllegalArgumentException(
        "no such stage: samconfig.toml names no stack and region for "
            + stage
            + " (dev, staging or prod)");
  }
}
