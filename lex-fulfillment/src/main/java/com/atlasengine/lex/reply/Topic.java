package com.atlasengine.lex.reply;

import com.atlasengine.core.language.Language;
import com.atlasengine.core.language.Phrase;
import com.atlasengine.core.language.WordList;
import com.atlasengine.lex.turn.Turn;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares the topics of two utterances by their words. */
final class Topic {
  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}']+");

  private Topic() {}

  /**
   * Whether {@code now} waits for, or asks again about, what {@code before} was about: at least
   * half of what it is about is the same.
   */
  static boolean isSameTopic(String before, String now, Language language) {
    Set<String> nowWords = subjectWords(now, language);
    Set<String> nowTopic = new HashSet<>(nowWords);
    nowTopic.removeAll(language.list(WordList.GENERAL));
    Set<String> shared = new HashSet<>(subjectWords(before, language));
    shared.retainAll(nowTopic);
    return nowWords.isEmpty() || (!shared.isEmpty() && 2 * shared.size() >= nowTopic.size());
  }

  /** Whether a turn is about nothing: the visitor waits. */
  static boolean isWaiting(Turn turn) {
    return isWaiting(turn.utterance(), turn.content().language());
  }

  /** Whether it is about nothing: the visitor waits. */
  static boolean isWaiting(String now, Language language) {
    return subjectWords(now, language).isEmpty();
  }

  private static Set<String> subjectWords(String text, Language language) {
    String lowerCase = language.fold(text.toLowerCase(Locale.ROOT).replace('\u2019', '\''));
    return Arrays.stream(NOT_A_WORD.split(lowerCase))
        .filter(word -> !word.isEmpty() && !language.list(WordList.FILLER).contains(word))
        .map(word -> language.remove(Phrase.PLURAL, word)) // "costs" and "cost" are one subject
        .collect(Collectors.toSet());
  }
}
