package com.atlasengine.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * One event that Lex sends for a turn, so that a test delivers it as often as it likes.
 *
 * @param event the event, JSON
 */
record LexDelivery(String event) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A confirmed form of a visitor in chat. */
  static LexDelivery chat(String session, String intent, Map<String, String> slots) {
    return of(session, intent, "yes", slots, Map.of(), "Text");
  }

  /** Words of a person on a call. */
  static LexDelivery phone(
      String session,
      String intent,
      String words,
      Map<String, String> slots,
      Map<String, String> attributes) {
    return of(session, intent, words, slots, attributes, "Speech");
  }

  private static LexDelivery of(
      String session,
      String intent,
      String words,
      Map<String, String> slots,
      Map<String, String> attributes,
      String mode) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("messageVersion", "1.0").put("invocationSource", "FulfillmentCodeHook");
    event.put("inputMode", mode).put("responseContentType", "text/plain; charset=utf-8");
    event.put("sessionId", session).put("inputTranscript", words);
    ObjectNode bot = event.putObject("bot");
    bot.put("id", "ATLASLOCAL").put("name", "AtlasEngineBot").put("localeId", "en_US");
    bot.put("version", "3").put("aliasId", "LIVELOCAL0").put("aliasName", "live");
    ObjectNode request = event.putObject("requestAttributes");
    if (mode.equals("Speech")) {
      request.put("x-amz-lex:channels:platform", "Connect");
    }
    ObjectNode state = event.putObject("sessionState");
    ObjectNode kept = state.putObject("sessionAttributes");
    attributes.forEach(kept::put);
    ObjectNode asked = state.putObject("intent").put("name", intent);
    asked.put("state", "ReadyForFulfillment");
    asked.put("confirmationState", slots.isEmpty() ? "None" : "Confirmed");
    ObjectNode filled = asked.putObject("slots");
    slots.forEach((name, value) -> putSlot(filled.putObject(name), value));
    return new LexDelivery(event.toString());
  }

  private static void putSlot(ObjectNode slot, String value) {
    ObjectNode content = slot.put("shape", "Scalar").putObject("value");
    content.put("originalValue", value).put("interpretedValue", value);
    content.putArray("resolvedValues").add(value);
  }

  /**
   * What the function answered.
   *
   * @param state of the intent
   * @param action what Lex is to do next
   * @param text what the bot says
   * @param attributes of the session from now on
   */
  record Answer(String state, String action, String text, Map<String, String> attributes) {
    @SuppressWarnings("unchecked")
    static Answer read(String payload) {
      try {
        JsonNode answer = JSON.readTree(payload);
        JsonNode session = answer.path("sessionState");
        return new Answer(
            session.path("intent").path("state").asText(),
            session.path("dialogAction").path("type").asText(),
            answer.path("messages").findValuesAsText("content").toString(),
            JSON.convertValue(session.path("sessionAttributes"), Map.class));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    boolean isFulfilled() {
      return state.equals("Fulfilled");
    }
  }
}
