package com.atlasengine.bench.shipped;

import com.atlasengine.bench.measure.TokenCount;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The metrics that functions print, one line of JSON for each invocation, out of the engine's log.
 *
 * @param functions what each function printed, by its name
 */
public record FunctionLines(Map<String, Function> functions) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String METRICS = "{\"_aws\":";

  public FunctionLines {
    functions = Map.copyOf(functions);
  }

  /**
   * What one function printed, added up.
   *
   * @param invocations how many there were
   * @param millis how long they took, by its own clock
   * @param generations how many of them had a model write
   */
  public record Function(
      long invocations, double millis, long inputTokens, long outputTokens, long generations) {
    private Function plus(Function other) {
      return new Function(
          invocations + other.invocations,
          millis + other.millis,
          inputTokens + other.inputTokens,
          outputTokens + other.outputTokens,
          generations + other.generations);
    }
  }

  /** How many lines the log has. */
  public static long count(Path log) throws IOException {
    if (!Files.exists(log)) {
      return 0;
    }
    try (Stream<String> lines = Files.lines(log)) {
      return lines.count();
    }
  }

  /** What was printed after this many lines. */
  public static FunctionLines read(Path log, long after) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return of(lines.skip(after));
    }
  }

  /** What these lines say; those without metrics say nothing. */
  static FunctionLines of(Stream<String> lines) {
    Map<String, Function> functions = new TreeMap<>();
    lines
        .filter(line -> line.contains(METRICS))
        .map(line -> parse(line.substring(line.indexOf(METRICS))))
        .forEach(m -> functions.merge(m.path("Service").asText(), function(m), Function::plus));
    return new FunctionLines(functions);
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }

  private static Function function(JsonNode metrics) {
    return new Function(
        1,
        sum(metrics.path("TotalResponseTime")),
        Math.round(sum(metrics.path("InputTokens"))),
        Math.round(sum(metrics.path("OutputTokens"))),
        sum(metrics.path("OutputTokens")) > 0 ? 1 : 0);
  }

  /** A metric that was added several times is a list. */
  private static double sum(JsonNode values) {
    if (!values.isArray()) {
      return values.asDouble();
    }
    double sum = 0;
    for (JsonNode value : values) {
      sum += value.asDouble();
    }
    return sum;
  }

  /** What all of them had models read and write. */
  public TokenCount tokens() {
    return new TokenCount(
        functions.values().stream().mapToLong(Function::inputTokens).sum(),
        functions.values().stream().mapToLong(Function::outputTokens).sum());
  }
}
