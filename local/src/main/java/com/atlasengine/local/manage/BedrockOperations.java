package com.atlasengine.local.manage;

import static com.atlasengine.local.manage.Json.list;
import static com.atlasengine.local.manage.Json.object;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.manage.ManagedService.Operations;
import com.atlasengine.local.template.PhysicalIds;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Stream;

/** Bedrock, the models' side: profiles, who may use a model, guardrails. */
record BedrockOperations() {
  /** Where a profile of the United States spreads to. */
  private static final String[] REGIONS = {"us-east-1", "us-east-2", "us-west-2"};

  Operations operations() {
    return Operations.of(
        Map.of(
            "GetInferenceProfile", this::profile,
            "GetFoundationModelAvailability", this::availability,
            "GetGuardrail", this::guardrail));
  }

  private JsonNode profile(JsonNode input) {
    String id = input.path("inferenceProfileIdentifier").asText();
    if (!id.matches("(us|global)\\..+")) {
      throw new AwsError(404, "ResourceNotFoundException", "The profile does not exist");
    }
    String model = id.substring(id.indexOf('.') + 1);
    ObjectNode answer =
        list(
            "models",
            Stream.of(REGIONS)
                .map(
                    region ->
                        object()
                            .put(
                                "modelArn",
                                "arn:aws:bedrock:" + region + "::foundation-model/" + model)));
    return answer
        .put("inferenceProfileId", id)
        .put("inferenceProfileName", id)
        .put("inferenceProfileArn", PhysicalIds.arn("bedrock", "inference-profile/" + id))
        .put("status", "ACTIVE")
        .put("type", "SYSTEM_DEFINED");
  }

  private JsonNode availability(JsonNode input) {
    ObjectNode answer =
        object()
            .put("modelId", input.path("modelId").asText())
            .put("authorizationStatus", "AUTHORIZED")
            .put("entitlementAvailability", "AVAILABLE")
            .put("regionAvailability", "AVAILABLE");
    answer.putObject("agreementAvailability").put("status", "AVAILABLE");
    return answer;
  }

  private JsonNode guardrail(JsonNode input) {
    String id = input.path("guardrailIdentifier").asText();
    return object()
        .put("guardrailId", id)
        .put("guardrailArn", PhysicalIds.arn("bedrock", "guardrail/" + id))
        .put("name", id)
        .put("version", input.path("guardrailVersion").asText("DRAFT"))
        .put("status", "READY")
        .put("createdAt", "2026-01-01T00:00:00Z")
        .put("updatedAt", "2026-01-01T00:00:00Z")
        .put("blockedInputMessaging", "-")
        .put("blockedOutputsMessaging", "-");
  }
}
