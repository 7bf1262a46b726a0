package com.atlasengine.local.bedrock;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the facts of a prompt that answer a question, by the words that both have. It knows no
 * fact: it reads the prompt, as any model does.
 */
final class KnownFacts {
  private static final Pattern UNKNOWN_WORD =
      Pattern.compile("\\b(?:word|palabra) (\\p{Lu}{4,})\\b");

  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** How questions and requests begin in English and Spanish. */
  private static final Pattern ASKS =
      Pattern.compile(
          "\\?|\\b(?:what|whats|who|whose|when|where|why|how|which|can|could|do|does|did|is|are|will|would"
              + "|tell me|explain|qu\u00e9|qui\u00e9n|cu\u00e1ndo|d\u00f3nde|por qu\u00e9|c\u00f3mo|cu\u00e1l|cu\u00e1nto|puede|puedes|d\u00edgame"
              + "|dime)\\b",
          // Without it no word ends in a letter with an accent.
          Pattern.UNICODE_CHARACTER_CLASS);

  /** Words that stand in questions of any subject. */
  private static final Set<String> COMMON =
      Arrays.stream(
              ("about after again also and any anybody are can come could did does each else every for from"
                      + " get give going happen happens has have hear hello here how into its just know let"
                      + " like listen look make many may mean more much must need nice not now one other please"
                      + " put really say see should so some somebody something tell than that the them then"
                      + " there they thing this time to under want was way well were what when where which"
                      + " who whose why will with would you your yours able today then exactly few words"
                      + " qu\u00e9 qui\u00e9n cu\u00e1ndo d\u00f3nde c\u00f3mo cu\u00e1l cu\u00e1nto para por con una uno los las del que esto eso"
                      + " puede puedes tiene tienes sobre m\u00e1s usted ustedes est\u00e1 est\u00e1n son como pero tal")
                  .split(" "))
          .collect(Collectors.toUnmodifiableSet());

  private static final int MAX_FACTS = 2;

  /** Shorter words are of no subject. */
  private static final int MIN_LETTERS = 3;

  /** Words that begin alike for so long are of one stem. */
  private static final int STEM_LETTERS = 5;

  private KnownFacts() {}

  /** The word that the instructions want for a question without an answer; empty for none. */
  static Optional<String> wordForUnknown(String instructions) {
    Matcher word = UNKNOWN_WORD.matcher(instructions);
    return word.find() ? Optional.of(word.group(1)) : Optional.empty();
  }

  /** Whether something is asked; small talk is about no subject. */
  static boolean isQuestion(String said) {
    return ASKS.matcher(said.toLowerCase(Locale.ROOT)).find() && !subject(said).isEmpty();
  }

  /**
   * The facts that have most of the question's words.
   *
   * @param facts a line each
   */
  static List<String> thatAnswer(String question, String facts) {
    Set<String> asked = subject(question);
    List<String> lines = facts.lines().filter(line -> !line.isBlank()).toList();
    long most = lines.stream().mapToLong(line -> shared(asked, line)).max().orElse(0);
    return most == 0
        ? List.of()
        : lines.stream()
            .filter(line -> shared(asked, line) == most)
            .map(KnownFacts::withoutQuestion)
            .limit(MAX_FACTS)
            .toList();
  }

  /** A line may begin with the question that it answers. */
  private static String withoutQuestion(String line) {
    return line.substring(line.lastIndexOf('?') + 1).strip();
  }

  private static long shared(Set<String> asked, String line) {
    Set<String> words = subject(line);
    return asked.stream().filter(word -> words.stream().anyMatch(w -> isSame(word, w))).count();
  }

  private static boolean isSame(String word, String other) {
    int least = Math.min(word.length(), other.length());
    return word.equals(other)
        || (least >= STEM_LETTERS && word.regionMatches(0, other, 0, STEM_LETTERS));
  }

  private static Set<String> subject(String text) {
    return Arrays.stream(NOT_A_WORD.split(text.toLowerCase(Locale.ROOT)))
        .filter(word -> word.length() >= MIN_LETTERS && !COMMON.contains(word))
        .map(
            word ->
                word.length() > MIN_LETTERS && word.endsWith("s")
                    ? word.substring(0, word.length() - 1)
                    : word)
        .collect(Collectors.toSet());
  }
}
