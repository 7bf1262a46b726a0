package com.atlasengine.core.reply;

import java.util.regex.Pattern;

/**
 * What a model answers when it was given nothing that answers a question. The engine says its own
 * words then: this one is never spoken and never cached.
 */
public final class UnknownAnswer {
  /** The word that a model is told to answer with. */
  public static final String WORD = "UNKNOWN";

  private static final Pattern WITHIN_A_TEXT =
      Pattern.compile("(?<![\\p{L}\\p{N}])" + WORD + "(?![\\p{L}\\p{N}])");

  private static final Pattern ALONE =
      Pattern.compile("[^\\p{L}\\p{N}]*" + WORD + "[^\\p{L}\\p{N}]*", Pattern.CASE_INSENSITIVE);

  private UnknownAnswer() {}

  /** Whether an answer is the word, or holds it among others. */
  public static boolean isIn(String answer) {
    String visible = FoldedText.of(answer).visible();
    return ALONE.matcher(visible).matches() || WITHIN_A_TEXT.matcher(visible).find();
  }
}
