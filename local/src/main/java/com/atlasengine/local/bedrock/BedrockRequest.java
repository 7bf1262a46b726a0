package com.atlasengine.local.bedrock;

import com.atlasengine.local.http.AwsError;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A checked request to a model, whichever operation it came by.
 *
 * @param system the system texts
 * @param messages the conversation, never empty
 * @param maxTokens the most tokens the answer may have, thinking included
 * @param sampling how freely the model chooses its words
 * @param thinking whether the model thinks before it answers
 */
record BedrockRequest(
    BedrockModel model,
    List<String> system,
    List<Message> messages,
    int maxTokens,
    List<String> stopSequences,
    Sampling sampling,
    boolean thinking) {

  /** What Converse lets a Claude model write when the request sets no limit. */
  private static final int DEFAULT_MAX_TOKENS = 4096;

  private static final int MAX_TOKENS_LIMIT = 128_000;

  BedrockRequest {
    system = List.copyOf(system);
    messages = List.copyOf(messages);
    stopSequences = List.copyOf(stopSequences);
  }

  /** One message: {@code user} or {@code assistant}, and its texts joined. */
  record Message(String role, String text) {}

  /**
   * Reads the body of Converse and ConverseStream.
   *
   * @throws AwsError {@code ValidationException} (400) as Bedrock gives it
   */
  static BedrockRequest fromConverse(BedrockModel model, JsonNode body) {
    JsonNode inference = body.path("inferenceConfig");
    JsonNode more = body.path("additionalModelRequestFields");
    Sampling sampling = Sampling.read(model, inference.path("temperature"), inference.path("topP"));
    checkLatency(body.path("performanceConfig").path("latency").asText());
    List<Message> messages = messages(body.path("messages"));
    checkConversation(model, messages);
    return new BedrockRequest(
        model,
        texts(body.path("system")),
        messages,
        maxTokens(inference.path("maxTokens")),
        strings(inference.path("stopSequences")),
        sampling,
        thinks(model, more.path("thinking").path("type").asText()));
  }

  /**
   * Reads the Anthropic message body of InvokeModel.
   *
   * @throws AwsError {@code ValidationException} (400) as Bedrock gives it
   */
  static BedrockRequest fromAnthropic(BedrockModel model, JsonNode body) {
    if (!body.path("anthropic_version").asText().equals("bedrock-2023-05-31")) {
      throw invalid("anthropic_version: Input should be 'bedrock-2023-05-31'");
    }
    if (!body.has("max_tokens")) {
      throw invalid("max_tokens: Field required");
    }
    Sampling sampling = Sampling.read(model, body.path("temperature"), body.path("top_p"));
    List<Message> messages = messages(body.path("messages"));
    checkConversation(model, messages);
    return new BedrockRequest(
        model,
        texts(body.path("system")),
        messages,
        maxTokens(body.path("max_tokens")),
        strings(body.path("stop_sequences")),
        sampling,
        thinks(model, body.path("thinking").path("type").asText()));
  }

  private static List<Message> messages(JsonNode nodes) {
    List<Message> messages = new ArrayList<>();
    for (JsonNode node : nodes) {
      String role = node.path("role").asText();
      if (!role.equals("user") && !role.equals("assistant")) {
        throw invalid("messages." + messages.size() + ".role must be user or assistant.");
      }
      List<String> texts = texts(node.path("content"));
      if (node.path("content").isEmpty() && !node.path("content").isTextual()) {
        throw invalid("The content field in messages." + messages.size() + " is empty.");
      }
      messages.add(new Message(role, String.join("\n", texts)));
    }
    return messages;
  }

  /** The texts of a string or of a list of content blocks; a blank one is refused. */
  private static List<String> texts(JsonNode content) {
    List<String> texts = new ArrayList<>();
    if (content.isTextual()) {
      texts.add(content.asText());
    }
    for (JsonNode block : content) {
      if (block.has("text")) {
        texts.add(block.path("text").asText());
      }
    }
    if (texts.stream().anyMatch(String::isBlank)) {
      throw invalid("The text field in the ContentBlock object is blank. Add text and try again.");
    }
    return texts;
  }

  private static void checkConversation(BedrockModel model, List<Message> messages) {
    if (messages.isEmpty() || !messages.getFirst().role().equals("user")) {
      throw invalid("A conversation must start with a user message.");
    }
    for (int i = 1; i < messages.size(); i++) {
      if (messages.get(i).role().equals(messages.get(i - 1).role())) {
        throw invalid("A conversation must alternate between user and assistant roles.");
      }
    }
    if (model.currentGeneration() && messages.getLast().role().equals("assistant")) {
      throw invalid("This model does not support assistant message prefill.");
    }
  }

  private static void checkLatency(String latency) {
    if (latency.equals("optimized")) {
      throw invalid("Latency performance configuration is not supported for this model.");
    }
  }

  private static int maxTokens(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return DEFAULT_MAX_TOKENS;
    }
    if (!node.canConvertToInt() || node.asInt() < 1 || node.asInt() > MAX_TOKENS_LIMIT) {
      throw invalid("Value at 'maxTokens' must be an integer from 1 to " + MAX_TOKENS_LIMIT + ".");
    }
    return node.asInt();
  }

  private static boolean thinks(BedrockModel model, String asked) {
    return switch (model.thinking()) {
      case NEVER -> refuseThinking(asked);
      case IF_ASKED -> asked.equals("enabled") || asked.equals("adaptive");
      case UNLESS_OFF -> !asked.equals("disabled");
      case ALWAYS -> alwaysThinks(asked);
    };
  }

  private static boolean refuseThinking(String asked) {
    if (asked.equals("enabled") || asked.equals("adaptive")) {
      throw invalid("thinking: this model does not support it.");
    }
    return false;
  }

  private static boolean alwaysThinks(String asked) {
    if (asked.equals("disabled")) {
      throw invalid("thinking: it cannot be disabled for this model.");
    }
    return true;
  }

  private static List<String> strings(JsonNode nodes) {
    List<String> strings = new ArrayList<>();
    nodes.forEach(node -> strings.add(node.asText()));
    return strings;
  }

  static AwsError invalid(String message) {
    return new AwsError(400, "ValidationException", message);
  }
}
