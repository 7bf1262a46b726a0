package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlasengine.local.soak.Soak;
import com.atlasengine.local.soak.SoakPlan;
import com.atlasengine.local.soak.SoakReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * A short form of {@code ./atlas soak}. The build leaves it out: how long promises take to settle
 * depends on what a fault hits, 20 to 90 s.
 */
@EnabledIfSystemProperty(named = "atlas.soak", matches = "all")
class SoakIT {
  private static final int SEED = 1;

  /** After faults of the others a claim may stay, and a call wait, for a minute. */
  private static final List<String> FAILING =
      List.of("bedrock", "salesforce", "secretsmanager", "sns");

  @Test
  void keepsEveryPromise_whenServicesFailAndSecretsAreRotatedUnderTenUsers() throws Exception {
    SoakPlan plan =
        new SoakPlan(
            10,
            Duration.ofSeconds(9),
            Duration.ofMillis(500),
            Duration.ofSeconds(6),
            FAILING,
            SEED);
    EngineOptions options =
        Soak.prepare(EngineOptions.of(Path.of("../template.yaml")), plan).withoutSchedules();
    try (Engine engine = Engine.start(options)) {
      SoakReport report = new Soak(engine, plan).run();
      System.out.print(report.table());
      assertEquals(List.of(), report.problems());
    }
  }
}
