package com.atlasengine.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The audible part of the contact flow: how it greets, what it tells the bot, and after which
 * intents it hangs up.
 *
 * @param greeting the first words on the phone
 * @param botAttributes session attributes for the bot; those that begin with {@code $.Attributes.}
 *     stand for an attribute of the contact
 * @param endingIntents the intents that end the call
 */
public record ContactFlow(
    String greeting, Map<String, String> botAttributes, Set<String> endingIntents) {
  private static final String CONTACT_ATTRIBUTE_PREFIX = "$.Attributes.";

  public ContactFlow {
    botAttributes = Map.copyOf(botAttributes);
    endingIntents = Set.copyOf(endingIntents);
  }

  /**
   * Reads a flow in Connect's flow language.
   *
   * @throws IllegalArgumentException when the flow never comes to a bot
   */
  public static ContactFlow read(Path file) throws IOException {
    JsonNode flow = new ObjectMapper().readTree(file.toFile());
    Map<String, JsonNode> blocks = new HashMap<>();
    flow.path("Actions").forEach(block -> blocks.put(block.path("Identifier").asText(), block));
    JsonNode bot = findBotBlock(blocks, flow.path("StartAction").asText());
    Map<String, String> attributes = new HashMap<>();
    JsonNode parameters = bot.path("Parameters");
    parameters
        .path("LexSessionAttributes")
        .properties()
        .forEach(each -> attributes.put(each.getKey(), each.getValue().asText()));
    return new ContactFlow(
        parameters.path("Text").asText(), attributes, findEndingIntents(blocks, bot));
  }

  private static JsonNode findBotBlock(Map<String, JsonNode> blocks, String start) {
    Set<String> seen = new HashSet<>();
    String at = start;
    while (blocks.containsKey(at) && seen.add(at)) {
      JsonNode block = blocks.get(at);
      if (block.path("Type").asText().equals("ConnectParticipantWithLexBot")) {
        return block;
      }
      at = block.path("Transitions").path("NextAction").asText();
    }
    throw new IllegalArgumentException("The contact flow has no path to a bot");
  }

  private static Set<String> findEndingIntents(Map<String, JsonNode> blocks, JsonNode bot) {
    Set<String> last = new HashSet<>();
    for (JsonNode condition : bot.path("Transitions").path("Conditions")) {
      JsonNode next = blocks.get(condition.path("NextAction").asText());
      if (next != null && next.path("Type").asText().equals("DisconnectParticipant")) {
        condition.path("Condition").path("Operands").forEach(each -> last.add(each.asText()));
      }
    }
    return last;
  }

  /**
   * What the bot is told at the start of a call; attributes that the contact lacks are left out.
   */
  Map<String, String> botAttributes(Map<String, String> contact) {
    Map<String, String> told = new HashMap<>();
    botAttributes.forEach(
        (name, value) -> {
          boolean reference = value.startsWith(CONTACT_ATTRIBUTE_PREFIX);
          String key = reference ? value.substring(CONTACT_ATTRIBUTE_PREFIX.length()) : "";
          if (!reference || contact.containsKey(key)) {
            told.put(name, contact.getOrDefault(key, value));
          }
        });
    return told;
  }
}
