package com.atlasengine.core.text;

/** Cuts texts to what a store takes. */
public final class Cut {
  private Cut() {}

  /** The text's beginning, at most this many UTF-16 units, never half of a character. */
  public static String to(int limit, String text) {
    if (text.length() <= limit) {
      return text;
    }
    boolean halves = Character.isHighSurrogate(text.charAt(limit - 1));
    return text.substring(0, halves ? limit - 1 : limit);
  }
}
