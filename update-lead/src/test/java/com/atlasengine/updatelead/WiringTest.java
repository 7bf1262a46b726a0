package com.atlasengine.updatelead;

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
                "SALESFORCE_SECRET_ARN", "AtlasEngine/SalesforceCreds",
                "INTERACTIONS_DYNAMODB_TABLE", "AtlasEngineInteractions"));

    assertInstanceOf(UpdateLead.class, Wiring.of(env, ClientLifecycle.direct(), Telemetry.NONE));
  }

  @Test
  void namesAllThatIsWrong_whenTheEnvironmentIsNot() {
    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class,
            () -> Wiring.of(Env.of(Map.of()), ClientLifecycle.direct(), Telemetry.NONE));

    assertEquals(
        "Environment: SALESFORCE_SECRET_ARN is not set; "
            + "INTERACTIONS_DYNAMODB_TABLE is not set",
        failure.getMessage());
  }
}
