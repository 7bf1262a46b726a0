package com.atlasengine.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One Lex session of a person with the bot: on the web page, or on the phone. */
final class LexConversation {
  private final EngineClient engine;
  private final String sessionId = UUID.randomUUID().toString();
  private final ObjectNode requestAttributes = JsonNodeFactory.instance.objectNode();

  /** What the first turn tells the bot; no turn after it does. */
  private ObjectNode firstAttributes;

  private final String locale;

  private LexConversation(EngineClient engine, Map<String, String> attributes, String locale) {
    this.engine = engine;
    this.locale = locale;
    this.firstAttributes = JsonNodeFactory.instance.objectNode();
    attributes.forEach(firstAttributes::put);
  }

  /** A visitor on the web page. */
  static LexConversation onTheWeb(EngineClient engine, String locale) {
    return new LexConversation(engine, Map.of(), locale);
  }

  /** A person who has picked up, with the session attributes that the contact flow hands over. */
  static LexConversation onThePhone(
      EngineClient engine, Map<String, String> attributes, String locale) {
    LexConversation conversation = new LexConversation(engine, attributes, locale);
    conversation.requestAttributes.put("x-amz-lex:channels:platform", "Connect");
    return conversation;
  }

  /** Says something and waits for the reply. */
  BotReply say(String text) throws IOException, InterruptedException {
    return say(text, requestAttributes);
  }

  /** Presses keys of the phone and waits for the reply. */
  BotReply press(String keys) throws IOException, InterruptedException {
    return say(keys, requestAttributes.deepCopy().put("x-amz-lex:dtmf-transcript", keys));
  }

  private BotReply say(String text, ObjectNode attributes)
      throws IOException, InterruptedException {
    ObjectNode request = JsonNodeFactory.instance.objectNode().put("text", text);
    if (!firstAttributes.isEmpty()) {
      request.putObject("sessionState").set("sessionAttributes", firstAttributes);
    }
    request.set("requestAttributes", attributes);
    String path = botPath() + sessionId + "/text";
    long begun = System.nanoTime();
    JsonNode response = engine.callAws("lex", "POST", path, request);
    long millis = (System.nanoTime() - begun) / 1_000_000;
    firstAttributes = JsonNodeFactory.instance.objectNode();
    List<String> messages = new ArrayList<>();
    response.path("messages").forEach(each -> messages.add(each.path("content").asText()));
    JsonNode state = response.path("sessionState");
    Map<String, String> remembered = new HashMap<>();
    state
        .path("sessionAttributes")
        .properties()
        .forEach(each -> remembered.put(each.getKey(), each.getValue().asText()));
    return new BotReply(
        messages,
        state.at("/intent/name").asText(),
        state.at("/dialogAction/type").asText(),
        state.at("/dialogAction/slotToElicit").asText(),
        remembered,
        millis);
  }

  private String botPath() throws IOException, InterruptedException {
    JsonNode health = engine.health();
    return "/bots/%s/botAliases/%s/botLocales/%s/sessions/"
        .formatted(health.path("botId").asText(), health.path("botAliasId").asText(), locale);
  }
}
