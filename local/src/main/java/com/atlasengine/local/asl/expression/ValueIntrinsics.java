package com.atlasengine.local.asl.expression;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/** The intrinsic functions on numbers and on JSON as a whole. */
final class ValueIntrinsics {
  private ValueIntrinsics() {}

  /** Rounds each operand before it adds them. */
  static JsonNode mathAdd(Arguments arguments) throws StateError {
    arguments.requireCount(2);
    return JsonNumbers.of((long) arguments.rounded(0) + arguments.rounded(1));
  }

  /** From the first number up to, not including, the second; the third is a seed. */
  static JsonNode mathRandom(Arguments arguments) throws StateError {
    arguments.requireCount(2, 3);
    int from = arguments.integer(0);
    int to = arguments.integer(1);
    if (from >= to) {
      throw arguments.invalidArgument("the end must be greater than the start");
    }
    Random random =
        arguments.size() == 3 ? new Random(arguments.integer(2)) : ThreadLocalRandom.current();
    return JsonNumbers.of(random.nextInt(from, to));
  }

  static JsonNode stringToJson(Arguments arguments) throws StateError {
    arguments.requireCount(1);
    try {
      return StrictJson.read(arguments.text(0));
    } catch (JsonProcessingException e) {
      throw arguments.invalidArgument("argument 1 is not JSON");
    }
  }

  static JsonNode jsonToString(Arguments arguments) throws StateError {
    arguments.requireCount(1);
    return new TextNode(StrictJson.write(arguments.get(0)));
  }

  /** Only the shallow merge exists: the third argument must be false. */
  static JsonNode jsonMerge(Arguments arguments) throws StateError {
    arguments.requireCount(3);
    if (!arguments.get(2).isBoolean() || arguments.get(2).booleanValue()) {
      throw arguments.invalidArgument(
          "argument 3 must be false: only shallow merging is supported");
    }
    if (arguments.get(0) instanceof ObjectNode first
        && arguments.get(1) instanceof ObjectNode second) {
      ObjectNode merged = first.deepCopy();
      merged.setAll(second);
      return merged;
    }
    throw arguments.invalidArgument("arguments 1 and 2 must be objects");
  }
}
