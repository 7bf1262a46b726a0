package com.atlasengine.local.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashSet;
import java.util.Set;

/** The intrinsic functions on arrays. */
final class ArrayIntrinsics {
  /** The longest array States.ArrayRange makes (developer guide). */
  private static final int MAX_RANGE_ITEMS = 1_000;

  private ArrayIntrinsics() {}

  static JsonNode array(Arguments arguments) {
    return JsonNodeFactory.instance.arrayNode().addAll(arguments.values());
  }

  static JsonNode contains(Arguments arguments) throws StateError {
    arguments.requireCount(2);
    for (JsonNode item : arguments.array(0)) {
      if (item.equals(arguments.get(1))) {
        return BooleanNode.TRUE;
      }
    }
    return BooleanNode.FALSE;
  }

  static JsonNode getItem(Arguments arguments) throws StateError {
    arguments.requireCount(2);
    JsonNode item = arguments.array(0).get(arguments.integer(1));
    if (item == null) {
      throw arguments.invalidArgument("there is no item " + arguments.integer(1));
    }
    return item;
  }

  static JsonNode length(Arguments arguments) throws StateError {
    arguments.requireCount(1);
    return JsonNumbers.of(arguments.array(0).size());
  }

  static JsonNode partition(Arguments arguments) throws StateError {
    arguments.requireCount(2);
    int size = arguments.integer(1);
    if (size < 1) {
      throw arguments.invalidArgument("the chunk size must be positive");
    }
    ArrayNode parts = JsonNodeFactory.instance.arrayNode();
    for (JsonNode item : arguments.array(0)) {
      if (parts.isEmpty() || parts.get(parts.size() - 1).size() == size) {
        parts.addArray();
      }
      ((ArrayNode) parts.get(parts.size() - 1)).add(item);
    }
    return parts;
  }

  static JsonNode range(Arguments arguments) throws StateError {
    arguments.requireCount(3);
    int step = arguments.integer(2);
    if (step == 0) {
      throw arguments.invalidArgument("the step must not be 0");
    }
    ArrayNode range = JsonNodeFactory.instance.arrayNode();
    int last = arguments.integer(1);
    for (long n = arguments.integer(0); step > 0 ? n <= last : n >= last; n += step) {
      range.add(JsonNumbers.of(n));
      if (range.size() > MAX_RANGE_ITEMS) {
        throw arguments.invalidArgument("a range has at most " + MAX_RANGE_ITEMS + " items");
      }
    }
    return range;
  }

  static JsonNode unique(Arguments arguments) throws StateError {
    arguments.requireCount(1);
    Set<JsonNode> items = new LinkedHashSet<>();
    arguments.array(0).forEach(items::add);
    return JsonNodeFactory.instance.arrayNode().addAll(items);
  }
}
