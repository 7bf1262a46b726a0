package com.atlasengine.local.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlasengine.local.Engine;
import com.atlasengine.local.EngineOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The doctor at a local engine that runs the template: well, and with one fault at a time. */
class DoctorIT {
  private static Engine engine;

  @BeforeAll
  static void start() throws Exception {
    engine =
        Engine.start(EngineOptions.of(Path.of("../template.yaml").toRealPath()).withoutSchedules());
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  private static Report examine() throws Exception {
    Target target =
        new Target(
            Path.of("..").toRealPath(),
            "atlas-engine",
            "us-west-2",
            Map.of("LogLevel", "INFO"),
            Optional.of(""),
            Optional.of(engine.endpoint()));
    return new Doctor(target, (name, argument) -> Optional.of(name + " 21.0.1")).examine();
  }

  @Test
  void allIsWell_whenTheEngineIsFresh() throws Exception {
    Report report = examine();
    System.out.println(report.text());
    assertEquals(0, report.exitCode(), report::text);
  }
}
