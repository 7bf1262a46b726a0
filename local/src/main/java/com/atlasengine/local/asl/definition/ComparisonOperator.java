package com.atlasengine.local.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An operator of Choice rules that compares two values of one type; values of another type never
 * match.
 */
final class ComparisonOperator {
  private static final Pattern NAME =
      Pattern.compile(
          "(String|Numeric|Boolean|Timestamp)"
              + "(Equals|LessThanEquals|LessThan|GreaterThanEquals|GreaterThan)(Path)?");
  private static final Map<String, IntPredicate> ORDERS =
      Map.of(
          "Equals", order -> order == 0,
          "LessThan", order -> order < 0,
          "LessThanEquals", order -> order <= 0,
          "GreaterThan", order -> order > 0,
          "GreaterThanEquals", order -> order >= 0);

  private final String type;
  private final BiPredicate<JsonNode, JsonNode> test;

  private ComparisonOperator(String type, BiPredicate<JsonNode, JsonNode> test) {
    this.type = type;
    this.test = test;
  }

  static ComparisonOperator read(DefinitionObject rule, String operator) {
    if (operator.equals("StringMatches")) {
      return new ComparisonOperator("String", ComparisonOperator::matches);
    }
    Matcher name = NAME.matcher(operator);
    if (!name.matches() || (name.group(1).equals("Boolean") && !name.group(2).equals("Equals"))) {
      throw rule.problem("Field is not supported", operator);
    }
    String type = name.group(1);
    IntPredicate order = ORDERS.getOrDefault(name.group(2), any -> false);
    return new ComparisonOperator(
        type,
        (left, right) -> {
          OptionalInt compared = compare(type, left, right);
          return compared.isPresent() && order.test(compared.getAsInt());
        });
  }

  boolean holds(JsonNode left, JsonNode right) {
    return test.test(left, right);
  }

  /** The value given in the definition, which must be of the operator's type. */
  JsonNode readConstant(DefinitionObject rule, String operator) {
    JsonNode constant = rule.get(operator);
    if (compare(type, constant, constant).isEmpty()) {
      throw rule.problem("A value of type " + type + " is expected", operator);
    }
    return constant;
  }

  private static OptionalInt compare(String type, JsonNode left, JsonNode right) {
    return switch (type) {
      case "String" -> compare(left, right, JsonNode::isTextual, JsonNode::textValue);
      case "Numeric" -> compare(left, right, JsonNode::isNumber, JsonNode::decimalValue);
      case "Boolean" -> compare(left, right, JsonNode::isBoolean, JsonNode::booleanValue);
      default ->
          compare(
              left,
              right,
              value -> timestamp(value).isPresent(),
              value -> timestamp(value).orElseThrow());
    };
  }

  private static <T extends Comparable<T>> OptionalInt compare(
      JsonNode left, JsonNode right, Predicate<JsonNode> is, Function<JsonNode, T> as) {
    return is.test(left) && is.test(right)
        ? OptionalInt.of(as.apply(left).compareTo(as.apply(right)))
        : OptionalInt.empty();
  }

  /** The instant an RFC 3339 string stands for; empty when it is none. */
  static Optional<Instant> timestamp(JsonNode value) {
    try {
      return value.isTextual()
          ? Optional.of(OffsetDateTime.parse(value.textValue()).toInstant())
          : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Compares with a pattern in which {@code *} stands for any text and {@code \*} for a star. */
  private static boolean matches(JsonNode value, JsonNode pattern) {
    if (!value.isTextual() || !pattern.isTextual()) {
      return false;
    }
    StringBuilder regex = new StringBuilder();
    String text = pattern.textValue();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\' && i + 1 < text.length()) {
        i++;
        regex.append(Pattern.quote(text.substring(i, i + 1)));
      } else {
        String c = text.substring(i, i + 1);
        regex.append(c.equals("*") ? ".*" : Pattern.quote(c));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(value.textValue()).matches();
  }
}
