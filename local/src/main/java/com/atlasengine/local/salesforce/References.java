package com.atlasengine.local.salesforce;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The {@code @{reference.field}} of composite requests. */
final class References {
  private static final Pattern REFERENCE = Pattern.compile("@\\{(\\w+)((?:\\.\\w+|\\[\\d+])*)}");

  private References() {}

  /**
   * A text with its references replaced by what earlier requests answered.
   *
   * @throws SalesforceError {@code PROCESSING_HALTED} when there is no such answer
   */
  static String resolve(String text, Map<String, RestResponse> answers) {
    return REFERENCE
        .matcher(text)
        .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(value(match, answers)));
  }

  /** A body with all its texts resolved. */
  static JsonNode resolve(JsonNode body, UnaryOperator<String> resolve) {
    if (body.isTextual()) {
      return JsonNodeFactory.instance.textNode(resolve.apply(body.textValue()));
    }
    if (body.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      body.forEach(item -> array.add(resolve(item, resolve)));
      return array;
    }
    if (body.isObject()) {
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      body.properties().forEach(e -> object.set(e.getKey(), resolve(e.getValue(), resolve)));
      return object;
    }
    return body;
  }

  private static String value(MatchResult match, Map<String, RestResponse> answers) {
    String pointer = match.group(2).replace('.', '/').replaceAll("\\[(\\d+)]", "/$1");
    JsonNode value =
        Optional.ofNullable(answers.get(match.group(1)))
            .filter(answer -> !answer.isFailure())
            .flatMap(RestResponse::body)
            .map(body -> body.at(JsonPointer.compile(pointer)))
            .orElse(MissingNode.getInstance());
    if (!value.isValueNode() || value.isNull()) {
      throw new SalesforceError(
          400,
          "PROCESSING_HALTED",
          "Invalid reference specified. No value for %s%s found in %s"
              .formatted(match.group(1), match.group(2), match.group(1)));
    }
    return value.asText();
  }
}
