package com.atlasengine.local.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;

/** A value computed from a state's data: a path, an intrinsic function, or a template of them. */
public interface Expression {
  /**
   * @throws StateError {@code States.Runtime} when a path leads nowhere or an argument does not fit
   */
  JsonNode evaluate(Scope scope) throws StateError;

  /**
   * Reads the text of a field whose name ends in {@code .$}.
   *
   * @throws IllegalArgumentException when it is neither a path nor an intrinsic function
   */
  static Expression parse(String text) {
    if (text.startsWith("$")) {
      return JsonPathExpression.parse(text);
    }
    if (text.startsWith("States.")) {
      return IntrinsicParser.parse(text);
    }
    throw new IllegalArgumentException(
        "The value '" + text + "' must be a JSONPath or an intrinsic function");
  }
}
