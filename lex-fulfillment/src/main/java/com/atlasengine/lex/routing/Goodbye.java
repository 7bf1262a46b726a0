package com.atlasengine.lex.routing;

import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.model.Channel;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnResult;

/** Says goodbye; on the phone, that ends the call. */
final class Goodbye {
  private Goodbye() {}

  /** Closes. */
  static TurnResult answer(Turn turn) {
    return TurnResult.fulfill(
        turn, turn.session().withoutTries(), turn.say(sentence(turn.channel())));
  }

  private static Sentence sentence(Channel channel) {
    return switch (channel) {
      case CHAT -> Sentence.GOODBYE_CHAT;
      case PHONE -> Sentence.GOODBYE_PHONE;
    };
  }
}
