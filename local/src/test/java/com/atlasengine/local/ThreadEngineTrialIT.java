package com.atlasengine.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class ThreadEngineTrialIT {
  @Test
  void trial() throws Exception {
    long t = System.nanoTime();
    List<ThreadEngine> engines = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ThreadEngine engine = new ThreadEngine(Map.of());
      engine.watch(s -> System.out.println(engine.endpoint() + " " + s.service() + " " + s.accessKey() + " " + s.operation() + " " + s.errorType()));
      engines.add(engine);
      System.out.println("engine " + i + " " + (System.nanoTime() - t) / 1000000);
    }
    for (ThreadEngine e : engines) {
      for (String f : List.of("InvokeCall invoke-call/engage", "CreateLead create-lead/engage", "UpdateLead update-lead/declined", "GenerateScenario generate-scenario/scenario", "RefreshResponses refresh-responses/asked", "LexFulfillment lex-fulfillment/greeting-text","LexFulfillment lex-fulfillment/initiate-demo-fulfilment")) {
        String[] p = f.split(" ")[1].split("/");
        var r = e.invoke(f.split(" ")[0], new ObjectMapper().readTree(Path.of("../" + p[0] + "/src/test/resources/events/" + p[1] + ".json").toFile()));
        System.out.println("== " + f + " " + (System.nanoTime() - t) / 1000000 + " " + r);
      }
    }
  }
}
