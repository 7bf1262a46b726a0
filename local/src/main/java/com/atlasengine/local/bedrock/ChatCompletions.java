package com.atlasengine.local.bedrock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The JSON of OpenAI's chat completions. */
final class ChatCompletions {
  private ChatCompletions() {}

  /** The body of a request. */
  static ObjectNode request(String model, BedrockRequest request, boolean stream) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("model", model).put("max_tokens", request.maxTokens()).put("stream", stream);
    request.sampling().temperature().ifPresent(value -> body.put("temperature", value));
    request.sampling().topP().ifPresent(value -> body.put("top_p", value));
    if (!request.stopSequences().isEmpty()) {
      request.stopSequences().forEach(body.putArray("stop")::add);
    }
    if (stream) {
      body.putObject("stream_options").put("include_usage", true);
    }
    ArrayNode messages = body.putArray("messages");
    if (!request.system().isEmpty()) {
      addMessage(messages, "system", String.join("\n\n", request.system()));
    }
    request.messages().forEach(message -> addMessage(messages, message.role(), message.text()));
    return body;
  }

  private static void addMessage(ArrayNode messages, String role, String content) {
    messages.addObject().put("role", role).put("content", content);
  }

  /** The model's words in a message or a delta, without its reasoning; empty when it has none. */
  static String content(JsonNode message) {
    JsonNode content = message.path("content");
    if (!content.isArray()) {
      return content.isTextual() ? content.asText() : "";
    }
    StringBuilder text = new StringBuilder();
    content.forEach(
        part ->
            text.append(
                part.path("type").asText().equals("text") ? part.at("/text").asText() : ""));
    return text.toString();
  }

  /** Converse's stop reason for a finish reason. */
  static String stopReason(String finishReason) {
    return switch (finishReason) {
      case "length" -> "max_tokens";
      case "content_filter" -> "content_filtered";
      case "tool_calls", "function_call" -> "tool_use";
      default -> "end_turn";
    };
  }

  /**
   * What was written, by the server's own count of tokens; where it gives none, about how many.
   *
   * @param text what is said of it
   */
  static ModelAnswer answer(BedrockRequest request, String text, String finish, JsonNode usage) {
    List<String> tokens = ModelAnswer.tokens(text);
    return new ModelAnswer(
        List.of(),
        text.isEmpty() ? List.of() : List.of(text),
        stopReason(finish),
        usage.path("prompt_tokens").asInt(ModelAnswer.countInputTokens(request)),
        usage.path("completion_tokens").asInt(tokens.size()));
  }
}
