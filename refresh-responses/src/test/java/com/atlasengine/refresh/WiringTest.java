package com.atlasengine.refresh;

import com.atlasengine.core.kit.WiringContract;
import java.util.Map;

class WiringTest extends WiringContract {
  WiringTest() {
    super(
        Wiring::of,
        Map.of(
            "AWS_REGION", "us-west-2",
            "INTERACTIONS_DYNAMODB_TABLE", "AtlasEngineInteractions",
            "RESPONSE_CACHE_TABLE", "AtlasEngine-ResponseCache"),
        Map.of(),
        "Environment: RESPONSE_CACHE_TABLE is not set; INTERACTIONS_DYNAMODB_TABLE is not set");
  }
}
