package com.atlasengine.local.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StageTest {
  private static final Path FILE = Path.of("../samconfig.toml");

  @Test
  void stagesAreThoseThatAreDeployed() throws Exception {
    assertEquals(new Stage("atlas-engine-dev", "us-west-2"), Stage.read(FILE, "dev"));
    assertEquals(new Stage("atlas-engine", "us-west-2"), Stage.read(FILE, "prod"));
  }

  @Test
  void unknownStageIsRefused() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Stage.read(FILE, "default"));
    assertTrue(String.valueOf(e.getMessage()).contains("default"));
  }
}
