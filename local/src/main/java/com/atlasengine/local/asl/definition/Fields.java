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
public record Fields(ObjectNode object, String pointer) {
  public static Fields of(JsonNode node, String pointer) {
    if (node instanceof ObjectNode object) {
      return new Fields(object, pointer);
    }
    throw new InvalidDefinition("An object is expected", pointer);
  }

  /**
   * @throws InvalidDefinition naming the first field that is not among these
   */
  void only(Set<String> known) {
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
  String oneOf(List<String> choices) {
    List<String> present = choices.stream().filter(this::has).toList();
    if (present.size() != 1) {
      throw new InvalidDefinition("Exactly one of these fields is required: " + choices, at());
    }
    return present.getFirst();
  }

  void atMostOneOf(String first, String second) {
    if (has(first) && has(second)) {
      throw problem("Only one of " + first + " and " + second + " is allowed", second);
    }
  }

  Fields child(String name) {
    return of(required(name), at(name));
  }

  List<Fields> children(String name) {
    JsonNode array = required(name);
    if (!array.isArray() || array.isEmpty()) {
      throw problem("A non-empty array is expected", name);
    }
    List<Fields> children = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      children.add(of(array.get(i), at(name) + "/" + i));
    }
    return children;
  }

  JsonNode required(String name) {
    if (!has(name)) {
      throw new InvalidDefinition("These fields are required: [" + name + "]", at());
    }
    return get(name);
  }

  String text(String name) {
    if (!required(name).isTextual() || get(name).textValue().isEmpty()) {
      throw problem("A non-empty string is expected", name);
    }
    return get(name).textValue();
  }

  Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  boolean flag(String name) {
    if (has(name) && !get(name).isBoolean()) {
      throw problem("true or false is expected", name);
    }
    return get(name).asBoolean(false);
  }

  /** A whole number from least to 99,999,999, the service's largest number of seconds. */
  int integer(String name, int least, int otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    JsonNode value = get(name);
    if (!value.isInt() || value.intValue() < least || value.intValue() > 99_999_999) {
      throw problem("A whole number from " + least + " to 99999999 is expected", name);
    }
    return value.intValue();
  }

  double decimal(String name, String least, double otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    if (!get(name).isNumber() || get(name).decimalValue().compareTo(new BigDecimal(least)) < 0) {
      throw problem("A number of at least " + least + " is expected", name);
    }
    return get(name).doubleValue();
  }

  /** Reads a field by a parser that throws IllegalArgumentException on what it refuses. */
  <T> T parsed(String name, Function<String, T> parser) {
    try {
      return parser.apply(text(name));
    } catch (IllegalArgumentException e) {
      throw problem(String.valueOf(e.getMessage()), name);
    }
  }

  <T> Optional<T> optional(String name, Function<String, T> parser) {
    return has(name) ? Optional.of(parsed(name, parser)) : Optional.empty();
  }

  InvalidDefinition problem(String problem, String name) {
    return new InvalidDefinition(problem, at(name));
  }

  String at(String name) {
    return pointer + "/" + name;
  }

  private String at() {
    return pointer.isEmpty() ? "/" : pointer;
  }
}
