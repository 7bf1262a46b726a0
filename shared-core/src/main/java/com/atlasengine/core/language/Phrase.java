package com.atlasengine.core.language;

/**
 * What somebody may mean by what they say, and what an answer may not say. A language has a pattern
 * for each. Capitals do not count.
 */
public enum Phrase {
  /** Wants no more of a form; all that is said. */
  LEAVE("leave"),
  /** Wants a form explained; all that is said. */
  HELP("help"),
  /** Asks not to be called again; anywhere in what is said. */
  STOP_CALLS("stop-calls"),
  /** Agrees that data is deleted; all that is said. */
  AGREE_TO_DELETE("agree-to-delete"),
  /** The greeting of a voicemail; anywhere in what is said. */
  VOICEMAIL("voicemail"),

  /** Says that a number is wrong; anywhere in what is said. */
  WRONG_NUMBER("wrong-number"),
  /** Says that a name is wrong; anywhere in what is said. */
  WRONG_NAME("wrong-name"),
  /** What opens a correction and says nothing of it; taken out of a text. */
  OPENING("opening"),
  /** What was wrong, before what is right; taken out of a text. */
  NOT_THIS_BEFORE("not-this-before"),
  /** What was wrong, after what is right; taken out of a text. */
  NOT_THIS_AFTER("not-this-after"),
  /** What only a name follows; taken out of a text. */
  NAME_FOLLOWS("name-follows"),
  /** What a name or something else follows; taken out of a text. */
  NAME_MAY_FOLLOW("name-may-follow"),
  /** What may be said after a name; taken out of a text. */
  AFTER_A_NAME("after-a-name"),

  /** What introduces a name that was asked for; taken out of a text. */
  NAME_LEAD_IN("name-lead-in"),
  /** What no name has; anywhere in what is said. */
  NOT_A_NAME("not-a-name"),
  /** A number with an extension behind it; anywhere in a text as it is written. */
  EXTENSION("extension"),
  /** The end that a word loses, so that one and several are the same subject. */
  PLURAL("plural"),

  /** A price, a discount, a refund, a guarantee; in an answer. */
  PROMISE("promise"),
  /** Says that there is no such promise; in an answer. */
  PROMISE_DENIED("promise-denied"),
  /** What nobody should say to a bot; in an answer. */
  SECRET("secret"),
  /** Says that no secret is asked for; in an answer. */
  SECRET_REFUSED("secret-refused"),
  /** Asks for something; in an answer. */
  SECRET_REQUESTED("secret-requested"),
  /** A number that is to be dialled; in an answer. */
  DIALLED("dialled"),
  /** An address that is spelled out; in an answer. */
  ADDRESS("address"),
  /** Claims to be a human, or no machine; in an answer. */
  HUMAN_CLAIM("human-claim");

  private final String id;

  Phrase(String id) {
    this.id = id;
  }

  /** Its key below {@code phrases}. */
  String id() {
    return id;
  }
}
