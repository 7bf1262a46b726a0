package com.atlasengine.core.text;

import java.util.Locale;
import java.util.regex.Pattern;

/** Words as patterns compare them. */
public final class SpokenWords {
  private static final Pattern APOSTROPHE = Pattern.compile("[’‘´`ʼ]");
  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}']+");

  private SpokenWords() {}

  /** The words in lower case with plain apostrophes and one space between them, nothing else. */
  public static String of(String text) {
    String plain = APOSTROPHE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("'");
    return NOT_A_WORD.matcher(plain).replaceAll(" ").strip();
  }
}
