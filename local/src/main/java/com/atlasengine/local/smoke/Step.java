package com.atlasengine.local.smoke;

/**
 * One thing to say, and what the bot must do then.
 *
 * @param text what is said
 * @param intent the intent that the bot must be in afterwards
 * @param action what it must do next, in Lex's words; empty when that does not matter
 * @param maySayNo whether the bot may ask again instead: the conversation then ends here
 * @param kind what kind of turn it is
 */
record Step(String text, String intent, String action, boolean maySayNo, Kind kind) {
  /** What answers a turn. */
  enum Kind {
    /** A question that the cache or the model answers. */
    QUESTION,
    /** Anything that has fixed words. */
    FIXED
  }

  static Step question(String text, String intent) {
    return new Step(text, intent, "", false, Kind.QUESTION);
  }

  static Step fixed(String text, String intent, String action) {
    return new Step(text, intent, action, false, Kind.FIXED);
  }

  /** The bot may refuse a number, by night or because its country is not allowed. */
  static Step number(String text, String intent, String action) {
    return new Step(text, intent, action, true, Kind.FIXED);
  }
}
