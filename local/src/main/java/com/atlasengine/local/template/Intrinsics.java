package com.atlasengine.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** CloudFormation's intrinsic functions, as many of them as a template here uses. */
public final class Intrinsics {
  /** Stands for {@code AWS::NoValue}: the property or element is not there. */
  private static final JsonNode NO_VALUE = MissingNode.getInstance();

  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(!?)([^}]+)}");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonNode conditions;
  private final JsonNode mappings;
  private final JsonNode parameters;
  private final BiFunction<String, String, String> names;

  /**
   * @param names resolves a name and an attribute, empty for {@code Ref}; a list parameter's value
   *     is comma-separated
   */
  public Intrinsics(JsonNode template, BiFunction<String, String, String> names) {
    this.conditions = template.path("Conditions");
    this.mappings = template.path("Mappings");
    this.parameters = template.path("Parameters");
    this.names = names;
  }

  /**
   * The node with all functions in it evaluated.
   *
   * @throws IllegalArgumentException when it uses a function that is not understood here
   */
  public JsonNode resolve(JsonNode node) {
    if (node.isArray()) {
      ArrayNode list = NODES.arrayNode();
      node.forEach(element -> addUnlessMissing(list, resolve(element)));
      return list;
    }
    if (!node.isObject()) {
      return node;
    }
    String key = node.size() == 1 ? node.fieldNames().next() : "";
    if (key.equals("Ref") || key.startsWith("Fn::")) {
      return call(key, node.get(key));
    }
    ObjectNode object = NODES.objectNode();
    node.properties()
        .forEach(entry -> setUnlessMissing(object, entry.getKey(), resolve(entry.getValue())));
    return object;
  }

  private static void addUnlessMissing(ArrayNode list, JsonNode value) {
    if (!value.isMissingNode()) {
      list.add(value);
    }
  }

  private static void setUnlessMissing(ObjectNode object, String name, JsonNode value) {
    if (!value.isMissingNode()) {
      object.set(name, value);
    }
  }

  private JsonNode call(String function, JsonNode argument) {
    return switch (function) {
      case "Ref" -> ref(argument.asText());
      case "Fn::GetAtt" -> getAtt(argument);
      case "Fn::Sub" -> TextNode.valueOf(sub(argument));
      case "Fn::If" -> resolve(argument.get(isTrue(argument.get(0).asText()) ? 1 : 2));
      case "Fn::Join" -> TextNode.valueOf(join(resolve(argument)));
      case "Fn::Split" -> split(resolve(argument));
      case "Fn::Select" -> select(resolve(argument));
      case "Fn::FindInMap" -> findInMap(resolve(argument));
      default -> throw new IllegalArgumentException(function + " is not supported locally");
    };
  }

  private JsonNode ref(String name) {
    String type = parameters.path(name).path("Type").asText();
    if (type.equals("CommaDelimitedList") || type.startsWith("List<")) {
      return split(NODES.arrayNode().add(",").add(resolveName(name)));
    }
    return name.equals("AWS::NoValue") ? NO_VALUE : TextNode.valueOf(resolveName(name));
  }

  private JsonNode getAtt(JsonNode argument) {
    String attribute =
        StreamSupport.stream(argument.spliterator(), false)
            .skip(1)
            .map(part -> resolve(part).asText())
            .collect(Collectors.joining("."));
    return TextNode.valueOf(names.apply(argument.path(0).asText(), attribute));
  }

  private String sub(JsonNode argument) {
    Map<String, String> local = new HashMap<>();
    String text = argument.isArray() ? argument.path(0).asText() : argument.asText();
    argument
        .path(1)
        .properties()
        .forEach(entry -> local.put(entry.getKey(), resolve(entry.getValue()).asText()));
    return PLACEHOLDER.matcher(text).replaceAll(m -> Matcher.quoteReplacement(value(m, local)));
  }

  private String value(MatchResult match, Map<String, String> local) {
    String name = match.group(2);
    if (!match.group(1).isEmpty()) {
      return "${" + name + "}";
    }
    String given = local.get(name);
    return given == null ? resolveName(name) : given;
  }

  /** A name, or a name and an attribute: SAM allows {@code !Ref Function.Alias}. */
  private String resolveName(String name) {
    int dot = name.indexOf('.');
    return dot < 0
        ? names.apply(name, "")
        : names.apply(name.substring(0, dot), name.substring(dot + 1));
  }

  private static String join(JsonNode argument) {
    List<String> parts = new ArrayList<>();
    argument.path(1).forEach(part -> parts.add(part.asText()));
    return String.join(argument.path(0).asText(), parts);
  }

  private static JsonNode split(JsonNode argument) {
    ArrayNode parts = NODES.arrayNode();
    String separator = Pattern.quote(argument.path(0).asText());
    for (String part : argument.path(1).asText().split(separator, -1)) {
      parts.add(part);
    }
    return parts;
  }

  private static JsonNode select(JsonNode argument) {
    JsonNode list = argument.path(1);
    JsonNode chosen = list.path(argument.path(0).asInt());
    if (chosen.isMissingNode()) {
      throw new IllegalArgumentException("Fn::Select found no element " + argument.path(0));
    }
    return chosen;
  }

  private JsonNode findInMap(JsonNode path) {
    JsonNode found = mappings;
    for (JsonNode key : path) {
      found = found.path(key.asText());
    }
    if (found.isMissingNode()) {
      throw new IllegalArgumentException("Fn::FindInMap found nothing at " + path);
    }
    return found;
  }

  /**
   * Whether a condition holds.
   *
   * @throws IllegalArgumentException when there is none of this name
   */
  boolean isTrue(String name) {
    JsonNode condition = conditions.path(name);
    if (condition.isMissingNode()) {
      throw new IllegalArgumentException("there is no condition " + name);
    }
    return holds(condition);
  }

  private boolean holds(JsonNode node) {
    String key = node.isObject() && node.size() == 1 ? node.fieldNames().next() : "";
    JsonNode argument = node.path(key);
    return switch (key) {
      case "Condition" -> isTrue(argument.asText());
      case "Fn::Equals" -> resolve(argument.path(0)).equals(resolve(argument.path(1)));
      case "Fn::Not" -> !holds(argument.path(0));
      case "Fn::And" -> StreamSupport.stream(argument.spliterator(), false).allMatch(this::holds);
      case "Fn::Or" -> StreamSupport.stream(argument.spliterator(), false).anyMatch(this::holds);
      default -> throw new IllegalArgumentException("not a condition: " + node);
    };
  }
}
