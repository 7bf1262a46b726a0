package com.atlasengine.bench.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;

/** An event for each function that takes it through all of its dependencies, each time anew. */
final class EventFactory {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Numbers that belong to nobody: 555-0100 to 555-0199 of one area after the other. */
  private static final int FIRST_AREA_CODE = 702;

  private static final int NUMBERS_PER_AREA = 100;

  private int count;

  /**
   * The next event of a function.
   *
   * @param opened what create-lead answered last; a call that is to be summed up belongs to it
   */
  String next(String function, JsonNode opened) {
    count++;
    return switch (function.replace("atlas-engine-", "")) {
      case "lex-fulfillment" -> greeting();
      case "refresh-responses" -> "{\"detail\":{\"action\":\"refresh-common\"}}";
      case "create-lead" -> lead().put("executionName", "first-" + count).toString();
      case "generate-scenario" -> lead().toString();
      case "invoke-call" ->
          JSON.createObjectNode().put("action", "prepare").put("phone", phone()).toString();
      case "update-lead" -> callEndedEvent(opened);
      default -> throw new IllegalArgumentException("no event for " + function);
    };
  }

  private ObjectNode lead() {
    return JSON.createObjectNode()
        .put("firstName", "Ada")
        .put("lastName", "Mills")
        .put("phone", phone())
        .put("chat_transcript", "User: hello\nAtlas: Hello, I am Atlas.");
  }

  private String phone() {
    return "+1%d55501%02d"
        .formatted(FIRST_AREA_CODE + count / NUMBERS_PER_AREA, count % NUMBERS_PER_AREA);
  }

  /** In other words each time, so that the answer is in no cache. */
  private String greeting() {
    ObjectNode event = JSON.createObjectNode().put("messageVersion", "1.0");
    event.put("invocationSource", "FulfillmentCodeHook").put("inputMode", "Text");
    event.put("sessionId", "first-" + count);
    event.put("inputTranscript", "hello " + "there ".repeat(count % 7) + letters());
    event.putObject("bot").put("localeId", "en_US");
    ObjectNode state = event.putObject("sessionState");
    state.set("sessionAttributes", JSON.valueToTree(Map.of()));
    ObjectNode intent = state.putObject("intent").put("name", "GreetingIntent");
    intent.put("state", "ReadyForFulfillment").putObject("slots");
    return event.toString();
  }

  /** The count in letters: a number would keep the answer out of the cache. */
  private String letters() {
    return Integer.toString(count)
        .chars()
        .mapToObj(digit -> String.valueOf((char) ('a' + digit - '0')).repeat(3))
        .reduce("", String::concat);
  }

  private static String callEndedEvent(JsonNode opened) {
    ObjectNode event = JSON.createObjectNode().put("attempt", 0);
    event.put("leadId", opened.path("leadId").asText());
    event.put("partitionKey", opened.path("partitionKey").asText());
    event.put("sortKey", opened.path("sortKey").asText());
    Instant now = Instant.now();
    event
        .putObject("contact")
        .put("Id", "first")
        .put("Channel", "VOICE")
        .put("InitiationTimestamp", now.minusSeconds(60).toString())
        .put("ConnectedToSystemTimestamp", now.minusSeconds(50).toString())
        .put("DisconnectTimestamp", now.toString())
        .put("DisconnectReason", "CUSTOMER_DISCONNECT");
    return event.toString();
  }
}
