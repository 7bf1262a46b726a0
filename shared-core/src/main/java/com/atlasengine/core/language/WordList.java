package com.atlasengine.core.language;

/** Lists of words of a language, in lower case. */
public enum WordList {
  /** Everyday words, for small talk and for the words between ours. */
  EVERYDAY("everyday"),
  /** Words with which speakers tell about themselves. */
  FIRST_PERSON("first-person"),
  /** Words that open what is said and say nothing of it. */
  OPENER("opener"),
  /** Words that point to what was said before, or answer it. */
  REFERENCE("reference"),
  /** Words that point to what was said before, or to the speakers and their call. */
  PRONOUN("pronoun"),
  /** Words without a topic: an utterance of only these means that the visitor waits. */
  FILLER("filler"),
  /** Words too general to show a topic. */
  GENERAL("general"),
  /** Words of sentences; a name has one of them at most. */
  NOT_IN_A_NAME("not-in-a-name"),
  /** Words that a corrected name does not have, because an answer without a name does. */
  NOT_IN_A_CORRECTION("not-in-a-correction"),
  /** Words in lower case that a written name may have. */
  NAME_PARTICLES("name-particles"),
  /** Words that numbers are said with. */
  NUMBER_WORDS("number-words"),
  /** Words that join them. */
  NUMBER_JOINTS("number-joints"),
  /** One of them is in every {@link Phrase#PROMISE}. */
  PROMISE_TRIGGERS("promise-triggers"),
  /** One of them is in every {@link Phrase#SECRET}. */
  SECRET_TRIGGERS("secret-triggers"),
  /** One of them is in every {@link Phrase#HUMAN_CLAIM}. */
  HUMAN_TRIGGERS("human-triggers"),
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
