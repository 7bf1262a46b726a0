package com.atlasengine.local.states;

import com.atlasengine.local.http.AwsError;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The parameters of one Step Functions request, checked as they are read. */
record StepFunctionsRequest(JsonNode body) {
  /** The most bytes an input or output may have. */
  private static final int MAX_PAYLOAD_BYTES = 262_144;

  private static final int DEFAULT_PAGE_ITEMS = 100;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /** A member that the operation needs; {@code api} refuses a request without it. */
  String text(String name) {
    return body.path(name).asText();
  }

  String text(String name, String defaultValue) {
    return body.path(name).asText(defaultValue);
  }

  boolean flag(String name, boolean defaultValue) {
    return body.path(name).asBoolean(defaultValue);
  }

  /** What an execution starts with; an empty object when nothing is given. */
  JsonNode executionInput() {
    return payload(
        text("input", "{}"), "InvalidExecutionInput", "Invalid State Machine Execution Input: '");
  }

  /** What a callback task goes on with. */
  JsonNode taskOutput() {
    return payload(text("output"), "InvalidOutput", "Invalid Output: '");
  }

  private static JsonNode payload(String text, String error, String prefix) {
    if (text.getBytes(StandardCharsets.UTF_8).length > MAX_PAYLOAD_BYTES) {
      throw StateMachines.error(error, prefix + "more than " + MAX_PAYLOAD_BYTES + " bytes'");
    }
    try {
      JsonNode payload = JSON.readTree(text);
      if (payload.isMissingNode()) {
        throw StateMachines.error(error, prefix + "Invalid execution input.'");
      }
      return payload;
    } catch (JsonProcessingException e) {
      throw StateMachines.error(error, prefix + e.getOriginalMessage() + "'");
    }
  }

  /**
   * The page of the list that is asked for, with the token of the next one.
   *
   * @throws AwsError {@code InvalidToken}
   */
  ObjectNode page(String member, List<ObjectNode> items) {
    int most = body.path("maxResults").asInt(0);
    int from = Math.min(pageStart(), items.size());
    int to = Math.min(from + (most == 0 ? DEFAULT_PAGE_ITEMS : most), items.size());
    ObjectNode page = ExecutionJson.object();
    ArrayNode array = page.putArray(member);
    items.subList(from, to).forEach(array::add);
    if (to < items.size()) {
      byte[] token = ("from:" + to).getBytes(StandardCharsets.UTF_8);
      page.put("nextToken", Base64.getEncoder().encodeToString(token));
    }
    return page;
  }

  private int pageStart() {
    if (!body.has("nextToken")) {
      return 0;
    }
    try {
      byte[] token = Base64.getDecoder().decode(text("nextToken"));
      return Integer.parseUnsignedInt(new String(token, StandardCharsets.UTF_8).substring(5));
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw StateMachines.error("InvalidToken", "Invalid Token: 'Invalid token'");
    }
  }
}
