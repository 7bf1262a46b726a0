package com.atlasengine.core.language;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Digits as people say them: {@code two oh six} for 206. */
public final class SpokenDigits {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,.\\-]+");

  private final Map<String, String> digits;
  private final String alternatives;
  private final Pattern pattern;

  /**
   * @param digits words, or several with one space between them, and their digits
   */
  SpokenDigits(Map<String, String> digits) {
    this.digits = Map.copyOf(digits);
    alternatives =
        digits.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?:", ")"));
    pattern = Pattern.compile("(?<!\\S)(" + alternatives + ")(?:\\s|$)");
  }

  /** All that is known, as alternatives of a pattern. */
  String alternatives() {
    return alternatives;
  }

  /** What was said in lower case, digits in a row joined; as it is when it has digits already. */
  String replaceIn(String said, UnaryOperator<String> fold) {
    if (said.chars().anyMatch(Character::isDigit)) {
      return said;
    }
    String words = BETWEEN_WORDS.matcher(fold.apply(said.toLowerCase(Locale.ROOT))).replaceAll(" ");
    return pattern
        .matcher(words)
        .replaceAll(found -> Objects.requireNonNull(digits.get(found.group(1))));
  }
}
