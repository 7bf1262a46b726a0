package com.atlasengine.core.language;

/**
 * What somebody may mean by what they say. A language has a pattern for each, over words as {@link
 * com.atlasengine.core.text.SpokenWords} gives them.
 */
public enum Phrase {
  /** Wants no more of a form; matches all that is said. */
  LEAVE("leave"),
  /** Wants a form explained; matches all that is said. */
  HELP("help"),
  /** Asks not to be called again; found anywhere. */
  STOP_CALLS("stop-calls"),
  /** Agrees that data is deleted; matches all that is said. */
  AGREE_TO_DELETE("agree-to-delete"),
  /** The greeting of a voicemail; found anywhere. */
  VOICEMAIL("voicemail");

  private final String id;

  Phrase(String id) {
    this.id = id;
  }

  /** Its key below {@code phrases}. */
  String id() {
    return id;
  }
}
