package com.atlasengine.core.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes of a JSON tree that leave it JSON, whatever becomes of its meaning. */
final class TreeMutation {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Stands in the tree for text that no tree can hold. */
  private static final Pattern RAW = Pattern.compile("\"@raw:(\\d+)\"");

  private static final String TWICE = "@twice:";
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-0",
          "-1",
          "2147483648",
          "-2147483649",
          "9223372036854775807",
          "9223372036854775808",
          "1e308",
          "1e400",
          "-1e-400",
          "1e1000000000",
          "1e-1000000000",
          "0.1",
          "1792994841.5",
          "1".repeat(900),
          "1".repeat(1_100));

  private final Random random;
  private final List<String> rawTexts = new ArrayList<>();
  private final JsonNode donor;
  private JsonNode tree;

  TreeMutation(Random random, JsonNode tree, JsonNode donor) {
    this.random = random;
    this.tree = tree;
    this.donor = donor;
  }

  JsonNode tree() {
    return tree;
  }

  /** One change, anywhere. */
  void change() {
    List<Place> places = places(tree);
    if (places.isEmpty() || random.nextInt(200) == 0) {
      tree = oddValue();
      return;
    }
    Place place = places.get(random.nextInt(places.size()));
    switch (random.nextInt(10)) {
      case 0 -> place.remove();
      case 1 -> place.set(NODES.nullNode());
      case 2 -> place.add(TWICE, random.nextBoolean() ? place.value() : oddValue());
      case 3 -> place.set(oddValue());
      case 4 -> place.set(NODES.textNode(OddText.pick(random)));
      case 5 -> place.set(take(places));
      case 6 -> place.rename(newName(place));
      default -> place.set(edit(place.value()));
    }
  }

  private String newName(Place place) {
    return random.nextBoolean()
        ? OddText.swapCase(place.name(), random)
        : OddText.CANARY + random.nextInt(9);
  }

  private JsonNode take(List<Place> places) {
    List<Place> others = places(donor);
    List<Place> from = others.isEmpty() || random.nextBoolean() ? places : others;
    return from.get(random.nextInt(from.size())).value().deepCopy();
  }

  private JsonNode edit(JsonNode value) {
    if (value.isTextual()) {
      return NODES.textNode(editText(value.textValue()));
    }
    return value.isNumber() || value.isBoolean() ? number() : oddValue();
  }

  /** A text may hold JSON itself, as a notification's message does. */
  private String editText(String text) {
    if (text.startsWith("{") || text.startsWith("[")) {
      try {
        TreeMutation inner = new TreeMutation(random, MAPPER.readTree(text), donor);
        inner.change();
        return inner.withRawText(MAPPER.writeValueAsString(inner.tree()));
      } catch (IOException e) {
        return OddText.edit(text, random); // an earlier change broke it
      }
    }
    return OddText.edit(text, random);
  }

  private JsonNode oddValue() {
    return switch (random.nextInt(9)) {
      case 0 -> number();
      case 1 -> NODES.booleanNode(random.nextBoolean());
      case 2 -> NODES.arrayNode();
      case 3 -> NODES.objectNode();
      case 4 -> NODES.arrayNode().add(NODES.nullNode()).add(OddText.pick(random));
      case 5 -> NODES.objectNode().put(OddText.pick(random), OddText.CANARY);
      case 6 -> NODES.textNode(OddText.huge(random));
      case 7 -> raw(deep());
      default -> raw("[" + "{},".repeat(1 << random.nextInt(12)) + "0]");
    };
  }

  private JsonNode number() {
    return raw(NUMBERS.get(random.nextInt(NUMBERS.size())));
  }

  private String deep() {
    int depth = 1 << (3 + random.nextInt(10));
    return random.nextBoolean()
        ? "[".repeat(depth) + "]".repeat(depth)
        : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
  }

  private JsonNode raw(String text) {
    rawTexts.add(text);
    return NODES.textNode("@raw:" + (rawTexts.size() - 1));
  }

  /** The written tree with what it only stands for. */
  String withRawText(String written) {
    return RAW.matcher(written)
        .replaceAll(
            found -> {
              int index = Integer.parseInt(found.group(1));
              // Another tree's text, if it was taken from inside a text.
              return Matcher.quoteReplacement(index < rawTexts.size() ? rawTexts.get(index) : "0");
            })
        .replace("\"" + TWICE, "\"");
  }

  private static List<Place> places(JsonNode node) {
    List<Place> found = new ArrayList<>();
    collect(node, found);
    return found;
  }

  private static void collect(JsonNode node, List<Place> found) {
    if (node instanceof ObjectNode object) {
      object.fieldNames().forEachRemaining(name -> found.add(new Place.Field(object, name)));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        found.add(new Place.Element(array, i));
      }
    }
    node.forEach(child -> collect(child, found));
  }
}
