package com.atlasengine.local.asl.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;

/** The evaluated arguments of an intrinsic function; every getter says what it expected. */
record Arguments(List<JsonNode> values) {
  /** The longest string the encoding functions take, characters (developer guide). */
  private static final int LONGEST_TEXT = 10_000;

  int size() {
    return values.size();
  }

  void count(int expected) throws StateError {
    if (size() != expected) {
      throw wrong("takes " + expected + " arguments, not " + size());
    }
  }

  void count(int least, int most) throws StateError {
    if (size() < least || size() > most) {
      throw wrong("takes " + least + " to " + most + " arguments, not " + size());
    }
  }

  JsonNode get(int index) {
    return values.get(index);
  }

  String text(int index) throws StateError {
    if (!get(index).isTextual()) {
      throw wrong("argument " + (index + 1) + " must be a string");
    }
    return get(index).textValue();
  }

  String shortText(int index) throws StateError {
    String text = text(index);
    if (text.length() > LONGEST_TEXT) {
      throw wrong("argument " + (index + 1) + " is longer than " + LONGEST_TEXT + " characters");
    }
    return text;
  }

  ArrayNode array(int index) throws StateError {
    if (get(index) instanceof ArrayNode array) {
      return array;
    }
    throw wrong("argument " + (index + 1) + " must be an array");
  }

  int integer(int index) throws StateError {
    if (!get(index).isIntegralNumber() || !get(index).canConvertToInt()) {
      throw wrong("argument " + (index + 1) + " must be a whole number");
    }
    return get(index).intValue();
  }

  StateError wrong(String why) {
    return StateError.runtime("The intrinsic function cannot be evaluated: " + why);
  }
}
