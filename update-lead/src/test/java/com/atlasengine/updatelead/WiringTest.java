package com.atlasengine.updatelead;

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
            "INTERACTIONS_DYNAMODB_TABLE", "AtlasEngineInteractions"),
        Map.of(),
        "Environment: SALESFORCE_SECRET_ARN is not set; NUMBER_KEY_ARN is not set; "
            + "INTERACTIONS_DYNAMODB_TABLE is not set");
  }
}
