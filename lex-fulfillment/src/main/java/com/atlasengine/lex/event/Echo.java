package com.atlasengine.lex.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/**
 * The parts of an event that go back unchanged. Lex fails a turn whose answer has another form than
 * documented, so what has another form does not go back: a slot counts as not filled, a context is
 * left out.
 */
final class Echo {
  private static final Set<String> SHAPES = Set.of("Scalar", "List", "Composite");
  private static final int MAX_CONTEXTS = 20;

  /** As much as a whole event of Lex; four of these are what Lex takes as an answer. */
  private static final int MAX_BYTES = 12 * 1_024;

  private Echo() {}

  /** The slots; JSON null where nothing was collected. None of slots that are too large. */
  static Map<String, JsonNode> slots(Map<String, JsonNode> came) {
    if (!fits(came)) {
      return Map.of();
    }
    Map<String, JsonNode> slots = new LinkedHashMap<>();
    came.forEach((name, slot) -> slots.put(name, isSlot(slot) ? slot : NullNode.getInstance()));
    slots.remove("");
    return slots;
  }

  private static boolean isSlot(JsonNode slot) {
    JsonNode value = slot.path("value");
    return slot.isObject()
        && (slot.path("shape").isMissingNode() || SHAPES.contains(slot.path("shape").asText()))
        && (isAbsent(value) || value.isObject())
        && isTextIfAny(value.path("originalValue"))
        && isTextIfAny(value.path("interpretedValue"))
        && (isAbsent(value.path("resolvedValues")) || value.path("resolvedValues").isArray())
        && all(value.path("resolvedValues"), JsonNode::isTextual);
  }

  /** The contexts, as many as Lex takes. */
  static JsonNode contexts(JsonNode came) {
    ArrayNode contexts = JsonNodeFactory.instance.arrayNode();
    if (came.isArray()) {
      StreamSupport.stream(came.spliterator(), false)
          .filter(Echo::isContext)
          .limit(MAX_CONTEXTS)
          .forEach(contexts::add);
    }
    return fits(contexts) ? contexts : contexts.removeAll();
  }

  private static boolean fits(Object json) {
    return json.toString().getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
  }

  private static boolean isContext(JsonNode context) {
    JsonNode life = context.path("timeToLive");
    JsonNode attributes = context.path("contextAttributes");
    return !context.path("name").asText().isBlank()
        && isWithin(life.path("timeToLiveInSeconds"), 5, 86_400)
        && isWithin(life.path("turnsToLive"), 1, 20)
        && (attributes.isMissingNode() || attributes.isObject())
        && all(attributes, one -> one.isTextual() && one.textValue().length() <= 1_024);
  }

  private static boolean isWithin(JsonNode number, int least, int most) {
    return number.isInt() && number.intValue() >= least && number.intValue() <= most;
  }

  private static boolean isTextIfAny(JsonNode value) {
    return isAbsent(value) || value.isTextual();
  }

  private static boolean isAbsent(JsonNode value) {
    return value.isMissingNode() || value.isNull();
  }

  private static boolean all(JsonNode list, Predicate<JsonNode> check) {
    return StreamSupport.stream(list.spliterator(), false).allMatch(check);
  }
}
