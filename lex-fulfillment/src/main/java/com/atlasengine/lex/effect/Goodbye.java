package com.atlasengine.lex.effect;

import com.atlasengine.core.model.Channel;
import com.atlasengine.lex.turn.Answer;
import com.atlasengine.lex.turn.Turn;

/** Says goodbye; on the phone, that ends the call. */
public final class Goodbye {
  private Goodbye() {}

  /** Closes. */
  public static Answer answer(Turn turn) {
    return Answer.fulfilled(turn, turn.session().withoutTries(), said(turn.channel()));
  }

  private static String said(Channel channel) {
    return switch (channel) {
      case CHAT -> "Thank you for chatting with Atlas. Come back any time. Goodbye!";
      case PHONE -> "Thank you for talking with Atlas. Have a good day. Goodbye!";
    };
  }
}
