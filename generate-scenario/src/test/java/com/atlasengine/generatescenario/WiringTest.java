package com.atlasengine.generatescenario;

import com.atlasengine.core.kit.WiringContract;
import java.util.Map;

class WiringTest extends WiringContract {
  WiringTest() {
    super(
        Wiring::of,
        Map.of(
            "AWS_REGION", "us-west-2",
            "INTERACTIONS_DYNAMODB_TABLE", "AtlasEngineInteractions",
            "STRONG_MODEL_ID", "us.anthropic.claude-sonnet-4-6",
            "GUARDRAIL_ID", "gr-1",
            "GUARDRAIL_VERSION", "DRAFT"),
        Map.of("GUARDRAIL_ID", "gr-1"),
        "Environment: GUARDRAIL_VERSION is not set; INTERACTIONS_DYNAMODB_TABLE is not set");
  }
}
