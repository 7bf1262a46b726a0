package com.atlasengine.lex.routing;

import com.atlasengine.core.model.Channel;
import com.atlasengine.lex.turn.Reply;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnResult;
import java.util.List;

/** Answers silence: it asks whether somebody is there and finally says goodbye. */
final class Silence {
  private static final List<String> PHONE_TEXTS =
      List.of(
          "Sorry, I didn't hear anything. Are you still there?",
          "I still can't hear you. You can ask me anything about this call, or say goodbye.");
  private static final List<String> CHAT_TEXTS =
      List.of(
          "I didn't get that. You can say \"start demo\", or ask me what I am built of.",
          "I'm still here. Say \"start demo\" and I will call you.");
  private static final String GOODBYE_TEXT =
      "I can't hear you, so I will hang up now. Thank you for trying Atlas. Goodbye.";

  private Silence() {}

  /** Asks again; on the phone it hangs up at the third silent turn in a row. */
  static TurnResult answer(Turn turn) {
    int before = turn.session().count(Session.SILENCE_COUNT);
    Session session = turn.session().with(Session.SILENCE_COUNT, Integer.toString(before + 1));
    boolean spoken = turn.channel() == Channel.PHONE;
    List<String> lines = spoken ? PHONE_TEXTS : CHAT_TEXTS;
    return spoken && before >= lines.size()
        ? TurnResult.hangUp(session, GOODBYE_TEXT)
        : TurnResult.listen(turn, session, Reply.fixed(lines.get(before % lines.size())));
  }
}
