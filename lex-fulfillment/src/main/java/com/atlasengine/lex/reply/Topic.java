package com.atlasengine.lex.reply;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares the topics of two utterances by their words. */
final class Topic {
  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}']+");

  /** Words without a topic. An utterance of only these words means that the visitor waits. */
  private static final Set<String> FILLER_WORDS =
      Set.of(
          ("a about again ah all alright also am an and any are as ask at be but by can could"
                  + " continue did do does explain fine for from give go going good got had has have"
                  + " he hear hello here hey hi him hm hmm how i i'm if in is it it's its just know"
                  + " let like listening may me mean more much my now of oh ok okay on or our per"
                  + " please question ready really right say saying see she should so some sorry still"
                  + " sure tell that that's the their them then there they thing this to too uh um up"
                  + " us waiting want was we well were what what's when which who why will with would"
                  + " yeah yep yes you your")
              .split(" "));

  /** Words too general to show a topic; two different questions may share them. */
  private static final Set<String> GENERAL_WORDS =
      Set.of(
          ("always anything change come different don't every everything find first get happen help"
                  + " instead keep last let's like look make many mind need never new next no not"
                  + " nothing one other people put rather run show something speak start stop take"
                  + " talk think time try turn two use work wrong")
              .split(" "));

  private Topic() {}

  /**
   * Whether {@code now} waits for, or asks again about, what {@code before} was about: at least
   * half of what it is about is the same.
   */
  static boolean isSameTopic(String before, String now) {
    Set<String> nowWords = subjectWords(now);
    Set<String> nowTopic = new HashSet<>(nowWords);
    nowTopic.removeAll(GENERAL_WORDS);
    Set<String> shared = new HashSet<>(subjectWords(before));
    shared.retainAll(nowTopic);
    return nowWords.isEmpty() || (!shared.isEmpty() && 2 * shared.size() >= nowTopic.size());
  }

  /** Whether it is about nothing: the visitor waits. */
  static boolean isWaiting(String now) {
    return subjectWords(now).isEmpty();
  }

  private static Set<String> subjectWords(String text) {
    return Arrays.stream(NOT_A_WORD.split(text.toLowerCase(Locale.ROOT).replace('\u2019', '\'')))
        .filter(word -> !word.isEmpty() && !FILLER_WORDS.contains(word))
        .map(Topic::stem)
        .collect(Collectors.toSet());
  }

  /** {@code costs} and {@code cost} are the same subject. */
  private static String stem(String word) {
    return word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }
}
