package com.atlasengine.core.text;

/** Cuts texts to a store's limit. */
public final class Truncate {
  private Truncate() {}

  /** Returns at most this many UTF-16 units from the start; never splits a surrogate pair. */
  public static String toLength(int limit, String text) {
    if (text.length() <= limit) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(limit - 1));
    return text.substring(0, splitsPair ? limit - 1 : limit);
  }
}
