package com.atlasengine.core.text;

/** Cuts texts to what a store takes. */
public final class Truncate {
  private Truncate() {}

  /** The text's beginning, at most this many UTF-16 units, never half of a character. */
  public static String toLength(int limit, String text) {
    if (text.length() <= limit) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(limit - 1));
    return text.substring(0, splitsPair ? limit - 1 : limit);
  }
}
