package com.atlasengine.bench.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The X-Ray segments that functions sent of one trace: with the functions' own timings.
 *
 * @param segments as they arrived, each with those inside it
 */
public record Trace(List<JsonNode> segments) {
  /** The segment of asking the telephone service for a call. */
  private static final String DIAL_SEGMENT = "connect_dial";

  /** Copies the list. */
  public Trace {
    segments = List.copyOf(segments);
  }

  /** The segment of this name that a function sent of its whole invocation. */
  Optional<JsonNode> findInvocation(String function) {
    return findSegment(function);
  }

  /** The first segment of this name, however deep. */
  Optional<JsonNode> findSegment(String name) {
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
  static Duration duration(JsonNode segment) {
    return seconds(segment.path("end_time").asDouble() - segment.path("start_time").asDouble());
  }

  /** Seconds as a duration. */
  static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }

  /**
   * Only the way to the telephone service's answer: the invocation that asked it. What runs beside
   * it would hide its gaps.
   */
  Trace untilDial() {
    return new Trace(
        segments.stream()
            .filter(segment -> new Trace(List.of(segment)).findDial().isPresent())
            .toList());
  }

  /** The dial that the telephone service took: the last one that did not fail. */
  Optional<JsonNode> findDial() {
    return all().stream()
        .filter(
            segment -> segment.path("name").asText().equals(DIAL_SEGMENT) && !hasFailed(segment))
        .reduce((first, later) -> later);
  }

  private static boolean hasFailed(JsonNode segment) {
    return segment.path("fault").asBoolean() || segment.path("error").asBoolean();
  }

  /**
   * What the time until the dial was answered went by on, one after the other; empty when there was
   * no dial.
   */
  Map<String, Duration> dialSteps(double start) {
    Optional<JsonNode> call = untilDial().segments().stream().findFirst();
    Optional<JsonNode> dial = findDial();
    if (call.isEmpty() || dial.isEmpty()) {
      return Map.of();
    }
    Map<String, Duration> way = new LinkedHashMap<>();
    way.put("until the function starts", seconds(start(call.get()) - start));
    way.put("the interaction and the claims", seconds(start(dial.get()) - start(call.get())));
    way.put("the dial", duration(dial.get()));
    return way;
  }

  private static double start(JsonNode segment) {
    return segment.path("start_time").asDouble();
  }

  private static double end(JsonNode segment) {
    return segment.path("end_time").asDouble();
  }

  /** When the last segment ended. */
  double end() {
    return segments.stream().mapToDouble(Trace::end).max().orElse(0);
  }

  /** Whether a function was invoked when this had been done, for something else, and succeeded. */
  boolean isFollowedBy(String function, JsonNode done) {
    return segments.stream()
        .filter(segment -> segment.path("name").asText().equals(function) && !hasFailed(segment))
        .filter(segment -> new Trace(List.of(segment)).findDial().isEmpty())
        .anyMatch(segment -> start(segment) >= end(done));
  }

  /** How long at least one service was being waited for inside the invocations. */
  public Duration serviceTime() {
    List<JsonNode> services = new ArrayList<>();
    segments.forEach(invocation -> invocation.path("subsegments").forEach(services::add));
    return new Trace(services).coveredTime(0, Double.MAX_VALUE);
  }

  /** How much of the time until {@code end} at least one segment without others inside covers. */
  Duration coveredTime(double start, double end) {
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
