package com.atlasengine.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Replaces references by what they stand for, in {@code Ref}, {@code Fn::GetAtt} and {@code
 * Fn::Sub}; nothing is evaluated.
 *
 * @param values name, or name and attribute with a dot between, to what stands in its place
 * @param refused names that may not be referred to otherwise, with or without an attribute
 */
record ReferenceReplacer(Map<String, JsonNode> values, Set<String> refused) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^!}][^}]*)}");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  ReferenceReplacer {
    values = Map.copyOf(values);
    refused = Set.copyOf(refused);
  }

  ReferenceReplacer(Map<String, JsonNode> values) {
    this(values, Set.of());
  }

  ReferenceReplacer refusing(Set<String> names) {
    return new ReferenceReplacer(values, names);
  }

  /**
   * The node with what the references in it stand for.
   *
   * @throws IllegalArgumentException when it refers to a name that is refused, or a text takes in
   *     more than a name or a text
   */
  JsonNode replacedIn(JsonNode node) {
    if (node.isArray()) {
      ArrayNode list = NODES.arrayNode();
      node.forEach(element -> list.add(replacedIn(element)));
      return list;
    }
    if (!node.isObject()) {
      return node;
    }
    String function = node.size() == 1 ? node.fieldNames().next() : "";
    return switch (function) {
      case "Ref", "Fn::GetAtt" -> value(name(node.path(function)), node);
      case "Fn::Sub" -> NODES.objectNode().set(function, sub(node.path(function)));
      default -> members(node);
    };
  }

  private ObjectNode members(JsonNode node) {
    ObjectNode object = NODES.objectNode();
    node.properties().forEach(e -> object.set(e.getKey(), replacedIn(e.getValue())));
    return object;
  }

  private JsonNode value(String name, JsonNode otherwise) {
    JsonNode value = values.get(name);
    if (value == null && refused.contains(name.split("\\.", 2)[0])) {
      throw new IllegalArgumentException(name + " cannot be read across nested templates");
    }
    return value == null ? otherwise : value;
  }

  private JsonNode sub(JsonNode argument) {
    if (!argument.isArray()) {
      return TextNode.valueOf(sub(argument.asText(), NODES.objectNode()));
    }
    JsonNode own = argument.path(1);
    return NODES.arrayNode().add(sub(argument.path(0).asText(), own)).add(members(own));
  }

  private String sub(String text, JsonNode own) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(m -> Matcher.quoteReplacement(own.has(m.group(1)) ? m.group() : part(m)));
  }

  private String part(MatchResult placeholder) {
    JsonNode value = value(placeholder.group(1), NODES.missingNode());
    if (value.isMissingNode()) {
      return placeholder.group();
    }
    if (value.isValueNode()) {
      return value.asText();
    }
    String function = value.fieldNames().next();
    if (!function.equals("Ref") && !function.equals("Fn::GetAtt")) {
      throw new IllegalArgumentException(
          function + " in place of " + placeholder.group() + " is not supported locally");
    }
    return "${" + name(value.path(function)) + "}";
  }

  private static String name(JsonNode argument) {
    return argument.isArray()
        ? StreamSupport.stream(argument.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining("."))
        : argument.asText();
  }
}
