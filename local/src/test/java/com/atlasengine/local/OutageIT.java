package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.http.TappedPort.Fate;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Each dependency of the functions is down for an hour of virtual time, from before a turn or from
 * just after its acknowledgement. What was acknowledged is there once when the hour is over. The
 * build has no time for these hours: {@code -Datlas.kills=all} runs them.
 */
@EnabledIfSystemProperty(named = "atlas.kills", matches = "all")
class OutageIT {
  private static final List<String> SERVICES =
      List.of("salesforce", "dynamodb", "connect", "bedrock", "secretsmanager", "sns", "states");

  private static final List<Journey> JOURNEYS =
      List.of(Journey.CALL, Journey.CALLBACK, Journey.DELETION, Journey.STOP_CALLING);

  private static final List<String> FUNCTIONS =
      List.of("lex-fulfillment", "create-lead", "invoke-call", "update-lead", "generate-scenario");

  private static ThreadEngine engine;
  private static int visitors;

  @BeforeAll
  static void start() throws Exception {
    engine = ThreadEngine.start(Map.of());
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void whatWasAcknowledgedIsThereOnce_whenAServiceWasDownForAnHour() throws Exception {
    List<String> problems = new ArrayList<>();
    int acknowledged = 0;
    for (String service : SERVICES) {
      for (Journey journey : JOURNEYS) {
        for (boolean before : List.of(true, false)) {
          JourneyRun run = run(journey, service, before);
          acknowledged += run.isAcknowledged() ? 1 : 0;
          String what = service + (before ? " before " : " after ") + journey + ": ";
          run.problems().forEach(problem -> problems.add(what + problem));
        }
      }
    }
    System.out.printf(
        "outages: %d hours, %d acknowledged%n",
        SERVICES.size() * JOURNEYS.size() * 2, acknowledged);
    assertEquals(List.of(), problems);
    assertTrue(acknowledged > SERVICES.size() * JOURNEYS.size(), acknowledged + " acknowledged");
  }

  private static JourneyRun run(Journey journey, String service, boolean before) throws Exception {
    JourneyRun run = new JourneyRun(engine, visitors++, JourneyRun::redeliverAfterFailure);
    run.during(OutageIT::passTheHour, service.equals("connect"));
    engine.tap(new Start(service, before));
    try {
      journey.run(run);
    } finally {
      engine.tap(InvocationTap.NONE);
      engine.faults().clear();
    }
    journey.check(run);
    return run;
  }

  private static void passTheHour() {
    engine.settle();
    for (int minute = 0; minute < 60; minute++) {
      engine.pass(Duration.ofMinutes(1));
      engine.fire("EveryMinute");
      engine.fire("RetryPending");
    }
    engine.faults().clear();
  }

  /** Begins the outage with the first turn, or with its end. */
  private record Start(String service, boolean before) implements InvocationTap {
    @Override
    public Fate decide(Request request) {
      return Fate.SERVED;
    }

    @Override
    public void begins(Started invocation) {
      if (before) {
        begin();
      }
    }

    @Override
    public void ended(Started invocation) {
      begin();
    }

    /** The test itself, which looks into the stores, is not affected. */
    private void begin() {
      ObjectNode faults = JsonNodeFactory.instance.objectNode();
      if (service.equals("salesforce")) {
        faults.put(service, "down");
      } else {
        ArrayNode scoped = faults.putArray(service);
        FUNCTIONS.forEach(
            function ->
                scoped.addObject().put("kind", "down").put("by", "atlas-engine-" + function));
      }
      engine.faults().set(faults);
    }
  }
}
