package com.atlasengine.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The audible part of the contact flow: how it greets, what it tells the bot, and after which
 * intents it hangs up, or puts the call through when the session says so.
 *
 * @param greeting the first words on the phone; may name attributes of the contact
 * @param botAttributes session attributes for the bot; those that begin with {@code $.Attributes.}
 *     stand for an attribute of the contact
 * @param endingIntents the intents that end the call
 * @param byPurpose what contacts with these values of the attribute {@code purpose} hear instead
 */
public record ContactFlow(
    String greeting,
    Map<String, String> botAttributes,
    Set<String> endingIntents,
    Map<String, ContactFlow> byPurpose) {
  private static final String CONTACT_ATTRIBUTE_PREFIX = "$.Attributes.";
  private static final String PURPOSE = "purpose";

  public ContactFlow {
    botAttributes = Map.copyOf(botAttributes);
    endingIntents = Set.copyOf(endingIntents);
    byPurpose = Map.copyOf(byPurpose);
  }

  /** The same for all contacts. */
  ContactFlow(String greeting, Map<String, String> botAttributes, Set<String> endingIntents) {
    this(greeting, botAttributes, endingIntents, Map.of());
  }

  /**
   * Reads a flow in Connect's flow language.
   *
   * @throws IllegalArgumentException when it is no JSON, or the flow never comes to a bot
   */
  public static ContactFlow read(String content) {
    JsonNode flow = parse(content);
    Map<String, JsonNode> blocks = new HashMap<>();
    flow.path("Actions").forEach(block -> blocks.put(block.path("Identifier").asText(), block));
    ContactFlow plain = readFrom(blocks, flow.path("StartAction").asText());
    return new ContactFlow(
        plain.greeting, plain.botAttributes, plain.endingIntents, readPurposes(blocks));
  }

  private static JsonNode parse(String content) {
    try {
      return new ObjectMapper().readTree(content);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The contact flow is no JSON", e);
    }
  }

  private static ContactFlow readFrom(Map<String, JsonNode> blocks, String start) {
    JsonNode bot = findBotBlock(blocks, start);
    Map<String, String> attributes = new HashMap<>();
    JsonNode parameters = bot.path("Parameters");
    parameters
        .path("LexSessionAttributes")
        .properties()
        .forEach(each -> attributes.put(each.getKey(), each.getValue().asText()));
    return new ContactFlow(
        parameters.path("Text").asText(), attributes, findEndingIntents(blocks, bot));
  }

  private static Map<String, ContactFlow> readPurposes(Map<String, JsonNode> blocks) {
    Map<String, ContactFlow> found = new HashMap<>();
    for (JsonNode block : blocks.values()) {
      if (block
          .at("/Parameters/ComparisonValue")
          .asText()
          .equals(CONTACT_ATTRIBUTE_PREFIX + PURPOSE)) {
        for (JsonNode way : block.at("/Transitions/Conditions")) {
          found.put(
              way.at("/Condition/Operands/0").asText(),
              readFrom(blocks, way.path("NextAction").asText()));
        }
      }
    }
    return found;
  }

  /** What a contact with these attributes hears. */
  ContactFlow forContact(Map<String, String> contact) {
    ContactFlow chosen = byPurpose.getOrDefault(contact.getOrDefault(PURPOSE, ""), this);
    String words = chosen.greeting;
    for (Map.Entry<String, String> each : contact.entrySet()) {
      words = words.replace(CONTACT_ATTRIBUTE_PREFIX + each.getKey(), each.getValue());
    }
    return new ContactFlow(words, chosen.botAttributes, chosen.endingIntents);
  }

  /** Whether the flow puts the call through to a person, as the bot's session says. */
  static boolean isTransfer(Map<String, String> sessionAttributes) {
    return "yes".equals(sessionAttributes.get("transfer"));
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
      if (next != null && next.path("Type").asText().equals("Compare")) {
        next = blocks.get(next.path("Transitions").path("NextAction").asText());
      }
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
