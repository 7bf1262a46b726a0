package com.atlasengine.lex.reply;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether somebody still speaks about the same, as far as the words tell. */
final class Topic {
  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}']+");

  /** Words that carry no subject: who says nothing but these is waiting, or asks to go on. */
  private static final Set<String> EMPTY_WORDS =
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

  /** Words that say something, but not what about: two questions may share them by chance. */
  private static final Set<String> ABOUT_ANYTHING =
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
  static boolean continues(String before, String now) {
    Set<String> said = subject(now);
    Set<String> about = new HashSet<>(said);
    about.removeAll(ABOUT_ANYTHING);
    Set<String> shared = new HashSet<>(subject(before));
    shared.retainAll(about);
    return said.isEmpty() || (!shared.isEmpty() && 2 * shared.size() >= about.size());
  }

  /** Whether it is about nothing: the visitor waits. */
  static boolean isWaiting(String now) {
    return subject(now).isEmpty();
  }

  private static Set<String> subject(String text) {
    return Arrays.stream(NOT_A_WORD.split(text.toLowerCase(Locale.ROOT).replace('\u2019', '\'')))
        .filter(word -> !word.isEmpty() && !EMPTY_WORDS.contains(word))
        .map(Topic::stem)
        .collect(Collectors.toSet());
  }

  /** {@code costs} and {@code cost} are the same subject. */
  private static String stem(String word) {
    return word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
  }
}
