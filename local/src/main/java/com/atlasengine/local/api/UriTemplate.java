package com.atlasengine.local.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of an operation, such as {@code /contacts/{InstanceId}/{ContactId}}.
 *
 * @param labels the names in braces, in order
 * @param pattern what a path of the operation matches, with a group for each label
 */
record UriTemplate(List<String> labels, Pattern pattern) {
  private static final Pattern LABEL = Pattern.compile("\\{([^}+]+)\\+?}");

  @JsonCreator
  static UriTemplate parse(String text) {
    List<String> labels = new ArrayList<>();
    Matcher label = LABEL.matcher(text.replaceFirst("\\?.*", "").replaceFirst("/$", ""));
    StringBuilder regex = new StringBuilder();
    while (label.find()) {
      labels.add(label.group(1));
      label.appendReplacement(regex, "([^/]+)");
    }
    label.appendTail(regex);
    return new UriTemplate(labels, Pattern.compile(regex.append("/?").toString()));
  }

  /** The labels' values, decoded; empty when the path is another operation's. */
  Optional<Map<String, String>> match(String path) {
    Matcher matcher = pattern.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < labels.size(); i++) {
      values.put(labels.get(i), decode(matcher.group(i + 1)));
    }
    return Optional.of(values);
  }

  private static String decode(String segment) {
    return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
