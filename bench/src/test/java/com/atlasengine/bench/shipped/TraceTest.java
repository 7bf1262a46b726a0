package com.atlasengine.bench.shipped;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceTest {
  private static Trace trace(String... segments) throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> all = new ArrayList<>();
    json.readTree("[" + String.join(",", segments) + "]").forEach(all::add);
    return new Trace(all);
  }

  private static String segment(String name, double start, double end, String... inside) {
    return "{\"name\":\"%s\",\"start_time\":%s,\"end_time\":%s,\"subsegments\":[%s]}"
        .formatted(name, start, end, String.join(",", inside));
  }

  @Test
  void coveredTime_countsWhatOverlapsOnce_andNothingAfterTheEnd() throws Exception {
    Trace trace =
        trace(
            segment(
                "function",
                0,
                10,
                segment("a", 1, 3),
                segment("b", 2, 4),
                segment("c", 6, 7),
                segment("d", 8, 10)));
    assertEquals(Duration.ofSeconds(5), trace.coveredTime(0, 9));
  }

  /** 200 ms before the call, 100 before the dial; the rest is waiting. */
  private static Trace engaged() throws JsonProcessingException {
    return trace(
        segment("create-lead", 0, 1, segment("salesforce_query", 0, 1)),
        segment(
            "invoke-call",
            0.2,
            1.5,
            segment("interactions", 0.2, 0.4),
            segment("connect_dial", 0.5, 1.3),
            segment("interactions", 1.3, 1.5)),
        segment("generate-scenario", 0, 3, segment("bedrock_call", 0, 3)),
        segment("invoke-call", 3.1, 3.2, segment("interactions", 3.1, 3.2)));
  }

  @Test
  void wayToTheDial_hasGaps_whateverRunsBesideIt() throws Exception {
    Trace way = engaged().untilDial();

    assertEquals(Duration.ofSeconds(1), way.coveredTime(0, 1.3));
    assertEquals(Duration.ofMillis(1_300), engaged().coveredTime(0, 1.3));
    assertEquals(
        List.of("invoke-call"), way.segments().stream().map(s -> s.path("name").asText()).toList());
  }

  @Test
  void callIsHandled_whenItsFunctionWasInvokedAgainAfterTheDial() throws Exception {
    Trace whole = engaged();
    JsonNode dial = whole.findDial().orElseThrow();

    assertTrue(whole.isFollowedBy("invoke-call", dial));
    assertFalse(whole.isFollowedBy("create-lead", dial));
    assertFalse(whole.untilDial().isFollowedBy("invoke-call", dial));
  }

  @Test
  void callIsNotHandled_whenWhatFollowedFailed() throws Exception {
    Trace failed =
        trace(
            segment("invoke-call", 0, 2, segment("connect_dial", 0, 1)),
            "{\"name\":\"invoke-call\",\"start_time\":3,\"end_time\":4,\"fault\":true}");

    assertFalse(failed.isFollowedBy("invoke-call", failed.findDial().orElseThrow()));
  }

  @Test
  void dial_isTheOneThatWasTaken() throws Exception {
    String failed = "{\"name\":\"connect_dial\",\"start_time\":0,\"end_time\":1,\"error\":true}";
    Trace trace =
        trace(
            segment("invoke-call", 0, 1, failed),
            segment("invoke-call", 2, 4, segment("connect_dial", 3, 4)));

    assertEquals(3, trace.findDial().orElseThrow().path("start_time").asDouble());
    assertEquals(1, trace.untilDial().segments().size());
  }

  @Test
  void way_addsUpToTheTimeUntilTheDial() throws Exception {
    Map<String, Duration> way = engaged().dialSteps(0);

    assertEquals(List.of(200L, 300L, 800L), way.values().stream().map(Duration::toMillis).toList());
    assertEquals(3.2, engaged().end());
    assertEquals(Map.of(), trace(segment("create-lead", 0, 1)).dialSteps(0));
  }

  @Test
  void nothingIsWaitedFor_whenAnInvocationHasNothingInside() throws Exception {
    assertEquals(Duration.ZERO, trace(segment("function", 0, 2)).serviceTime());
    assertEquals(
        Duration.ofMillis(500),
        trace(segment("function", 0, 2, segment("a", 1, 1.5))).serviceTime());
  }

  @Test
  void innerSegment_isFound_howeverDeep() throws Exception {
    Trace trace = trace(segment("function", 0, 2, segment("a", 0, 1, segment("dial", 0.5, 0.75))));
    assertEquals(
        Duration.ofMillis(250),
        trace.findSegment("dial").map(Trace::duration).orElse(Duration.ZERO));
  }
}
