package com.atlasengine.local.api;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers the members of a request from where its protocol puts them. */
final class InputReader {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ApiModel model;

  InputReader(ApiModel model) {
    this.model = model;
  }

  /** The members of JSON posted to one address. */
  static ObjectNode readJson(Exchange exchange) {
    if (exchange.json() instanceof ObjectNode body) {
      return body;
    }
    throw new AwsError(400, "SerializationException", "the request's body is not a JSON object");
  }

  /** The members of a form, whose names say where a value is: {@code Attributes.entry.1.Name}. */
  ObjectNode readForm(Shape shape, Exchange exchange) {
    return readForm(shape, "", exchange.form());
  }

  /**
   * The members of a request that has some in its body and others around it.
   *
   * @param labels those of the path
   */
  ObjectNode readRest(Shape shape, Map<String, String> labels, Exchange exchange) {
    ObjectNode input = body(shape, exchange);
    shape
        .members()
        .forEach(
            (name, member) -> {
              String there = member.nameOr(name);
              String value =
                  switch (Objects.requireNonNullElse(member.location(), "body")) {
                    case "uri" -> labels.get(there);
                    case "querystring" -> exchange.query(there).orElse(null);
                    case "header" -> exchange.header(there).orElse(null);
                    default -> null;
                  };
              if (value != null) {
                input.set(name, scalar(model.shape(member.shape()), value));
              }
            });
    return input;
  }

  /** The members in the body, by their own names; none of a body that is no JSON of the service. */
  private ObjectNode body(Shape shape, Exchange exchange) {
    ObjectNode input = JSON.objectNode();
    String payload = shape.payload();
    if (payload != null) {
      String type =
          model.shape(Objects.requireNonNull(shape.members().get(payload)).shape()).type();
      return type.equals("structure") ? input.set(payload, readJson(exchange)) : input;
    }
    if (shape.members().values().stream().anyMatch(member -> member.location() == null)) {
      JsonNode body = readJson(exchange);
      shape
          .members()
          .forEach(
              (name, member) ->
                  put(
                      input,
                      name,
                      member.location() == null ? body.get(member.nameOr(name)) : null));
    }
    return input;
  }

  private static void put(ObjectNode input, String name, @Nullable JsonNode value) {
    if (value != null) {
      input.set(name, value);
    }
  }

  private ObjectNode readForm(Shape shape, String prefix, Map<String, String> form) {
    ObjectNode input = JSON.objectNode();
    shape
        .members()
        .forEach(
            (name, member) ->
                readForm(member, prefix + member.nameOr(name), form)
                    .ifPresent(value -> input.set(name, value)));
    return input;
  }

  private Optional<JsonNode> readForm(Shape.Member member, String name, Map<String, String> form) {
    Shape shape = model.shape(member.shape());
    boolean inside = form.keySet().stream().anyMatch(each -> each.startsWith(name + "."));
    return switch (shape.type()) {
      case "structure" ->
          inside ? Optional.of(readForm(shape, name + ".", form)) : Optional.empty();
      case "list" -> inside ? Optional.of(readItems(shape, name, form)) : Optional.empty();
      case "map" -> inside ? Optional.of(readEntries(shape, name, form)) : Optional.empty();
      default -> Optional.ofNullable(form.get(name)).map(text -> scalar(shape, text));
    };
  }

  private ArrayNode readItems(Shape shape, String name, Map<String, String> form) {
    ArrayNode items = JSON.arrayNode();
    Shape.Member member = Objects.requireNonNull(shape.member());
    String prefix = name + "." + member.nameOr("member") + ".";
    Optional<JsonNode> item = readForm(member, prefix + 1, form);
    for (int i = 2; item.isPresent(); i++) {
      items.add(item.get());
      item = readForm(member, prefix + i, form);
    }
    return items;
  }

  private ObjectNode readEntries(Shape shape, String name, Map<String, String> form) {
    ObjectNode entries = JSON.objectNode();
    Shape.Member key = Objects.requireNonNull(shape.key());
    Shape.Member value = Objects.requireNonNull(shape.value());
    for (int i = 1; form.containsKey(name + ".entry." + i + "." + key.nameOr("key")); i++) {
      String entry = name + ".entry." + i + ".";
      String text = form.getOrDefault(entry + key.nameOr("key"), "");
      readForm(value, entry + value.nameOr("value"), form).ifPresent(v -> entries.set(text, v));
    }
    return entries;
  }

  /** A text of the path, the query, a header or a form as the JSON that its shape asks for. */
  private static JsonNode scalar(Shape shape, String text) {
    try {
      return switch (shape.type()) {
        case "integer", "long" -> JSON.numberNode(Long.parseLong(text));
        case "float", "double" -> JSON.numberNode(Double.parseDouble(text));
        case "boolean" ->
            text.equals("true") || text.equals("false")
                ? JSON.booleanNode(text.equals("true"))
                : JSON.textNode(text);
        case "list" -> JSON.arrayNode().add(text);
        default -> JSON.textNode(text);
      };
    } catch (NumberFormatException e) {
      return JSON.textNode(text);
    }
  }
}
