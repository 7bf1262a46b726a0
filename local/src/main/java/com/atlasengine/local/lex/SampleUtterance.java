package com.atlasengine.local.lex;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One sample utterance of the bot, such as {@code call me at {Phone}}: words, and placeholders that
 * stand for whatever fills a slot.
 */
final class SampleUtterance {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

  /** Whatever separates words, at the ends too; apostrophes belong to a word. */
  private static final String WORD_GAP = "[^\\p{L}\\d']*";

  private final List<String> placeholders = new ArrayList<>();
  private final Pattern pattern;
  private final String words;

  SampleUtterance(String sample) {
    this.words = PLACEHOLDER.matcher(sample).replaceAll(" ").strip();
    StringBuilder regex = new StringBuilder(WORD_GAP);
    Matcher matcher = PLACEHOLDER.matcher(sample);
    int from = 0;
    while (matcher.find()) {
      appendWords(regex, sample.substring(from, matcher.start()));
      placeholders.add(matcher.group(1));
      regex.append("(\\S.*?)").append(WORD_GAP);
      from = matcher.end();
    }
    appendWords(regex, sample.substring(from));
    this.pattern =
        Pattern.compile(regex.toString(), Pattern.UNICODE_CASE | Pattern.CASE_INSENSITIVE);
  }

  private static void appendWords(StringBuilder regex, String words) {
    for (String word : normalize(words).split("[^\\p{L}\\d']+", -1)) {
      if (!word.isEmpty()) {
        regex.append(Pattern.quote(word)).append(WORD_GAP);
      }
    }
  }

  /** The sample without its placeholders. */
  String words() {
    return words;
  }

  boolean hasPlaceholders() {
    return !placeholders.isEmpty();
  }

  /** Whether the text is this sample, whatever its case and punctuation. */
  boolean matches(String text) {
    return !hasPlaceholders() && pattern.matcher(normalize(text)).matches();
  }

  /** The text that stands for each placeholder, or nothing when the text is not of this form. */
  Map<String, String> fill(String said) {
    String text = Normalizer.normalize(said, Normalizer.Form.NFC);
    Map<String, String> filled = new LinkedHashMap<>();
    Matcher matcher = pattern.matcher(normalize(text));
    if (hasPlaceholders() && matcher.matches()) {
      for (int i = 0; i < placeholders.size(); i++) {
        filled.put(
            placeholders.get(i), text.substring(matcher.start(i + 1), matcher.end(i + 1)).strip());
      }
    }
    return filled;
  }

  /** Of the same length, so that what fills a slot can be cut out of the text as it was said. */
  private static String normalize(String text) {
    return LexWords.fold(text);
  }
}
