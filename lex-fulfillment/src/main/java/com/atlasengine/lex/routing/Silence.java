package com.atlasengine.lex.routing;

import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.model.Channel;
import com.atlasengine.lex.turn.Reply;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnResult;

/** Answers silence: it asks whether somebody is there and finally says goodbye. */
final class Silence {

  private Silence() {}

  /** Asks again; on the phone it hangs up at the third silent turn in a row. */
  static TurnResult answer(Turn turn) {
    int before = turn.session().count(Session.SILENCE_COUNT);
    Session session = turn.session().with(Session.SILENCE_COUNT, Integer.toString(before + 1));
    boolean spoken = turn.channel() == Channel.PHONE;
    Sentence question = spoken ? Sentence.SILENCE_PHONE : Sentence.SILENCE_CHAT;
    return spoken && before >= turn.content().wordings(question)
        ? TurnResult.hangUp(session, turn.say(Sentence.SILENCE_HANG_UP))
        : TurnResult.listen(turn, session, Reply.fixed(turn.content().wording(question, before)));
  }
}
