package com.atlasengine.bench.micro;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MicroBenchTest {
  @Test
  void readsWhatJmhWrites_andTakesTheErrorOfTheCpuTime() throws IOException {
    String written =
        """
        [{
          "benchmark": "com.atlasengine.bench.micro.TurnBenchmark.cached",
          "params": {"telemetry": "UNSAMPLED"},
          "primaryMetric": {"score": 90.5, "scoreError": 30.0},
          "secondaryMetrics": {
            "cpu.norm": {"score": 80.25, "scoreError": 2.5},
            "gc.alloc.rate.norm": {"score": 17365.0, "scoreError": 1.0}
          }
        }]
        """;

    assertEquals(
        List.of(new MicroResult("cached", TelemetryMode.UNSAMPLED, 90.5, 80.25, 2.5, 17_365)),
        MicroBench.read(new ObjectMapper().readTree(written)));
  }
}
