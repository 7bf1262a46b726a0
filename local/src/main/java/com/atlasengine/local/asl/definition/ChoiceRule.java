package com.atlasengine.local.asl.definition;

import com.atlasengine.local.asl.expression.Query;
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
  static ChoiceRule read(Fields rule, boolean nested) {
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
      case "And" -> all(parts(rule, operator));
      case "Or" -> not(all(parts(rule, operator).stream().map(ChoiceRule::not).toList()));
      case "Not" -> not(read(withoutVariable(rule).child(operator), true));
      default -> comparison(rule, operator);
    };
  }

  private static Fields withoutVariable(Fields rule) {
    if (rule.has("Variable")) {
      throw rule.problem("Variable does not go with And, Or or Not", "Variable");
    }
    return rule;
  }

  private static List<ChoiceRule> parts(Fields rule, String operator) {
    List<ChoiceRule> parts = new ArrayList<>();
    for (Fields part : withoutVariable(rule).children(operator)) {
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

  private static ChoiceRule comparison(Fields rule, String operator) {
    if (operator.equals("IsPresent")) {
      boolean expected = TypeTests.expected(rule, operator);
      Query variable = variable(rule);
      return scope -> variable.find(scope).isPresent() == expected;
    }
    if (operator.startsWith("Is")) {
      TypeTests test = TypeTests.read(rule, operator);
      Query variable = variable(rule);
      return scope -> test.holds(value(variable, scope));
    }
    return compared(rule, operator, Comparison.read(rule, operator));
  }

  private static Query variable(Fields rule) {
    return rule.parsed("Variable", Query::parse);
  }

  private static ChoiceRule compared(Fields rule, String operator, Comparison comparison) {
    Query variable = variable(rule);
    if (operator.endsWith("Path")) {
      Query other = rule.parsed(operator, Query::parse);
      return scope -> comparison.holds(value(variable, scope), value(other, scope));
    }
    JsonNode constant = comparison.constant(rule, operator);
    return scope -> comparison.holds(value(variable, scope), constant);
  }

  private static JsonNode value(Query variable, Scope scope) throws StateError {
    Optional<JsonNode> value = variable.find(scope);
    if (value.isPresent()) {
      return value.get();
    }
    throw StateError.runtime(
        "Invalid path '"
            + variable
            + "': The choice state's condition path references an invalid value.");
  }
}
