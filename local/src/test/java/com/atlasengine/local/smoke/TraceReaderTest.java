package com.atlasengine.local.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TraceReaderTest {
  private static final String SERVICE =
      """
      {"id": "1", "name": "talk", "origin": "AWS::Lambda", "start_time": 100.0, "end_time": 101.0}\
      """;

  private static final String OWN =
      """
      {"name": "talk", "start_time": 100.4, "end_time": 101.0,
       "annotations": {"intent": "GREETING", "reply": "generated"},
       "subsegments": [{"name": "bedrock_call", "start_time": 100.5, "end_time": 100.75}]}\
      """;

  @Test
  void partsAreFound_whenTheFunctionsOwnAreNested() {
    Invocation read = read(List.of(SERVICE, function("," + OWN))).orElseThrow();

    assertEquals(200, read.restoreMs(), 0.01);
    assertEquals(600, read.durationMs(), 0.01);
    assertEquals(250, read.modelMs().orElseThrow(), 0.01);
    assertEquals(101_000, read.endMs(), 0.01);
    assertEquals(Optional.of("generated"), read.reply());
    assertEquals(Optional.of("GREETING"), read.intent());
  }

  @Test
  void partsAreFound_whenTheFunctionsOwnStandBesides() {
    Invocation read = read(List.of(SERVICE, function(""), OWN)).orElseThrow();

    assertEquals(250, read.modelMs().orElseThrow(), 0.01);
    assertEquals(Optional.of("generated"), read.reply());
  }

  @Test
  void modelIsUnknown_whenTheFunctionSentNothing() {
    assertEquals(Optional.empty(), read(List.of(function(""))).orElseThrow().modelMs());
  }

  @Test
  void traceOfAnotherFunctionHasNone() {
    assertEquals(Optional.empty(), TraceReader.read("1-a", "other", List.of(function(""))));
  }

  private static Optional<Invocation> read(List<String> documents) {
    return TraceReader.read("1-a", "talk", documents);
  }

  private static String function(String more) {
    return """
    {"id": "2", "name": "talk", "origin": "AWS::Lambda::Function", "start_time": 100.2, "end_time": 101.0,
     "subsegments": [{"name": "Restore", "start_time": 100.2, "end_time": 100.4},
       {"name": "Invocation", "start_time": 100.4, "end_time": 101.0}%s]}\
    """
        .formatted(more);
  }
}
