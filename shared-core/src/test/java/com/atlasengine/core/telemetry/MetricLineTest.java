package com.atlasengine.core.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.atlasengine.core.fake.FakeContext;
import com.atlasengine.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.lambda.powertools.metrics.MetricsFactory;

/** The line that CloudWatch makes metrics of, and Logs Insights searches. */
class MetricLineTest {
  private final PrintStream before = System.out;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final Telemetry telemetry = LambdaTelemetry.create();

  @BeforeEach
  void listen() {
    MetricsFactory.getMetricsInstance().setNamespace("AtlasEngine/Performance");
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
    List<String> lines =
        written.toString(StandardCharsets.UTF_8).lines().filter(l -> l.contains("_aws")).toList();
    assertEquals(1, lines.size(), lines.toString());
    return Json.read(lines.getFirst().getBytes(StandardCharsets.UTF_8), JsonNode.class);
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
  }

  @Test
  void annotationsAreGone_whenTheNextInvocationSaysNothing() {
    line(() -> telemetry.annotate("intent", "GREETING"));
    assertFalse(line(() -> {}).has("intent"));
  }
}
