package com.atlasengine.generatescenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.adapter.aws.ClientLifecycle;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.telemetry.Telemetry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WiringTest {
  @Test
  void isComplete_whenTheEnvironmentIs() {
    Env env =
        Env.of(
            Map.of(
                "AWS_REGION", "us-west-2",
                "STRONG_MODEL_ID", "us.anthropic.claude-sonnet-4-6",
                "GUARDRAIL_ID", "gr-1",
                "GUARDRAIL_VERSION", "DRAFT"));

    assertInstanceOf(
        GenerateScenario.class, Wiring.of(env, ClientLifecycle.direct(), Telemetry.NONE));
  }

  @Test
  void namesAllThatIsWrong_whenTheEnvironmentIsNot() {
    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class,
            () ->
                Wiring.of(
                    Env.of(Map.of("GUARDRAIL_ID", "gr-1")),
                    ClientLifecycle.direct(),
                    Telemetry.NONE));

    assertEquals("Environment: GUARDRAIL_VERSION is not set", failure.getMessage());
  }
}
