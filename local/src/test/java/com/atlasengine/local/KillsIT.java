package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Ends functions at the steps of their side effects, and counts: exactly as many calls, Leads,
 * callbacks and deletions as were acknowledged, never two.
 *
 * <p>Without options a sample of the places is tried; {@code -Datlas.kills=all} tries all of them,
 * {@code -Datlas.kills=100} that many. {@code -Datlas.seed} draws another sample.
 */
class KillsIT {
  private static final int SAMPLE = 50;

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

  private record Case(Journey journey, Kill kill) {}

  @Test
  void whatWasAcknowledgedIsThereOnce_whereverAFunctionEnds() throws Exception {
    long seed = Long.getLong("atlas.seed", System.nanoTime());
    List<Case> cases = new ArrayList<>();
    for (Journey journey : Journey.values()) {
      places(journey).forEach(kill -> cases.add(new Case(journey, kill)));
    }
    List<Case> chosen = sample(cases, seed);
    List<String> problems = new ArrayList<>();
    int killed = 0;
    int acknowledged = 0;
    long started = System.nanoTime();
    for (Case each : chosen) {
      Kill.Tap tap = each.kill().new Tap();
      engine.endSandboxes(each.kill().function());
      JourneyRun run = run(each.journey(), tap);
      killed += tap.isDone() ? 1 : 0;
      acknowledged += run.isAcknowledged() ? 1 : 0;
      run.problems().forEach(problem -> problems.add(each + ": " + problem));
    }
    System.out.printf(
        "kills: %d places, %d tried, %d ended a function, %d acknowledged, %d s, atlas.seed=%d%n",
        cases.size(),
        chosen.size(),
        killed,
        acknowledged,
        (System.nanoTime() - started) / 1_000_000_000,
        seed);
    assertEquals(List.of(), problems, "atlas.seed=" + seed);
    assertTrue(killed > chosen.size() * 8 / 10, killed + " of " + chosen.size());
  }

  private static List<Case> sample(List<Case> cases, long seed) {
    String size = System.getProperty("atlas.kills", String.valueOf(SAMPLE));
    if (size.equals("all")) {
      return cases;
    }
    List<Case> shuffled = new ArrayList<>(cases);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled.subList(0, Math.min(shuffled.size(), Integer.parseInt(size)));
  }

  private static List<Kill> places(Journey journey) throws Exception {
    List<String> functions =
        List.of("LexFulfillment", "CreateLead", "InvokeCall", "UpdateLead", "GenerateScenario");
    functions.forEach(engine::endSandboxes);
    Kill.Points points = new Kill.Points();
    JourneyRun run = run(journey, points);
    assertEquals(List.of(), run.problems(), journey.name());
    assertTrue(run.isAcknowledged(), journey.name());
    return points.all();
  }

  private static JourneyRun run(Journey journey, InvocationTap tap) throws Exception {
    JourneyRun run = new JourneyRun(engine, visitors++, JourneyRun::redeliverAfterFailure);
    engine.tap(tap);
    try {
      journey.run(run);
    } finally {
      engine.tap(InvocationTap.NONE);
    }
    journey.check(run);
    return run;
  }
}
