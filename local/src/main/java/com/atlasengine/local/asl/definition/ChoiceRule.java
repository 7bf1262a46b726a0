package com.atlasengine.local.asl.definition;

import com.atlasengine.local.asl.expression.JsonPathExpression;
import com.atlasengine.local.asl.expression.Scope;
import com.atlasengine.local.asl.expression.StateError;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The condition of one rule of a Choice state. */
@FunctionalInterface
public interface ChoiceRule {
  /**
   * @throws StateError {@code States.Runtime} when the variable's path leads nowhere
   */
  boolean holds(Scope scope) throws StateError;

  /**
   * @param nested whether the rule is part of another one, and so has no Next
   */
  static ChoiceRule read(DefinitionObject rule, boolean nested) {
    Set<String> operators = new HashSet<>(rule.names());
    operators.removeAll(Set.of("Variable", "Next", "Comment"));
    if (nested && rule.has("Next")) {
      throw rule.problem("Next is only allowed in a rule of the Choice state itself", "Next");
    }
    if (operators.size() != 1) {
      throw new InvalidDefinition("A rule must have exactly one operator", rule.pointer());
    }
    String operator = operators.iterator().next();
    return switch (operator) {
      case "And" -> all(readParts(rule, operator));
      case "Or" -> not(all(readParts(rule, operator).stream().map(ChoiceRule::not).toList()));
      case "Not" -> not(read(withoutVariable(rule).child(operator), true));
      default -> readComparison(rule, operator);
    };
  }

  private static DefinitionObject withoutVariable(DefinitionObject rule) {
    if (rule.has("Variable")) {
      throw rule.problem("Variable is not allowed with And, Or or Not", "Variable");
    }
    return rule;
  }

  private static List<ChoiceRule> readParts(DefinitionObject rule, String operator) {
    List<ChoiceRule> parts = new ArrayList<>();
    for (DefinitionObject part : withoutVariable(rule).children(operator)) {
      parts.add(read(part, true));
    }
    return parts;
  }

  private static ChoiceRule all(List<ChoiceRule> parts) {
    return scope -> {
      for (ChoiceRule part : parts) {
        if (!part.holds(scope)) {
          return false;
        }
      }
      return true;
    };
  }

  private static ChoiceRule not(ChoiceRule rule) {
    return scope -> !rule.holds(scope);
  }

  private static ChoiceRule readComparison(DefinitionObject rule, String operator) {
    if (operator.equals("IsPresent")) {
      boolean expected = TypeTestOperator.expected(rule, operator);
      JsonPathExpression variable = readVariable(rule);
      return scope -> variable.find(scope).isPresent() == expected;
    }
    if (operator.startsWith("Is")) {
      TypeTestOperator test = TypeTestOperator.read(rule, operator);
      JsonPathExpression variable = readVariable(rule);
      return scope -> test.holds(value(variable, scope));
    }
    return readValueComparison(rule, operator, ComparisonOperator.read(rule, operator));
  }

  private static JsonPathExpression readVariable(DefinitionObject rule) {
    return rule.parse("Variable", JsonPathExpression::parse);
  }

  private static ChoiceRule readValueComparison(
      DefinitionObject rule, String operator, ComparisonOperator comparison) {
    JsonPathExpression variable = readVariable(rule);
    if (operator.endsWith("Path")) {
      JsonPathExpression other = rule.parse(operator, JsonPathExpression::parse);
      return scope -> comparison.holds(value(variable, scope), value(other, scope));
    }
    JsonNode constant = comparison.readConstant(rule, operator);
    return scope -> comparison.holds(value(variable, scope), constant);
  }

  private static JsonNode value(JsonPathExpression variable, Scope scope) throws StateError {
    Optional<JsonNode> value = variable.find(scope);
    if (value.isPresent()) {
      return value.get();
    }
    throw StateError.runtimeError(
        "Invalid path '"
            + variable
            + "': The choice state's condition path references an invalid value.");
  }
}
