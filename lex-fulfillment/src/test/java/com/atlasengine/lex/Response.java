package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A response as Lex reads it, held against the documented format when it is made. */
public record Response(JsonNode json) {
  private static final Set<String> STATES =
      Set.of("Fulfilled", "Failed", "InProgress", "ReadyForFulfillment");

  /** Reads and checks it. */
  public Response {
    JsonNode state = json.path("sessionState");
    String action = state.path("dialogAction").path("type").asText();
    assertTrue(
        Set.of("Close", "ConfirmIntent", "Delegate", "ElicitIntent", "ElicitSlot").contains(action),
        json.toString());
    boolean speaks = !Set.of("Delegate").contains(action);
    assertTrue(!speaks || !json.path("messages").isEmpty(), json.toString());
    assertTrue(json.path("messages").size() <= 5);
    assertTrue(
        action.equals("ElicitSlot") == state.path("dialogAction").has("slotToElicit"),
        json.toString());
    boolean free = action.equals("Delegate") || action.equals("ElicitIntent");
    assertTrue(free || !state.path("intent").path("name").asText().isEmpty(), json.toString());
    assertTrue(
        !state.has("intent") || STATES.contains(state.path("intent").path("state").asText()));
    json.path("messages").forEach(Response::requireMessage);
    JsonNode attributes = state.path("sessionAttributes");
    attributes.forEach(value -> assertTrue(value.isTextual(), "attributes are strings"));
    assertTrue(
        attributes.toString().getBytes(StandardCharsets.UTF_8).length <= 9 * 1024,
        "attributes fit");
  }

  private static void requireMessage(JsonNode message) {
    String content = message.path("content").asText();
    assertTrue(!content.isBlank() && content.length() <= 1024, content);
    assertFalse(content.contains("<") || content.contains("&lt;"), content);
    assertTrue(message.path("contentType").asText().equals("PlainText"));
  }

  static Response of(byte[] bytes) {
    return new Response(Json.read(bytes, JsonNode.class));
  }

  /** All that is said. */
  public String text() {
    return StreamSupport.stream(json.path("messages").spliterator(), false)
        .map(m -> m.path("content").asText())
        .collect(Collectors.joining(" "));
  }

  /** How many messages that is. */
  public List<String> messages() {
    return StreamSupport.stream(json.path("messages").spliterator(), false)
        .map(m -> m.path("content").asText())
        .toList();
  }

  /** What happens next. */
  public String action() {
    return json.path("sessionState").path("dialogAction").path("type").asText();
  }

  /** The slot asked for; empty when none is. */
  public String slotToElicit() {
    return json.path("sessionState").path("dialogAction").path("slotToElicit").asText();
  }

  /** What became of the intent. */
  public String state() {
    return json.path("sessionState").path("intent").path("state").asText();
  }

  /** A slot, as it went back. */
  public JsonNode slot(String name) {
    return json.path("sessionState").path("intent").path("slots").path(name);
  }

  /** All session attributes. */
  public JsonNode attributes() {
    return json.path("sessionState").path("sessionAttributes");
  }

  /** One session attribute; empty when it is missing. */
  public String attribute(String name) {
    return attributes().path(name).asText();
  }
}
