package com.atlasengine.local.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.function.Predicate;

/** The operators of Choice rules that ask what kind of value a variable has. */
record TypeTestOperator(Predicate<JsonNode> test, boolean expected) {
  private static final Map<String, Predicate<JsonNode>> BY_NAME =
      Map.of(
          "IsNull", JsonNode::isNull,
          "IsNumeric", JsonNode::isNumber,
          "IsString", JsonNode::isTextual,
          "IsBoolean", JsonNode::isBoolean,
          "IsTimestamp", value -> ComparisonOperator.timestamp(value).isPresent());

  static TypeTestOperator read(DefinitionObject rule, String operator) {
    Predicate<JsonNode> test = BY_NAME.get(operator);
    if (test == null) {
      throw rule.problem("Field is not supported", operator);
    }
    return new TypeTestOperator(test, expected(rule, operator));
  }

  static boolean expected(DefinitionObject rule, String operator) {
    if (!rule.get(operator).isBoolean()) {
      throw rule.problem("true or false is expected", operator);
    }
    return rule.get(operator).booleanValue();
  }

  boolean holds(JsonNode value) {
    return test.test(value) == expected;
  }
}
