package com.atlasengine.local.lex;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.yaml.snakeyaml.Yaml;

/**
 * The words of a language that the local Lex knows, in place of Lex's own models. Lower case,
 * without accents.
 *
 * @param yes words that agree
 * @param no words that refuse
 * @param aroundYes words beside a yes that change nothing
 * @param idioms agreement that holds no word of yes
 * @param leadIn what people say before a name
 * @param noName words that are never part of a name typed in lower case
 * @param function words that carry no meaning by themselves, with one space between them
 * @param digits the digits of a phone number
 */
record LexWords(
    String language,
    Set<String> yes,
    Set<String> no,
    Set<String> aroundYes,
    List<String> idioms,
    Pattern leadIn,
    Set<String> noName,
    String function,
    Map<String, String> digits) {
  private static final Map<String, LexWords> READ = new ConcurrentHashMap<>();

  /**
   * The words of a locale's language.
   *
   * @throws IllegalArgumentException when the local Lex does not speak it
   */
  static LexWords of(String localeId) {
    return READ.computeIfAbsent(localeId.split("_", 2)[0], LexWords::read);
  }

  private static LexWords read(String language) {
    try (InputStream in = LexWords.class.getResourceAsStream("words-" + language + ".yaml")) {
      if (in == null) {
        throw new IllegalArgumentException("The local Lex does not speak " + language);
      }
      Map<String, Object> file = new Yaml().load(in);
      return new LexWords(
          language,
          words(file, "agree"),
          words(file, "refuse"),
          words(file, "around-agree"),
          list(file).stream().map(LexWords::fold).toList(),
          Pattern.compile(
              "^" + text(file, "lead-in") + "\\s+",
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
          words(file, "no-name"),
          text(file, "function"),
          digits(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Map<String, Object> file, String key) {
    return String.valueOf(file.get(key)).strip();
  }

  private static Set<String> words(Map<String, Object> file, String key) {
    return Arrays.stream(text(file, key).split("\\s+")).collect(Collectors.toUnmodifiableSet());
  }

  private static List<String> list(Map<String, Object> file) {
    return file.get("idioms") instanceof List<?> all
        ? all.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static Map<String, String> digits(Map<String, Object> file) {
    Map<String, String> digits = new HashMap<>();
    if (file.get("digits") instanceof Map<?, ?> all) {
      all.forEach((word, digit) -> digits.put(fold(String.valueOf(word)), String.valueOf(digit)));
    }
    return digits;
  }

  /** Cuts a text into stems. */
  Analyzer analyzer() {
    return language.equals("es")
        ? new SpanishAnalyzer(CharArraySet.EMPTY_SET)
        : new EnglishAnalyzer(CharArraySet.EMPTY_SET);
  }

  /** The text in lower case, with plain apostrophes and without accents, of the same length. */
  static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    for (int i = 0; i < composed.length(); i++) {
      String letter = composed.substring(i, i + 1).toLowerCase(Locale.ROOT).replace('’', '\'');
      folded.append(Normalizer.normalize(letter, Normalizer.Form.NFD).charAt(0));
    }
    return folded.toString();
  }
}
