package com.atlasengine.local.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The policy on a resource: which service may do what with it. */
record ResourcePolicy(JsonNode document) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static ResourcePolicy parse(String text) throws JsonProcessingException {
    return new ResourcePolicy(JSON.readTree(text));
  }

  /** Whether a service may act, when it does so for a resource of its own. */
  boolean allows(String service, String action, String sourceArn) {
    return texts(document.path("Statement"))
        .filter(statement -> statement.path("Effect").asText().equals("Allow"))
        .filter(statement -> has(statement.path("Principal").path("Service"), service))
        .filter(statement -> has(statement.path("Action"), action))
        .anyMatch(statement -> isFor(statement.path("Condition"), sourceArn));
  }

  private static boolean isFor(JsonNode condition, String sourceArn) {
    return Stream.of("ArnLike", "ArnEquals", "StringEquals", "StringLike")
        .flatMap(operator -> condition.path(operator).properties().stream())
        .filter(entry -> entry.getKey().equalsIgnoreCase("aws:SourceArn"))
        .allMatch(entry -> has(entry.getValue(), sourceArn));
  }

  private static boolean has(JsonNode oneOrMany, String value) {
    return texts(oneOrMany).anyMatch(each -> fits(each.asText(), value));
  }

  private static boolean fits(String pattern, String value) {
    String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return value.matches(regex);
  }

  private static Stream<JsonNode> texts(JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? StreamSupport.stream(oneOrMany.spliterator(), false)
        : Stream.of(oneOrMany);
  }
}
