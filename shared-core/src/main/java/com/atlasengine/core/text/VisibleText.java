package com.atlasengine.core.text;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Text as a reader sees it: in Unicode's form NFKC, so that squared, full-width and mathematical
 * letters are plain ones, and without characters that show nothing.
 */
public final class VisibleText {
  /** Ends of lines that are no {@code \n}, and all other control characters. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}&&[^\\n]]+");

  /**
   * Format characters such as bidi marks and tags, lone surrogates, private and unassigned ones,
   * variation selectors, and letters that are drawn as nothing.
   */
  private static final Pattern INVISIBLE =
      Pattern.compile(
          "[\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\x{FE00}-\\x{FE0F}\\x{E0100}-\\x{E01EF}\\x{34F}"
              + "\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{3164}\\x{FFA0}\\x{2800}]+");

  private VisibleText() {}

  /** The text with its lines; other control characters become a space. */
  public static String of(String text) {
    if (isPrintableAscii(text)) {
      return text;
    }
    String shown = INVISIBLE.matcher(text).replaceAll("");
    return CONTROL.matcher(Normalizer.normalize(shown, Normalizer.Form.NFKC)).replaceAll(" ");
  }

  /** Whether it holds only printable ASCII characters and {@code \n}: most texts do. */
  static boolean isPrintableAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\n') || c > '~') {
        return false;
      }
    }
    return true;
  }
}
