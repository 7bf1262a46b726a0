package com.atlasengine.local.eval;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words that make a text what it is.
 *
 * @param numbers figures, such as {@code 1.5}
 * @param names words with a capital within a sentence, in lower case
 * @param stems the beginnings of all longer words
 */
record KeyWords(Set<String> numbers, Set<String> names, Set<String> stems) {
  private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");
  private static final Pattern NAME = Pattern.compile("(?<=[\\p{Ll},;:\\d] )\\p{Lu}[\\p{L}\\d]+");
  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

  /** Shorter words are of no subject. */
  private static final int MIN_LETTERS = 4;

  /** Words that begin alike for so long are of one stem. */
  private static final int STEM_LETTERS = 5;

  /** Words of that length that are of no subject either. */
  private static final Set<String> COMMON =
      Set.of(
          ("about after also because been before could does from have here into more other said says"
                  + " somebody that their them then there they this until what when where which while"
                  + " will with would your aqui como cuando desde donde esta este esto hasta para pero"
                  + " porque quien sobre tiene todo usted")
              .split(" "));

  static KeyWords of(String text) {
    Set<String> stems =
        Arrays.stream(NOT_A_WORD.split(fold(text)))
            .filter(word -> word.length() >= MIN_LETTERS && !COMMON.contains(word))
            .map(word -> word.substring(0, Math.min(STEM_LETTERS, word.length())))
            .collect(Collectors.toUnmodifiableSet());
    return new KeyWords(find(NUMBER, text), find(NAME, text), stems);
  }

  private static Set<String> find(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .map(KeyWords::fold)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static String fold(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return ACCENTS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
  }

  /** How many longer words both have. */
  int shared(KeyWords other) {
    Set<String> both = new HashSet<>(stems);
    both.retainAll(other.stems);
    return both.size();
  }

  /** Whether a text has one of these numbers, if there are any. */
  boolean hasNumberIn(String text) {
    return numbers.isEmpty() || !disjoint(numbers, find(NUMBER, text));
  }

  /** Whether a text has one of these names, if there are any. */
  boolean hasNameIn(String text) {
    String folded = fold(text);
    return names.isEmpty() || names.stream().anyMatch(folded::contains);
  }

  private static boolean disjoint(Set<String> some, Set<String> others) {
    return some.stream().noneMatch(others::contains);
  }
}
