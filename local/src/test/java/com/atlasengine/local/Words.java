package com.atlasengine.local;

import java.util.random.RandomGenerator;

/** Words that occur nowhere else, so that a search for one finds what came from its place only. */
record Words(RandomGenerator random) {
  private static final String CONSONANTS = "bdfgklmnprtvz";
  private static final String VOWELS = "aeiou";
  private static final int SYLLABLES = 6;

  /** A word of a text, in small letters. */
  String next() {
    StringBuilder word = new StringBuilder("q");
    for (int i = 0; i < SYLLABLES; i++) {
      word.append(VOWELS.charAt(random.nextInt(VOWELS.length())));
      word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
    }
    return word.toString();
  }

  /** A word of a name. */
  String nextName() {
    return "Q" + next().substring(1);
  }
}
