package com.atlasengine.local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** The JSON in which Bedrock answers. */
final class ConverseShapes {
  private ConverseShapes() {}

  /** {@code output} and {@code stopReason} of Converse. */
  static ObjectNode message(ModelAnswer answer) {
    ObjectNode reply = object();
    ObjectNode message = reply.putObject("output").putObject("message").put("role", "assistant");
    ArrayNode content = message.putArray("content");
    if (!answer.thinking().isEmpty()) {
      ObjectNode thought = content.addObject().putObject("reasoningContent");
      thought
          .putObject("reasoningText")
          .put("text", answer.thinkingText())
          .put("signature", signature(answer));
    }
    if (!answer.text().isEmpty()) {
      content.addObject().put("text", answer.answerText());
    }
    return reply.put("stopReason", answer.stopReason());
  }

  /** {@code usage} and {@code metrics} of Converse and of ConverseStream's metadata. */
  static ObjectNode usage(TimedAnswer timed) {
    ModelAnswer answer = timed.answer();
    ObjectNode reply = object();
    ObjectNode usage = reply.putObject("usage");
    usage.put("inputTokens", answer.inputTokens()).put("outputTokens", answer.outputTokens());
    usage.put("totalTokens", answer.inputTokens() + answer.outputTokens());
    usage.put("cacheReadInputTokens", 0).put("cacheWriteInputTokens", 0);
    reply.putObject("metrics").put("latencyMs", timed.latencyMs());
    return reply;
  }

  /** Copies what Bedrock repeats from the request: latency and service tier. */
  static void echo(JsonNode request, ObjectNode reply) {
    for (String field : new String[] {"performanceConfig", "serviceTier"}) {
      if (request.path(field).isObject()) {
        reply.set(field, request.get(field));
      }
    }
  }

  /** The Anthropic message that InvokeModel answers. */
  static ObjectNode anthropic(BedrockModel model, ModelAnswer answer) {
    ObjectNode reply = object();
    UUID id = UUID.nameUUIDFromBytes(answer.answerText().getBytes(StandardCharsets.UTF_8));
    reply.put("id", "msg_bdrk_" + id.toString().replace("-", "").substring(0, 24));
    reply.put("type", "message").put("role", "assistant");
    reply.put("model", model.id().substring(model.id().indexOf('.') + 1));
    ArrayNode content = reply.putArray("content");
    if (!answer.thinking().isEmpty()) {
      ObjectNode thought = content.addObject().put("type", "thinking");
      thought.put("thinking", answer.thinkingText()).put("signature", signature(answer));
    }
    if (!answer.text().isEmpty()) {
      content.addObject().put("type", "text").put("text", answer.answerText());
    }
    reply.put("stop_reason", answer.stopReason()).putNull("stop_sequence");
    ObjectNode usage = reply.putObject("usage");
    usage.put("input_tokens", answer.inputTokens()).put("output_tokens", answer.outputTokens());
    return reply;
  }

  /** The signature of a thinking block; the real model checks it. */
  static String signature(ModelAnswer answer) {
    byte[] bytes = answer.thinkingText().getBytes(StandardCharsets.UTF_8);
    byte[] name = UUID.nameUUIDFromBytes(bytes).toString().getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(name);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
