package com.atlasengine.local.iam;

import com.atlasengine.local.api.ApiCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which actions on which resources a request needs. {@code iam/requests.txt} says it, operation by
 * operation; one that is not in it needs the action of its name on {@code *}.
 */
final class RequestTable {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(?:(\\w+) )?([\\w.]+)}");

  private final Map<String, List<Line>> lines = read();
  private final ResourceNames names;

  RequestTable(ResourceNames names) {
    this.names = names;
  }

  private record Line(String action, String resource) {}

  List<Requirement> requirements(ApiCall call) {
    String operation = call.service() + " " + call.operation();
    List<Line> written = lines.getOrDefault(operation, List.of());
    List<Requirement> needed = new ArrayList<>();
    for (Line line : written) {
      resources(line.resource(), call).forEach(r -> needed.add(new Requirement(line.action(), r)));
    }
    String ownAction = call.service() + ":" + call.operation();
    return needed.isEmpty()
        ? List.of(new Requirement(written.isEmpty() ? ownAction : written.getFirst().action(), "*"))
        : needed;
  }

  /** The operations that it names, with their services before them. */
  Set<String> operations() {
    return lines.keySet();
  }

  /** A resource for each value that the request has for a placeholder; none when it has none. */
  private List<String> resources(String resource, ApiCall call) {
    Matcher placeholder = PLACEHOLDER.matcher(resource);
    if (!placeholder.find()) {
      return List.of(resource);
    }
    List<String> found = new ArrayList<>();
    String kind = Objects.requireNonNullElse(placeholder.group(1), "text");
    for (String value : names.values(kind, placeholder.group(2), call.input())) {
      found.addAll(resources(resource.replace(placeholder.group(), value), call));
    }
    return found;
  }

  private static Map<String, List<Line>> read() {
    Map<String, List<Line>> lines = new LinkedHashMap<>();
    for (String line : text().lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        String[] parts = line.strip().split(" +\\| +", 3);
        lines
            .computeIfAbsent(parts[0], operation -> new ArrayList<>())
            .add(new Line(parts[1], parts[2]));
      }
    }
    return lines;
  }

  private static String text() {
    try (InputStream file = RequestTable.class.getResourceAsStream("/iam/requests.txt")) {
      return new String(
          Objects.requireNonNull(file, "requests.txt").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
