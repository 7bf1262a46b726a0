package com.atlasengine.local.lex;

import java.util.Arrays;
import java.util.List;

/** How an answer to a yes-or-no question was meant. */
enum YesOrNo {
  YES,
  NO,
  NEITHER;

  /** Understands the answer; a "no" word anywhere wins unless a "yes" word comes first. */
  static YesOrNo of(String text, LexWords language) {
    List<String> words =
        Arrays.stream(LexWords.fold(text).split("[^\\p{L}\\d']+"))
            .filter(word -> !word.isEmpty())
            .toList();
    if (words.isEmpty()) {
      return NEITHER;
    }
    boolean refuses = words.stream().anyMatch(language.no()::contains);
    if (refuses) {
      return language.yes().contains(words.getFirst()) ? NEITHER : NO;
    }
    return isAgreement(words, language) ? YES : NEITHER;
  }

  private static boolean isAgreement(List<String> words, LexWords language) {
    boolean nothingElse =
        words.stream()
            .allMatch(word -> language.yes().contains(word) || language.aroundYes().contains(word));
    String said = " " + String.join(" ", words) + " ";
    boolean idiom = language.idioms().stream().anyMatch(i -> said.contains(" " + i + " "));
    return nothingElse && (idiom || words.stream().anyMatch(language.yes()::contains));
  }
}
