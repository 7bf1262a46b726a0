package com.atlasengine.lex.reply;

import java.util.Arrays;
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
          ("a about again ah all alright am an and any are as ask at be but by can could continue"
               + " did do does fine for from give go going good got had has have he hear hello here"
               + " hey hi him hm hmm how i i'm if in is it it's its just know let like listening"
               + " may me mean more much my of oh ok okay on or our please question ready really"
               + " right say saying see she should so some sorry still sure tell that that's the"
               + " their them then there they thing this to uh um up us waiting want was we well"
               + " were what what's when which who why will with would yeah yep yes you your")
              .split(" "));

  private Topic() {}

  /** Whether {@code now} waits for, or asks again about, what {@code before} was about. */
  static boolean continues(String before, String now) {
    Set<String> subject = subject(now);
    return subject.isEmpty() || subject(before).stream().anyMatch(subject::contains);
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
