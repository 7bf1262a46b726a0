package com.atlasengine.local.manage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** Short ways to write answers. */
final class Json {
  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** An object with one member, a list. */
  static ObjectNode list(String name, Stream<? extends JsonNode> items) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    items.forEach(array::add);
    return object().set(name, array);
  }

  /** Copies the members that are there. */
  static ObjectNode copy(JsonNode from, String... names) {
    ObjectNode to = object();
    for (String name : names) {
      if (from.has(name)) {
        to.set(name, from.get(name));
      }
    }
    return to;
  }
}
