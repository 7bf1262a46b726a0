package com.atlasengine.lex.turn;

import com.atlasengine.core.language.Language;
import com.atlasengine.core.language.Phrase;
import com.atlasengine.core.text.SpokenWords;

/**
 * How somebody asks not to be called again: in words of any language, whatever the call is held in,
 * or by a key of their phone.
 */
final class StopRequest {
  /** The key that the greeting of the call names. */
  private static final String KEY = "9";

  private StopRequest() {}

  /**
   * Whether these words ask for it.
   *
   * @param keys whether they are keys that were pressed
   */
  static boolean isIn(String utterance, boolean keys) {
    return keys
        ? SpokenWords.of(utterance).equals(KEY)
        : Language.isInAny(Phrase.STOP_CALLS, utterance);
  }
}
