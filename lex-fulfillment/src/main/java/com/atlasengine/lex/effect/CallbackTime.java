package com.atlasengine.lex.effect;

import com.atlasengine.lex.turn.Session;
import java.time.ZonedDateTime;

/** When a visitor wants to be called back. */
sealed interface CallbackTime {
  /** No time was named. */
  record Anytime() implements CallbackTime {}

  /**
   * At a time, where the visitor is.
   *
   * @param guessed whether the number can be in another zone, too
   */
  record At(ZonedDateTime time, boolean guessed) implements CallbackTime {}

  /**
   * It has to be asked for.
   *
   * @param question what is asked
   * @param slot what the answer fills
   * @param session remembers what is clear already
   */
  record Unclear(String question, String slot, Session session) implements CallbackTime {}
}
