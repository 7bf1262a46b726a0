package com.atlasengine.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Searches what operators can read for what they must not. */
final class LeakSearch {
  /** Salesforce's sessions, as the stand-in and the real one write them. */
  private static final Pattern TOKEN = Pattern.compile("00D\\w{12}(?:\\w{3})?!\\S{10,}");

  private static final List<String> DIGITS =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

  private final Map<String, Pattern> forbidden = new LinkedHashMap<>();

  LeakSearch() {
    forbidden.put("a Salesforce session", TOKEN);
    forbidden.put("a private key", Pattern.compile("PRIVATE KEY"));
    forbidden.put("a login's assertion", Pattern.compile("eyJ[\\w-]+\\.eyJ[\\w-]+\\."));
    forbidden.put("an interaction's key", Pattern.compile("(?i)LEAD#\\+?\\d"));
  }

  /** A number of ten digits in every way that people and programs write it. */
  LeakSearch number(String tenDigits) {
    String separated =
        String.join("[^0-9A-Za-z]{0,3}", tenDigits.chars().mapToObj(Character::toString).toList());
    forbidden.put("the number", Pattern.compile(separated));
    forbidden.put("the spoken number", Pattern.compile("(?i)" + spoken(tenDigits)));
    forbidden.put("the end of the number", Pattern.compile("(?<!\\d)" + tenDigits.substring(3)));
    return this;
  }

  private static String spoken(String digits) {
    List<String> words =
        digits
            .chars()
            .mapToObj(c -> c == '0' ? "(?:zero|oh|o)" : DIGITS.get(Character.digit(c, 10)))
            .toList();
    return String.join("[^a-z]{1,3}", words);
  }

  /** Words that only the visitor said or is called. */
  LeakSearch words(String... words) {
    Stream.of(words)
        .forEach(word -> forbidden.put(word, Pattern.compile("(?i)" + Pattern.quote(word))));
    return this;
  }

  /** A secret: no sixteen characters of it in a row, wherever they begin. */
  LeakSearch secret(String name, String value) {
    String plain = value.replaceAll("\\s|\\\\n", "");
    for (int from = 0; from + 16 <= plain.length(); from += 8) {
      forbidden.put(
          name + " from " + from, Pattern.compile(Pattern.quote(plain.substring(from, from + 16))));
    }
    return this;
  }

  /** What is found in a text, one line for each, with the line that holds it. */
  List<String> search(String place, String text) {
    List<String> found = new ArrayList<>();
    text.lines()
        .forEach(
            line ->
                forbidden.forEach(
                    (what, pattern) -> {
                      if (pattern.matcher(line).find()) {
                        found.add(what + " in " + place + ": " + line);
                      }
                    }));
    return found;
  }
}
