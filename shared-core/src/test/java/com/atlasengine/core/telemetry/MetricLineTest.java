package com.atlasengine.core.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.atlasengine.core.config.Env;
import com.atlasengine.core.fake.FakeContext;
import com.atlasengine.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The line that CloudWatch makes metrics of, and Logs Insights searches. */
class MetricLineTest {
  private final PrintStream before = System.out;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Env env =
      Env.of(
          Map.of(
              "POWERTOOLS_METRICS_NAMESPACE", "AtlasEngine/Performance",
              "POWERTOOLS_SERVICE_NAME", "atlas-lex-fulfillment"));
  private final Telemetry telemetry = LambdaTelemetry.from(env);

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() {
    System.setOut(before);
  }

  private JsonNode line(Runnable work) {
    written.reset();
    telemetry.runInvocation(
        new FakeContext("lex-fulfillment"),
        () -> {
          work.run();
          return "done";
        });
    List<JsonNode> lines = lines();
    assertEquals(1, lines.size(), lines.toString());
    return lines.getFirst();
  }

  private List<JsonNode> lines() {
    return written
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains("_aws"))
        .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8), JsonNode.class))
        .toList();
  }

  @Test
  void annotationsRideBesideTheMetrics_whenATurnSaysWhatItWas() {
    JsonNode line =
        line(
            () -> {
              telemetry.annotate("intent", "GREETING");
              telemetry.add(Metric.STATIC_REPLY, 1);
            });
    assertEquals("GREETING", line.path("intent").asText());
    assertEquals(1, line.path("StaticReply").asInt());
    assertFalse(line.path("TotalResponseTime").isMissingNode());
    JsonNode directive = line.at("/_aws/CloudWatchMetrics/0");
    assertEquals("AtlasEngine/Performance", directive.path("Namespace").asText());
    assertEquals("Service", directive.at("/Dimensions/0/0").asText());
    assertEquals("atlas-lex-fulfillment", line.path("Service").asText());
  }

  @Test
  void valuesStayApart_whenAnotherLineIsWrittenMeanwhile() {
    MetricLine lines = MetricLine.from(env);
    List<MetricLine.Value> values =
        List.of(
            new MetricLine.Value(Metric.INPUT_TOKENS, 1),
            new MetricLine.Value(Metric.OUTPUT_TOKENS, 2));
    Collection<MetricLine.Value> interrupted =
        new AbstractList<>() {
          @Override
          public MetricLine.Value get(int index) {
            if (index == 1) {
              lines.write(List.of(new MetricLine.Value(Metric.STATIC_REPLY, 3)), Map.of());
            }
            return values.get(index);
          }

          @Override
          public int size() {
            return values.size();
          }
        };
    lines.write(interrupted, Map.of("intent", "GREETING"));
    assertEquals(2, lines().size());
    JsonNode meanwhile = lines().getFirst();
    assertEquals(3, meanwhile.path("StaticReply").asInt());
    assertFalse(meanwhile.has("InputTokens"));
    JsonNode interruptedLine = lines().getLast();
    assertEquals(1, interruptedLine.path("InputTokens").asInt());
    assertEquals(2, interruptedLine.path("OutputTokens").asInt());
    assertFalse(interruptedLine.has("StaticReply"));
  }

  @Test
  void annotationsAreGone_whenTheNextInvocationSaysNothing() {
    line(() -> telemetry.annotate("intent", "GREETING"));
    assertFalse(line(() -> {}).has("intent"));
  }
}
