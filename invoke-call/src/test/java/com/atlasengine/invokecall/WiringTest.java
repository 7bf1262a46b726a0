package com.atlasengine.invokecall;

import com.atlasengine.core.kit.WiringContract;
import java.util.Map;

class WiringTest extends WiringContract {
  WiringTest() {
    super(
        Wiring::of,
        Map.of(
            "AWS_REGION", "us-west-2",
            "INTERACTIONS_DYNAMODB_TABLE", "AtlasEngineInteractions",
            "NUMBER_KEY_ARN", "AtlasEngine/PersonKey",
            "INSTANCE_ID", "0a1b2c3d",
            "CONTACT_FLOW_ID", "4e5f6a7b",
            "SOURCE_PHONE_NUMBER", "+12065550100",
            "ALLOWED_COUNTRIES", "US",
            "DAILY_DIAL_BUDGET", "20"),
        Map.of("DAILY_DIAL_BUDGET", "many", "SOURCE_PHONE_NUMBER", "+12065550100"),
        "Environment: INTERACTIONS_DYNAMODB_TABLE is not set; NUMBER_KEY_ARN is not set; "
            + "DAILY_DIAL_BUDGET is not a whole number from 0 to 100000; "
            + "INSTANCE_ID is not set; CONTACT_FLOW_ID is not set");
  }
}
