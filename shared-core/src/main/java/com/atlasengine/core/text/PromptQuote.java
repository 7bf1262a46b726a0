package com.atlasengine.core.text;

import java.util.regex.Pattern;

/**
 * Quotes visitors' words safely in a prompt: between two lines of {@link #DELIMITER}, a fence that
 * cannot occur inside, nor anything that looks like it.
 */
public final class PromptQuote {
  /** The line before and after. */
  public static final String DELIMITER = "\"\"\"";

  private static final Pattern DOUBLE_QUOTE =
      Pattern.compile(
          "[\u201C-\u201F\u00AB\u00BB\u2033\u2034\u2036\u2037\u02BA\u02DD\u02EE\u05F4\u275D\u275E"
              + "\u2760\u301D-\u301F\u3003\u2E42\\x{1F676}-\\x{1F678}]");

  private static final Pattern SINGLE_QUOTE =
      Pattern.compile(
          "[\u00B4\u2018-\u201B\u2032\u2035\u02B9\u02BB-\u02BD\u02BC\u02C8\u02CA\u02CB\u05F3"
              + "\u055A\u275B\u275C\u275F\uA78C]");

  /** Two quotation marks side by side, or three with spaces between them. */
  private static final Pattern REPEATED_QUOTES =
      Pattern.compile("[\"']{2,}|[\"'](?:[ \\t]*[\"']){2,}");

  private static final Pattern OPENING_BRACKET =
      Pattern.compile("[\u2039\u2329\u27E8\u3008\u276C\u276E\u276A]");
  private static final Pattern CLOSING_BRACKET =
      Pattern.compile("[\u203A\u232A\u27E9\u3009\u276D\u276F\u276B]");

  private PromptQuote() {}

  /**
   * The visible text between marks. Angle brackets become round ones, and every kind of quotation
   * mark a plain one.
   *
   * @param maxChars how many characters of it are kept
   */
  public static String of(String text, int maxChars) {
    String kept = Truncate.toLength(maxChars, plain(text)).strip();
    return DELIMITER + "\n" + kept + "\n" + DELIMITER;
  }

  private static String plain(String text) {
    String visible = VisibleText.of(text);
    String ascii = VisibleText.isPrintableAscii(visible) ? visible : foldMarks(visible);
    String folded = ascii.replace('`', '\'').replace('<', '(').replace('>', ')');
    return REPEATED_QUOTES.matcher(folded).replaceAll("\"");
  }

  private static String foldMarks(String text) {
    String quotes = DOUBLE_QUOTE.matcher(text).replaceAll("\"");
    String both = SINGLE_QUOTE.matcher(quotes).replaceAll("'");
    String opened = OPENING_BRACKET.matcher(both).replaceAll("(");
    return CLOSING_BRACKET.matcher(opened).replaceAll(")");
  }
}
