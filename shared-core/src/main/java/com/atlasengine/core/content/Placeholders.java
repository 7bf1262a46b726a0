package com.atlasengine.core.content;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names in braces within a text, such as {@code {number}}. */
final class Placeholders {
  private static final Pattern NAME = Pattern.compile("\\{([a-z-]+)}");

  private Placeholders() {}

  static Set<String> in(String text) {
    return NAME.matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The text with these filled, in one pass: a value is never read for names. */
  static String fill(String text, Map<String, String> values) {
    return NAME.matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    Optional.ofNullable(values.get(found.group(1))).orElse(found.group())));
  }
}
