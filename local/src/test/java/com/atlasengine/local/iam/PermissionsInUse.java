package com.atlasengine.local.iam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code permissions-in-use.txt}: which test of the whole engine uses which permission, and which
 * permissions none uses, with the reason.
 */
public final class PermissionsInUse {
  private static final Path FILE = Path.of("src/test/resources/permissions-in-use.txt");
  private static final String NO_TEST = "No test: ";

  private PermissionsInUse() {}

  /** The lines of a test, as {@link RoleCheck.Use#line} writes them. */
  public static List<String> of(Class<?> test) {
    return sections().getOrDefault(test.getSimpleName(), List.of());
  }

  /** The lines of all tests. */
  static List<String> used() {
    return sections().entrySet().stream()
        .filter(section -> !section.getKey().startsWith(NO_TEST))
        .flatMap(section -> section.getValue().stream())
        .toList();
  }

  /** What no test uses; {@code *} in place of a column stands for anything. */
  static List<String> unused() {
    return sections().entrySet().stream()
        .filter(section -> section.getKey().startsWith(NO_TEST))
        .flatMap(section -> section.getValue().stream())
        .toList();
  }

  private static Map<String, List<String>> sections() {
    Map<String, List<String>> sections = new LinkedHashMap<>();
    List<String> current = new ArrayList<>();
    for (String line : read()) {
      if (line.startsWith("  ")) {
        current.add(line.strip());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        current = new ArrayList<>();
        if (sections.put(line, current) != null) {
          throw new AssertionError(FILE + " has two sections " + line);
        }
      }
    }
    return sections;
  }

  private static List<String> read() {
    try {
      return Files.readAllLines(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
