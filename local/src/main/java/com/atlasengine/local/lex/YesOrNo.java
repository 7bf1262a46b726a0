package com.atlasengine.local.lex;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How an answer to a yes-or-no question was meant. */
enum YesOrNo {
  YES,
  NO,
  NEITHER;

  private static final Set<String> YES_WORDS =
      Set.of(
          "yes y yeah yep yup ya sure ok okay correct right confirm confirmed affirmative"
              .concat(" absolutely definitely certainly indeed exactly proceed")
              .split(" "));
  private static final Set<String> NO_WORDS =
      Set.of(
          "no n nope nah not never don't dont cancel stop wrong incorrect negative abort"
              .split(" "));
  private static final Set<String> FILLERS =
      Set.of(
          "please thanks thank you that that's thats is it it's its i i'm am do go ahead the a of"
              .concat(" course sounds good great fine all my number call me now can may very well")
              .split(" "));

  /** Understands the answer; a "no" word anywhere wins unless a "yes" word comes first. */
  static YesOrNo of(String text) {
    List<String> words =
        Arrays.stream(text.toLowerCase(Locale.ROOT).replace('’', '\'').split("[^\\p{L}\\d']+"))
            .filter(word -> !word.isEmpty())
            .toList();
    if (words.isEmpty()) {
      return NEITHER;
    }
    boolean refuses = words.stream().anyMatch(NO_WORDS::contains);
    if (refuses) {
      return YES_WORDS.contains(words.getFirst()) ? NEITHER : NO;
    }
    return isAgreement(words) ? YES : NEITHER;
  }

  private static boolean isAgreement(List<String> words) {
    boolean nothingElse =
        words.stream().allMatch(word -> YES_WORDS.contains(word) || FILLERS.contains(word));
    boolean idiom =
        String.join(" ", words).matches(".*\\b(go ahead|of course|please do|do it)\\b.*");
    return nothingElse && (idiom || words.stream().anyMatch(YES_WORDS::contains));
  }
}
