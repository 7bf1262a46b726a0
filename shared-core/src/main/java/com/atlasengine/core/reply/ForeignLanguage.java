package com.atlasengine.core.reply;

import com.atlasengine.core.content.Vocabulary;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Tells sentences of the content's language from others by their common words. */
final class ForeignLanguage {
  /** A shorter sentence may well be a name or an exclamation. */
  private static final int MIN_WORDS = 4;

  /** From this length on, one word in {@value #MIN_SHARE} must be one that we know. */
  private static final int LONG_SENTENCE_WORDS = 9;

  private static final int MIN_SHARE = 5;

  private static final Pattern SPACE = Pattern.compile(" ");
  private static final Pattern LETTERS = Pattern.compile("[a-z]{2,}");

  private ForeignLanguage() {}

  /**
   * Whether a sentence is in another language; too short ones are not.
   *
   * @param sentence its words as {@link FoldedText} has them
   * @param vocabulary the words of the content's language
   */
  static boolean isIn(String sentence, Vocabulary vocabulary) {
    List<String> words =
        Arrays.stream(SPACE.split(sentence))
            .filter(word -> LETTERS.matcher(word).matches() && !vocabulary.names().contains(word))
            .toList();
    long known = words.stream().filter(vocabulary::isKnown).count();
    long foreign =
        words.stream()
            .filter(word -> !vocabulary.isKnown(word) && vocabulary.foreign().contains(word))
            .count();
    return (foreign >= 2 && foreign > known)
        || (words.size() >= MIN_WORDS && known == 0)
        || (words.size() >= LONG_SENTENCE_WORDS && known * MIN_SHARE < words.size());
  }
}
