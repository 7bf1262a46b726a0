package com.atlasengine.lex;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/**
 * What Lex V2 takes of a function, by its developer guide ("AWS Lambda response format", "Common
 * structures", "Quotas") and its runtime API's model. It knows nothing of how we write answers.
 */
final class LexLimits {
  private static final ObjectMapper PLAIN = new ObjectMapper();
  private static final int MAX_ANSWER_BYTES = 50 * 1_024;
  private static final int MAX_ATTRIBUTE_BYTES = 12 * 1_024;
  private static final int MAX_MESSAGES = 10;
  private static final int MAX_CONTENT_CHARS = 1_024;
  private static final int MAX_CONTEXTS = 20;
  private static final Set<String> ACTIONS =
      Set.of("Close", "ConfirmIntent", "Delegate", "ElicitIntent", "ElicitSlot");
  private static final Set<String> STATES =
      Set.of("Failed", "Fulfilled", "InProgress", "ReadyForFulfillment");
  private static final Set<String> SHAPES = Set.of("Scalar", "List", "Composite");

  private final JsonNode answer;

  private LexLimits(JsonNode answer) {
    this.answer = answer;
  }

  /** Fails when Lex would not take the answer; returns it. */
  static JsonNode check(byte[] bytes) {
    require(bytes.length <= MAX_ANSWER_BYTES, "the answer has " + bytes.length + " bytes");
    String text = new String(bytes, UTF_8);
    require(Arrays.equals(text.getBytes(UTF_8), bytes), "it is not UTF-8");
    try {
      LexLimits limits = new LexLimits(PLAIN.readTree(bytes));
      limits.checkAll();
      return limits.answer;
    } catch (IOException e) {
      throw new AssertionError("it is no JSON: " + text, e);
    }
  }

  private void checkAll() {
    JsonNode state = answer.path("sessionState");
    require(state.isObject(), "sessionState is required");
    String action = state.path("dialogAction").path("type").asText();
    require(ACTIONS.contains(action), "dialogAction.type: " + action);
    checkSlotToElicit(state, action);
    checkIntent(state, action);
    checkAttributes(state.path("sessionAttributes"));
    checkContexts(state.path("activeContexts"));
    checkMessages(action);
  }

  private void checkSlotToElicit(JsonNode state, String action) {
    JsonNode slot = state.path("dialogAction").path("slotToElicit");
    boolean asks = action.equals("ElicitSlot");
    require(asks ? isName(slot) : slot.isMissingNode(), "slotToElicit with " + action);
  }

  private void checkIntent(JsonNode state, String action) {
    JsonNode intent = state.path("intent");
    if (intent.isMissingNode()) {
      require(Set.of("Delegate", "ElicitIntent").contains(action), action + " needs an intent");
      return;
    }
    require(isName(intent.path("name")), "intent.name");
    String became = intent.path("state").asText();
    require(STATES.contains(became), "intent.state: " + became);
    require(
        action.equals("Delegate") || !became.equals("ReadyForFulfillment"),
        "ReadyForFulfillment with " + action);
    require(
        Set.of("Confirmed", "Denied", "None").contains(intent.path("confirmationState").asText()),
        "intent.confirmationState");
    require(intent.path("slots").isObject(), "intent.slots");
    intent.path("slots").properties().forEach(slot -> checkSlot(slot.getKey(), slot.getValue()));
  }

  private static void checkSlot(String name, JsonNode slot) {
    require(!name.isEmpty(), "a slot has a name");
    if (slot.isNull()) {
      return;
    }
    require(slot.isObject(), "a slot is null or an object");
    JsonNode shape = slot.path("shape");
    require(shape.isMissingNode() || SHAPES.contains(shape.asText()), "shape");
    JsonNode value = slot.path("value");
    require(value.isMissingNode() || value.isNull() || value.isObject(), "slot.value");
    require(isTextOrNothing(value.path("interpretedValue")), "interpretedValue");
    require(isTextOrNothing(value.path("originalValue")), "originalValue");
    JsonNode resolved = value.path("resolvedValues");
    require(resolved.isMissingNode() || resolved.isNull() || resolved.isArray(), "resolvedValues");
    resolved.forEach(one -> require(one.isTextual(), "a resolved value is a text"));
  }

  private static void checkAttributes(JsonNode attributes) {
    if (attributes.isMissingNode()) {
      return;
    }
    require(attributes.isObject(), "sessionAttributes is an object");
    attributes
        .properties()
        .forEach(
            one -> {
              require(!one.getKey().isEmpty(), "an attribute has a name");
              require(one.getValue().isTextual(), "an attribute is a text");
            });
    int size = Base64.getEncoder().encode(attributes.toString().getBytes(UTF_8)).length;
    require(size <= MAX_ATTRIBUTE_BYTES, "the attributes have " + size + " bytes in base 64");
  }

  private static void checkContexts(JsonNode contexts) {
    require(contexts.isMissingNode() || contexts.isArray(), "activeContexts is a list");
    require(contexts.size() <= MAX_CONTEXTS, "too many contexts");
    for (JsonNode context : contexts) {
      require(isName(context.path("name")), "a context has a name");
      JsonNode life = context.path("timeToLive");
      require(isWithin(life.path("timeToLiveInSeconds"), 5, 86_400), "timeToLiveInSeconds");
      require(isWithin(life.path("turnsToLive"), 1, 20), "turnsToLive");
      JsonNode attributes = context.path("contextAttributes");
      require(attributes.isMissingNode() || attributes.isObject(), "contextAttributes");
      attributes.forEach(
          one -> require(one.isTextual() && one.textValue().length() <= 1_024, "an attribute"));
    }
  }

  private void checkMessages(String action) {
    JsonNode messages = answer.path("messages");
    require(messages.isMissingNode() || messages.isArray(), "messages is a list");
    boolean speaks = Set.of("ElicitIntent", "ConfirmIntent").contains(action);
    require(!speaks || !messages.isEmpty(), action + " needs a message");
    require(messages.size() <= MAX_MESSAGES, "too many messages");
    for (JsonNode message : messages) {
      String content = message.path("content").asText();
      require(message.path("contentType").asText().equals("PlainText"), "contentType");
      require(!content.isBlank() && content.length() <= MAX_CONTENT_CHARS, "content: " + content);
      require(content.chars().noneMatch(Character::isISOControl), "control characters");
    }
  }

  private static boolean isName(JsonNode text) {
    return text.isTextual() && !text.textValue().isBlank();
  }

  private static boolean isTextOrNothing(JsonNode value) {
    return value.isMissingNode() || value.isNull() || value.isTextual();
  }

  private static boolean isWithin(JsonNode number, int least, int most) {
    return number.canConvertToInt() && number.intValue() >= least && number.intValue() <= most;
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw new AssertionError("Lex refuses it: " + rule);
    }
  }
}
