package com.atlasengine.checkversion;

import com.atlasengine.core.kit.WiringContract;
import java.util.Map;

class WiringTest extends WiringContract {
  private static final String VERSION =
      "arn:aws:lambda:us-west-2:000000000000:function:atlas-create-lead:7";

  WiringTest() {
    super(
        (env, lifecycle, telemetry) -> Wiring.of(env),
        Map.of(
            "AWS_REGION", "us-west-2",
            "LEX_FULFILLMENT_VERSION", VERSION,
            "REFRESH_RESPONSES_VERSION", VERSION,
            "CREATE_LEAD_VERSION", VERSION,
            "GENERATE_SCENARIO_VERSION", VERSION,
            "INVOKE_CALL_VERSION", VERSION,
            "UPDATE_LEAD_VERSION", VERSION),
        Map.of("CREATE_LEAD_VERSION", VERSION, "GENERATE_SCENARIO_VERSION", VERSION),
        "Environment: LEX_FULFILLMENT_VERSION is not set; REFRESH_RESPONSES_VERSION is not set; "
            + "INVOKE_CALL_VERSION is not set; UPDATE_LEAD_VERSION is not set");
  }
}
