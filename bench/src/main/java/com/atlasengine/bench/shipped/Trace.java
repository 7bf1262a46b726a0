package com.atlasengine.bench.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The X-Ray segments that functions sent of one trace: what they themselves say of their time.
 *
 * @param segments as they arrived, each with those inside it
 */
record Trace(List<JsonNode> segments) {
  /** The segment of asking the telephone service for a call. */
  static final String DIAL = "connect_dial";

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

  /**
   * Only the way to the telephone service's answer: the invocation that asked it, and those of the
   * functions that this one had to wait for. What runs beside them would hide the gaps between.
   *
   * @param before the functions it waits for
   */
  Trace toTheDial(String... before) {
    Set<String> waited = Set.of(before);
    return new Trace(
        segments.stream()
            .filter(
                segment ->
                    waited.contains(segment.path("name").asText())
                        || new Trace(List.of(segment)).named(DIAL).isPresent())
            .toList());
  }

  /** Whether a function was invoked when this had been done. */
  boolean isFollowedBy(String function, JsonNode done) {
    double end = done.path("end_time").asDouble();
    return segments.stream()
        .filter(segment -> segment.path("name").asText().equals(function))
        .anyMatch(segment -> segment.path("start_time").asDouble() >= end);
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
