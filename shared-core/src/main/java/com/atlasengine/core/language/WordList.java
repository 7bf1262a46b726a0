package com.atlasengine.core.language;

/** Lists of words of a language, in lower case. */
public enum WordList {
  /** Everyday words, for small talk and for the words between ours. */
  EVERYDAY("everyday"),
  /** Words with which speakers tell about themselves. */
  FIRST_PERSON("first-person"),
  /** Words without a topic: an utterance of only these means that the visitor waits. */
  FILLER("filler"),
  /** Words too general to show a topic. */
  GENERAL("general"),
  /** Words that no name has. */
  NOT_IN_A_NAME("not-in-a-name"),
  /** Common words of other languages that this one does not have. */
  FOREIGN("foreign");

  private final String id;

  WordList(String id) {
    this.id = id;
  }

  /** Its key below {@code words}. */
  String id() {
    return id;
  }
}
