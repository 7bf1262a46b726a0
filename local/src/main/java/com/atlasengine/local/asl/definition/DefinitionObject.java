package com.atlasengine.local.asl.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The fields of one object of a definition, with the JSON pointer that names it in errors. */
record DefinitionObject(ObjectNode object, String pointer) {
  static DefinitionObject of(JsonNode node, String pointer) {
    if (node instanceof ObjectNode object) {
      return new DefinitionObject(object, pointer);
    }
    throw new InvalidDefinition("An object is expected", pointer);
  }

  /**
   * @throws InvalidDefinition naming the first field that is not among these
   */
  void requireKnown(Set<String> known) {
    for (String name : names()) {
      if (!known.contains(name)) {
        throw problem("Field is not supported", name);
      }
    }
  }

  Set<String> names() {
    Set<String> names = new HashSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  boolean has(String name) {
    return object.has(name);
  }

  JsonNode get(String name) {
    return object.path(name);
  }

  /** Exactly one of these fields must be there; returns its name. */
  String requireOneOf(List<String> choices) {
    List<String> present = choices.stream().filter(this::has).toList();
    if (present.size() != 1) {
      throw new InvalidDefinition(
          "Exactly one of these fields is required: " + choices, pointerTo());
    }
    return present.getFirst();
  }

  void requireAtMostOneOf(String first, String second) {
    if (has(first) && has(second)) {
      throw problem("Only one of " + first + " and " + second + " is allowed", second);
    }
  }

  DefinitionObject child(String name) {
    return of(require(name), pointerTo(name));
  }

  List<DefinitionObject> children(String name) {
    JsonNode array = require(name);
    if (!array.isArray() || array.isEmpty()) {
      throw problem("A non-empty array is expected", name);
    }
    List<DefinitionObject> children = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      children.add(of(array.get(i), pointerTo(name) + "/" + i));
    }
    return children;
  }

  JsonNode require(String name) {
    if (!has(name)) {
      throw new InvalidDefinition("These fields are required: [" + name + "]", pointerTo());
    }
    return get(name);
  }

  String requireText(String name) {
    if (!require(name).isTextual() || get(name).textValue().isEmpty()) {
      throw problem("A non-empty string is expected", name);
    }
    return get(name).textValue();
  }

  Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(requireText(name)) : Optional.empty();
  }

  boolean optionalBoolean(String name) {
    if (has(name) && !get(name).isBoolean()) {
      throw problem("true or false is expected", name);
    }
    return get(name).asBoolean(false);
  }

  /** A whole number from least to 99,999,999, the service's largest number of seconds. */
  int optionalInteger(String name, int minimum, int defaultValue) {
    if (!has(name)) {
      return defaultValue;
    }
    JsonNode value = get(name);
    if (!value.isInt() || value.intValue() < minimum || value.intValue() > 99_999_999) {
      throw problem("A whole number from " + minimum + " to 99999999 is expected", name);
    }
    return value.intValue();
  }

  double optionalDecimal(String name, String minimum, double defaultValue) {
    if (!has(name)) {
      return defaultValue;
    }
    if (!get(name).isNumber() || get(name).decimalValue().compareTo(new BigDecimal(minimum)) < 0) {
      throw problem("A number of at least " + minimum + " is expected", name);
    }
    return get(name).doubleValue();
  }

  /** Reads a field by a parser that throws IllegalArgumentException on what it refuses. */
  <T> T parse(String name, Function<String, T> parser) {
    try {
      return parser.apply(requireText(name));
    } catch (IllegalArgumentException e) {
      throw problem(String.valueOf(e.getMessage()), name);
    }
  }

  <T> Optional<T> parseOptional(String name, Function<String, T> parser) {
    return has(name) ? Optional.of(parse(name, parser)) : Optional.empty();
  }

  InvalidDefinition problem(String problem, String name) {
    return new InvalidDefinition(problem, pointerTo(name));
  }

  String pointerTo(String name) {
    return pointer + "/" + name;
  }

  private String pointerTo() {
    return pointer.isEmpty() ? "/" : pointer;
  }
}
