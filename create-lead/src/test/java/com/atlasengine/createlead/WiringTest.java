package com.atlasengine.createlead;

import com.atlasengine.core.kit.WiringContract;
import java.util.Map;

class WiringTest extends WiringContract {
  WiringTest() {
    super(
        Wiring::of,
        Map.of(
            "AWS_REGION", "us-west-2",
            "SALESFORCE_SECRET_ARN", "AtlasEngine/SalesforceCreds",
            "NUMBER_KEY_ARN", "AtlasEngine/PersonKey",
            "INTERACTIONS_DYNAMODB_TABLE", "AtlasEngineInteractions",
            "RESPONSE_CACHE_TABLE", "AtlasEngine-ResponseCache",
            "INSTANCE_ID", "0a1b2c3d"),
        Map.of(),
        "Environment: SALESFORCE_SECRET_ARN is not set; NUMBER_KEY_ARN is not set; "
            + "INTERACTIONS_DYNAMODB_TABLE is not set;"
            + " RESPONSE_CACHE_TABLE is not set; INSTANCE_ID is not set");
  }
}
