package com.atlasengine.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A pattern of IAM: {@code *} stands for any text, {@code ?} for one character.
 *
 * @param text as it is written
 */
public record Wildcard(String text, Pattern pattern) {
  /** The patterns of one text or several; none of nothing. */
  static List<Wildcard> of(JsonNode oneOrMany) {
    return texts(oneOrMany).map(text -> new Wildcard(text, pattern(text, 0))).toList();
  }

  /** Those of actions, in which case does not count. */
  static List<Wildcard> ofActions(JsonNode oneOrMany) {
    return texts(oneOrMany)
        .map(text -> new Wildcard(text, pattern(text, Pattern.CASE_INSENSITIVE)))
        .toList();
  }

  private static Stream<String> texts(JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? StreamSupport.stream(oneOrMany.spliterator(), false).map(JsonNode::asText)
        : Stream.of(oneOrMany).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  private static Pattern pattern(String text, int flags) {
    String regex = Pattern.quote(text).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
    return Pattern.compile(regex, Pattern.DOTALL | flags);
  }

  /** The first that fits. */
  static Optional<Wildcard> find(List<Wildcard> patterns, String value) {
    return patterns.stream().filter(p -> p.pattern.matcher(value).matches()).findFirst();
  }
}
