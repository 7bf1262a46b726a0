package com.atlasengine.local.smoke;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an invocation out of a trace: Lambda's own segment, and the function's subsegments. */
final class TraceReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ORIGIN = "AWS::Lambda::Function";
  private static final String MODEL = "bedrock_call";

  private TraceReader() {}

  /**
   * The invocation of a function in a trace; empty when the trace has none.
   *
   * @param documents the trace's segments
   */
  static Optional<Invocation> read(String traceId, String function, List<String> documents) {
    List<JsonNode> parts = new ArrayList<>();
    documents.forEach(each -> flatten(parse(each), parts));
    return parts.stream()
        .filter(part -> part.path("origin").asText().equals(ORIGIN))
        .filter(part -> part.path("name").asText().equals(function))
        .filter(part -> part.has("end_time"))
        .findFirst()
        .map(segment -> invocation(traceId, segment, parts));
  }

  private static Invocation invocation(String traceId, JsonNode segment, List<JsonNode> parts) {
    double restoreMs = sum(parts, "Restore");
    double wholeMs = millis(segment);
    double invokedMs = sum(parts, "Invocation");
    boolean ours = parts.stream().anyMatch(part -> part.has("annotations"));
    return new Invocation(
        segment.path("end_time").asDouble() * 1e3,
        invokedMs > 0 ? invokedMs : wholeMs - restoreMs,
        restoreMs,
        ours ? Optional.of(sum(parts, MODEL)) : Optional.empty(),
        annotation(parts, "intent"),
        annotation(parts, "reply"),
        Optional.of(traceId));
  }

  private static double sum(List<JsonNode> parts, String name) {
    return parts.stream()
        .filter(part -> part.path("name").asText().equals(name) && part.has("end_time"))
        .mapToDouble(TraceReader::millis)
        .sum();
  }

  private static double millis(JsonNode part) {
    return (part.path("end_time").asDouble() - part.path("start_time").asDouble()) * 1e3;
  }

  private static Optional<String> annotation(List<JsonNode> parts, String key) {
    return parts.stream()
        .map(part -> part.path("annotations").path(key).asText(""))
        .filter(value -> !value.isEmpty())
        .findFirst();
  }

  private static void flatten(JsonNode part, List<JsonNode> parts) {
    parts.add(part);
    part.path("subsegments").forEach(each -> flatten(each, parts));
  }

  private static JsonNode parse(String document) {
    try {
      return JSON.readTree(document);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }
}
