package com.atlasengine.core.reply;

import java.util.regex.Pattern;

/** What our own texts say, and may therefore be said: numbers, links and names in them. */
final class OwnTexts {
  private static final String FOLDED = FoldedText.of(Grounding.allTexts()).folded();

  private OwnTexts() {}

  /** Whether the pattern finds something that our texts do not hold. */
  static boolean hasOther(Pattern pattern, String text) {
    return hasOther(pattern, text, FOLDED);
  }

  static boolean hasOther(Pattern pattern, String text, String own) {
    return pattern.matcher(text).results().anyMatch(found -> !own.contains(found.group().strip()));
  }
}
