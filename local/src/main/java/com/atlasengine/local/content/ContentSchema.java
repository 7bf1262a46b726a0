package com.atlasengine.local.content;

import com.atlasengine.core.content.Instruction;
import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.language.Language;
import com.atlasengine.core.model.GroundedIntent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.stream.Stream;

/** The JSON schema of a content file, for editors: made of what the functions read. */
public final class ContentSchema {
  static final String FILE = "schema.json";

  private static final ObjectMapper JSON = new ObjectMapper();

  private ContentSchema() {}

  /** The schema's text. */
  public static String text() {
    ObjectNode schema = JSON.createObjectNode();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "What the bot says and knows in one locale");
    ObjectNode root = object(schema);
    ObjectNode language = require(root, "language");
    language.put("description", "How people speak");
    Language.codes().forEach(language.putArray("enum")::add);
    fill(object(require(root, "persona")), Stream.of("assistant", "company", "contact"));
    ObjectNode grounding = object(require(root, "grounding"));
    for (GroundedIntent intent : GroundedIntent.values()) {
      fill(object(require(grounding, intent.lexName())), Stream.of("chat", "phone"));
    }
    addKnowledge(require(root, "knowledge"));
    fill(
        object(require(root, "instructions")),
        Arrays.stream(Instruction.values()).map(Instruction::id));
    addSentences(object(require(root, "sentences")));
    addBot(object(require(root, "bot")));
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void addKnowledge(ObjectNode node) {
    node.put("type", "array");
    ObjectNode fact = object(node.putObject("items"));
    ObjectNode id = require(fact, "id");
    id.put("type", "string").put("pattern", "^[a-z0-9]+(-[a-z0-9]+)*$");
    fact.withObject("/properties").putObject("question").put("type", "string");
    require(fact, "fact").put("type", "string");
  }

  private static void addSentences(ObjectNode sentences) {
    for (Sentence sentence : Sentence.values()) {
      String[] parts = sentence.id().split("\\.", 2);
      ObjectNode text = require(group(sentences, parts[0]), parts[1]);
      if (!sentence.placeholders().isEmpty()) {
        text.put(
            "description",
            sentence.placeholders().stream()
                .sorted()
                .map(name -> "{" + name + "}")
                .reduce("With", (a, b) -> a + " " + b));
      }
      ArrayNode either = text.putArray("oneOf");
      either.addObject().put("type", "string");
      ObjectNode several = either.addObject().put("type", "array").put("minItems", 1);
      several.putObject("items").put("type", "string");
    }
  }

  private static void addBot(ObjectNode bot) {
    BotWriter.keys()
        .forEach(
            key -> {
              String[] parts = key.split("\\.", -1);
              ObjectNode at = bot;
              for (int i = 1; i < parts.length - 1; i++) {
                at = group(at, parts[i]);
              }
              ObjectNode leaf = require(at, parts[parts.length - 1]);
              if (key.endsWith("utterances") || key.endsWith("names")) {
                leaf.put("type", "array").putObject("items").put("type", "string");
              } else {
                leaf.put("type", "string");
              }
            });
  }

  private static ObjectNode group(ObjectNode parent, String name) {
    return parent.path("properties").has(name)
        ? (ObjectNode) parent.path("properties").path(name)
        : object(require(parent, name));
  }

  private static ObjectNode object(ObjectNode node) {
    node.put("type", "object").put("additionalProperties", false);
    node.putObject("properties");
    node.putArray("required");
    return node;
  }

  private static ObjectNode require(ObjectNode parent, String name) {
    parent.withArray("/required").add(name);
    return parent.withObject("/properties").putObject(name);
  }

  private static void fill(ObjectNode parent, Stream<String> names) {
    names.forEach(name -> require(parent, name).put("type", "string"));
  }
}
