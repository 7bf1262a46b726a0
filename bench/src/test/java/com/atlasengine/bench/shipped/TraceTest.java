package com.atlasengine.bench.shipped;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTest {
  private static Trace trace(String... segments) throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    return new Trace(List.of(json.readTree("[" + String.join(",", segments) + "]").get(0)));
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
    assertEquals(Duration.ofSeconds(5), trace.covered(0, 9));
  }

  @Test
  void innerSegment_isFound_howeverDeep() throws Exception {
    Trace trace = trace(segment("function", 0, 2, segment("a", 0, 1, segment("dial", 0.5, 0.75))));
    assertEquals(
        Duration.ofMillis(250), trace.named("dial").map(Trace::length).orElse(Duration.ZERO));
  }
}
