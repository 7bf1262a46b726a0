package com.atlasengine.core.text;

import java.util.regex.Pattern;

/**
 * What people said, made safe to stand in a prompt: between two lines of {@link #MARK}, which
 * cannot occur inside.
 */
public final class Quoted {
  /** The line before and after. */
  public static final String MARK = "\"\"\"";

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n]]+");
  private static final Pattern MARKS = Pattern.compile("\"{2,}");

  private Quoted() {}

  /**
   * The text between marks, without control characters.
   *
   * @param most how many characters of it are kept
   */
  public static String of(String text, int most) {
    String plain = MARKS.matcher(CONTROL.matcher(text).replaceAll(" ")).replaceAll("\"");
    return MARK + "\n" + plain.substring(0, Math.min(most, plain.length())).strip() + "\n" + MARK;
  }
}
