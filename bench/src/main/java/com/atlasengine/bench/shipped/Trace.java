package com.atlasengine.bench.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The X-Ray segments that functions sent of one trace: what they themselves say of their time.
 *
 * @param segments as they arrived, each with those inside it
 */
record Trace(List<JsonNode> segments) {
  Trace {
    segments = List.copyOf(segments);
  }

  /** The segment of this name that a function sent of its whole invocation. */
  Optional<JsonNode> invocation(String function) {
    return named(function);
  }

  /** The first segment of this name, however deep. */
  Optional<JsonNode> named(String name) {
    return all().stream().filter(s -> s.path("name").asText().equals(name)).findFirst();
  }

  /** All segments, those inside others too. */
  List<JsonNode> all() {
    List<JsonNode> all = new ArrayList<>();
    segments.forEach(segment -> collect(segment, all));
    return all;
  }

  private static void collect(JsonNode segment, List<JsonNode> into) {
    into.add(segment);
    segment.path("subsegments").forEach(inner -> collect(inner, into));
  }

  /** How long a segment lasted. */
  static Duration length(JsonNode segment) {
    return seconds(segment.path("end_time").asDouble() - segment.path("start_time").asDouble());
  }

  /** Seconds as a duration. */
  static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  /** How much of the time until {@code end} at least one segment without others inside covers. */
  Duration covered(double start, double end) {
    List<JsonNode> leaves =
        all().stream()
            .filter(segment -> segment.path("subsegments").isEmpty())
            .sorted(Comparator.comparingDouble(segment -> segment.path("start_time").asDouble()))
            .toList();
    double covered = 0;
    double until = start;
    for (JsonNode leaf : leaves) {
      double from = Math.max(until, leaf.path("start_time").asDouble());
      double to = Math.min(end, leaf.path("end_time").asDouble());
      covered += Math.max(0, to - from);
      until = Math.max(until, to);
    }
    return seconds(covered);
  }
}
