package com.atlasengine.local.lex;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.Yaml;

/**
 * How a language names a day and a time of day; the part {@code times} of its words.
 *
 * @param days days from today
 * @param hours the names of one to twelve, in this order
 * @param before minutes that are said before the hour; negative for those that lack to it
 * @param after minutes that are said after it
 * @param fixed times with a name, as {@code HH:mm}
 * @param parts Lex's two letters for a part of the day
 * @param am what puts an hour before noon
 * @param pm what puts it after noon
 * @param around words that may stand beside a day and a time
 */
record TimeWords(
    Map<String, Integer> days,
    List<String> hours,
    Map<String, Integer> before,
    Map<String, Integer> after,
    Map<String, String> fixed,
    Map<String, String> parts,
    List<String> am,
    List<String> pm,
    List<String> around) {

  /**
   * The words of a language.
   *
   * @throws IllegalArgumentException when the local Lex does not speak it
   */
  static TimeWords of(String language) {
    try (InputStream in = TimeWords.class.getResourceAsStream("words-" + language + ".yaml")) {
      if (in == null) {
        throw new IllegalArgumentException("The local Lex does not speak " + language);
      }
      Map<String, Object> file = new Yaml().load(in);
      Object times = Objects.requireNonNull(file.get("times"), "times");
      return new TimeWords(
          numbers(times, "days"),
          list(times, "hours"),
          numbers(times, "before"),
          numbers(times, "after"),
          texts(times, "fixed"),
          texts(times, "parts"),
          list(times, "am"),
          list(times, "pm"),
          list(times, "around"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> texts(Object times, String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (times instanceof Map<?, ?> all && all.get(key) instanceof Map<?, ?> found) {
      found.forEach((word, value) -> texts.put(String.valueOf(word), String.valueOf(value)));
    }
    return texts;
  }

  private static Map<String, Integer> numbers(Object times, String key) {
    Map<String, Integer> numbers = new LinkedHashMap<>();
    texts(times, key).forEach((word, value) -> numbers.put(word, Integer.valueOf(value)));
    return numbers;
  }

  private static List<String> list(Object times, String key) {
    return times instanceof Map<?, ?> all && all.get(key) instanceof List<?> found
        ? found.stream().map(String::valueOf).toList()
        : List.of();
  }
}
