package com.atlasengine.local.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/** The evaluated arguments of an intrinsic function; every getter says what it expected. */
record Arguments(List<JsonNode> values) {
  /** The longest string the encoding functions take, characters (developer guide). */
  private static final int MAX_TEXT_CHARS = 10_000;

  int size() {
    return values.size();
  }

  void requireCount(int expected) throws StateError {
    if (size() != expected) {
      throw invalidArgument("takes " + expected + " arguments, not " + size());
    }
  }

  void requireCount(int minimum, int maximum) throws StateError {
    if (size() < minimum || size() > maximum) {
      throw invalidArgument("takes " + minimum + " to " + maximum + " arguments, not " + size());
    }
  }

  JsonNode get(int index) {
    return values.get(index);
  }

  String text(int index) throws StateError {
    if (!get(index).isTextual()) {
      throw invalidArgument("argument " + (index + 1) + " must be a string");
    }
    return get(index).textValue();
  }

  String shortText(int index) throws StateError {
    String text = text(index);
    if (text.length() > MAX_TEXT_CHARS) {
      throw invalidArgument(
          "argument " + (index + 1) + " is longer than " + MAX_TEXT_CHARS + " characters");
    }
    return text;
  }

  ArrayNode array(int index) throws StateError {
    if (get(index) instanceof ArrayNode array) {
      return array;
    }
    throw invalidArgument("argument " + (index + 1) + " must be an array");
  }

  int integer(int index) throws StateError {
    if (!get(index).isIntegralNumber() || !get(index).canConvertToInt()) {
      throw invalidArgument("argument " + (index + 1) + " must be a whole number");
    }
    return get(index).intValue();
  }

  /** The nearest whole number; of two as near, the greater one. */
  int rounded(int index) throws StateError {
    long rounded = Math.round(get(index).doubleValue());
    if (!get(index).isNumber() || rounded != (int) rounded) {
      throw invalidArgument("argument " + (index + 1) + " must be a number of 32 bits");
    }
    return (int) rounded;
  }

  StateError invalidArgument(String why) {
    return StateError.runtimeError("The intrinsic function cannot be evaluated: " + why);
  }
}
