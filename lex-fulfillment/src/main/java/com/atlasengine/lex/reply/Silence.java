package com.atlasengine.lex.reply;

import com.atlasengine.core.model.Channel;
import com.atlasengine.lex.turn.Answer;
import com.atlasengine.lex.turn.Reply;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import java.util.List;

/** Answers nothing: asks whether somebody is there, and at last says goodbye. */
public final class Silence {
  private static final List<String> ON_THE_PHONE =
      List.of(
          "Sorry, I didn't hear anything. Are you still there?",
          "I still can't hear you. You can ask me anything about this call, or say goodbye.");
  private static final List<String> IN_CHAT =
      List.of(
          "I didn't get that. You can say \"start demo\", or ask me what I am built of.",
          "I'm still here. Say \"start demo\" and I will call you.");
  private static final String GOODBYE =
      "I can't hear you, so I will hang up now. Thank you for trying Atlas. Goodbye.";

  private Silence() {}

  /** What is said to silence, the first, the second and, on the phone, the last time. */
  public static Answer answer(Turn turn) {
    int before = turn.session().count(Session.SILENCES);
    Session session = turn.session().with(Session.SILENCES, Integer.toString(before + 1));
    boolean spoken = turn.channel() == Channel.PHONE;
    List<String> lines = spoken ? ON_THE_PHONE : IN_CHAT;
    return spoken && before >= lines.size()
        ? Answer.failed(turn, session, GOODBYE)
        : Answer.listen(turn, session, Reply.fixed(lines.get(before % lines.size())));
  }
}
