package com.atlasengine.lex.routing;

import com.atlasengine.core.model.Channel;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnResult;

/** Says goodbye; on the phone, that ends the call. */
final class Goodbye {
  private Goodbye() {}

  /** Closes. */
  static TurnResult answer(Turn turn) {
    return TurnResult.fulfill(turn, turn.session().withoutTries(), goodbyeText(turn.channel()));
  }

  private static String goodbyeText(Channel channel) {
    return switch (channel) {
      case CHAT -> "Thank you for chatting with Atlas. Come back any time. Goodbye!";
      case PHONE -> "Thank you for talking with Atlas. Have a good day. Goodbye!";
    };
  }
}
