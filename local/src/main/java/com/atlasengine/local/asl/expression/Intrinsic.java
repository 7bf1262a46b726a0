package com.atlasengine.local.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The intrinsic functions of the language, by name. */
@FunctionalInterface
interface Intrinsic {
  /**
   * @throws StateError {@code States.Runtime} when the arguments do not fit
   */
  JsonNode apply(Arguments arguments) throws StateError;

  Map<String, Intrinsic> ALL =
      Map.ofEntries(
          Map.entry("States.Array", ArrayIntrinsics::array),
          Map.entry("States.ArrayContains", ArrayIntrinsics::contains),
          Map.entry("States.ArrayGetItem", ArrayIntrinsics::getItem),
          Map.entry("States.ArrayLength", ArrayIntrinsics::length),
          Map.entry("States.ArrayPartition", ArrayIntrinsics::partition),
          Map.entry("States.ArrayRange", ArrayIntrinsics::range),
          Map.entry("States.ArrayUnique", ArrayIntrinsics::unique),
          Map.entry("States.Base64Decode", TextIntrinsics::base64Decode),
          Map.entry("States.Base64Encode", TextIntrinsics::base64Encode),
          Map.entry("States.Format", TextIntrinsics::format),
          Map.entry("States.Hash", TextIntrinsics::hash),
          Map.entry("States.JsonMerge", ValueIntrinsics::jsonMerge),
          Map.entry("States.JsonToString", ValueIntrinsics::jsonToString),
          Map.entry("States.MathAdd", ValueIntrinsics::mathAdd),
          Map.entry("States.MathRandom", ValueIntrinsics::mathRandom),
          Map.entry("States.StringSplit", TextIntrinsics::split),
          Map.entry("States.StringToJson", ValueIntrinsics::stringToJson),
          Map.entry("States.UUID", Intrinsic::uuid));

  static Optional<Intrinsic> find(String name) {
    return Optional.ofNullable(ALL.get(name));
  }

  /** A call of this function with these arguments, evaluated in order. */
  default Expression call(List<Expression> arguments) {
    return scope -> {
      List<JsonNode> values = new ArrayList<>();
      for (Expression argument : arguments) {
        values.add(argument.evaluate(scope));
      }
      return apply(new Arguments(values));
    };
  }

  private static JsonNode uuid(Arguments arguments) throws StateError {
    arguments.requireCount(0);
    return new TextNode(UUID.randomUUID().toString());
  }
}
