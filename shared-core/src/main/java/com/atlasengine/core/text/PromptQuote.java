package com.atlasengine.core.text;

import java.util.regex.Pattern;

/**
 * Quotes visitors' words safely in a prompt: between two lines of {@link #DELIMITER}, which cannot
 * occur inside.
 */
public final class PromptQuote {
  /** The line before and after. */
  public static final String DELIMITER = "\"\"\"";

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\n]]+");
  private static final Pattern REPEATED_QUOTES = Pattern.compile("\"{2,}");

  private PromptQuote() {}

  /**
   * The text between marks, without control characters.
   *
   * @param maxChars how many characters of it are kept
   */
  public static String of(String text, int maxChars) {
    String plain = REPEATED_QUOTES.matcher(CONTROL.matcher(text).replaceAll(" ")).replaceAll("\"");
    return DELIMITER
        + "\n"
        + plain.substring(0, Math.min(maxChars, plain.length())).strip()
        + "\n"
        + DELIMITER;
  }
}
