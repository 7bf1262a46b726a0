package com.atlasengine.local.lex;

import com.atlasengine.local.http.AwsError;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * What the code hook answered, checked against the documented format.
 *
 * @param action {@code Delegate}, {@code ElicitSlot}, {@code ElicitIntent}, {@code ConfirmIntent}
 *     or {@code Close}
 * @param slotToElicit empty unless the action is {@code ElicitSlot}
 * @param intent what the hook makes of the intent, or empty to leave it
 * @param attributes replaces all session attributes
 * @param contexts replaces the active contexts, or empty to leave them
 * @param requestAttributes replaces the request attributes, or empty to leave them
 */
record LexHookResponse(
    String action,
    String slotToElicit,
    Optional<LexIntent> intent,
    ObjectNode attributes,
    Optional<ArrayNode> contexts,
    ArrayNode messages,
    Optional<ObjectNode> requestAttributes) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MAX_RESPONSE_BYTES = 50 * 1024;

  /** 12 KB once encoded in base64. */
  private static final int MAX_ATTRIBUTE_BYTES = 12 * 1024 * 3 / 4;

  private static final int MAX_MESSAGES = 10;
  private static final int MAX_MESSAGE_CHARS = 1024;
  private static final Set<String> ACTIONS =
      Set.of("Delegate", "ElicitSlot", "ElicitIntent", "ConfirmIntent", "Close");
  private static final Set<String> STATES =
      Set.of(
          "Failed",
          "Fulfilled",
          "FulfillmentInProgress",
          "InProgress",
          "ReadyForFulfillment",
          "Waiting");
  private static final Set<String> CONFIRMATIONS = Set.of("Confirmed", "Denied", "None");
  private static final Set<String> CONTENT_TYPES =
      Set.of("CustomPayload", "ImageResponseCard", "PlainText", "SSML");

  /**
   * Reads and checks a response.
   *
   * @throws AwsError {@code DependencyFailedException} naming the field that is wrong
   */
  static LexHookResponse parse(String payload, BotDefinition bot) {
    require(bytes(payload) <= MAX_RESPONSE_BYTES, "the response is larger than 50 KB");
    JsonNode root = tree(payload);
    JsonNode state = root.path("sessionState");
    require(state.isObject(), "sessionState is missing");
    String action = state.path("dialogAction").path("type").asText();
    require(ACTIONS.contains(action), "sessionState.dialogAction.type is missing or unknown");
    LexHookResponse response =
        new LexHookResponse(
            action,
            state.path("dialogAction").path("slotToElicit").asText(""),
            intent(state.path("intent"), bot),
            attributes(state),
            Optional.of(state.path("activeContexts"))
                .filter(JsonNode::isArray)
                .map(ArrayNode.class::cast),
            messages(root.path("messages")),
            Optional.of(root.path("requestAttributes"))
                .filter(JsonNode::isObject)
                .map(ObjectNode.class::cast));
    response.requireWhatItsActionNeeds(bot);
    return response;
  }

  private static JsonNode tree(String payload) {
    try {
      return JSON.readTree(payload);
    } catch (JsonProcessingException e) {
      throw invalid("the response is not JSON");
    }
  }

  private void requireWhatItsActionNeeds(BotDefinition bot) {
    boolean speaks = action.equals("ElicitIntent") || action.equals("ConfirmIntent");
    require(!speaks || !messages.isEmpty(), "messages is required for " + action);
    boolean free = action.equals("Delegate") || action.equals("ElicitIntent");
    require(free || intent.isPresent(), "sessionState.intent is required for " + action);
    boolean ready = intent.filter(each -> each.hasState(LexIntent.READY)).isPresent();
    require(
        !ready || action.equals("Delegate"),
        "intent.state ReadyForFulfillment is allowed only with the action Delegate");
    if (action.equals("ElicitSlot")) {
      boolean known =
          intent
              .flatMap(each -> bot.intent(each.name()))
              .flatMap(each -> each.slot(slotToElicit))
              .isPresent();
      require(known, "slotToElicit is not a slot of the intent");
    }
  }

  private static Optional<LexIntent> intent(JsonNode node, BotDefinition bot) {
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    Optional<BotDefinition.Intent> definition = bot.intent(node.path("name").asText());
    require(definition.isPresent(), "sessionState.intent.name is not an intent of the bot");
    require(STATES.contains(node.path("state").asText("InProgress")), "intent.state is unknown");
    String confirmation = node.path("confirmationState").asText("None");
    require(CONFIRMATIONS.contains(confirmation), "intent.confirmationState is unknown");
    node.path("slots")
        .properties()
        .forEach(slot -> requireSlot(slot.getKey(), slot.getValue(), definition.orElseThrow()));
    return Optional.of(LexIntent.from(node, definition.orElseThrow()));
  }

  private static void requireSlot(String name, JsonNode slot, BotDefinition.Intent intent) {
    require(intent.slot(name).isPresent(), "intent.slots has an unknown slot");
    boolean filled = slot.path("value").path("interpretedValue").isTextual();
    require(slot.isNull() || filled, "a slot's value.interpretedValue is missing");
  }

  private static ObjectNode attributes(JsonNode state) {
    JsonNode attributes = state.path("sessionAttributes");
    if (!attributes.isObject()) {
      return JsonNodeFactory.instance.objectNode();
    }
    for (JsonNode value : attributes) {
      require(value.isTextual(), "a session attribute is not a string");
    }
    boolean fits = bytes(attributes.toString()) <= MAX_ATTRIBUTE_BYTES;
    require(fits, "sessionAttributes is larger than 12 KB in base64");
    return (ObjectNode) attributes;
  }

  private static ArrayNode messages(JsonNode node) {
    ArrayNode messages = JsonNodeFactory.instance.arrayNode();
    node.forEach(messages::add);
    require(messages.size() <= MAX_MESSAGES, "there are more than 10 messages");
    messages.forEach(LexHookResponse::requireMessage);
    return messages;
  }

  private static void requireMessage(JsonNode message) {
    String type = message.path("contentType").asText();
    require(CONTENT_TYPES.contains(type), "a message's contentType is missing or unknown");
    int length = message.path("content").asText().length();
    boolean card = type.equals("ImageResponseCard") && message.has("imageResponseCard");
    require(card || length > 0, "a message has no content");
    require(length <= MAX_MESSAGE_CHARS, "a message is longer than 1,024 characters");
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw invalid(problem);
    }
  }

  private static AwsError invalid(String problem) {
    return new AwsError(
        424,
        "DependencyFailedException",
        "Invalid Lambda Response: Received invalid response from Lambda: " + problem);
  }
}
