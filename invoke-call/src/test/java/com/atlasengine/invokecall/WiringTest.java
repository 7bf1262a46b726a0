package com.atlasengine.invokecall;

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
                "INTERACTIONS_DYNAMODB_TABLE", "AtlasEngineInteractions",
                "INSTANCE_ID", "0a1b2c3d",
                "CONTACT_FLOW_ID", "4e5f6a7b",
                "SOURCE_PHONE_NUMBER", "+12065550100",
                "ALLOWED_COUNTRIES", "US",
                "DAILY_DIAL_BUDGET", "20"));

    assertInstanceOf(InvokeCall.class, Wiring.of(env, ClientLifecycle.direct(), Telemetry.NONE));
  }

  @Test
  void namesAllThatIsWrong_whenTheEnvironmentIsNot() {
    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class,
            () ->
                Wiring.of(
                    Env.of(
                        Map.of("DAILY_DIAL_BUDGET", "many", "SOURCE_PHONE_NUMBER", "+12065550100")),
                    ClientLifecycle.direct(),
                    Telemetry.NONE));

    assertEquals(
        "Environment: INTERACTIONS_DYNAMODB_TABLE is not set; "
            + "DAILY_DIAL_BUDGET is not a whole number from 0 to 100000; "
            + "INSTANCE_ID is not set; CONTACT_FLOW_ID is not set",
        failure.getMessage());
  }
}
