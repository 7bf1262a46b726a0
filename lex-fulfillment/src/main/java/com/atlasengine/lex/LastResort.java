package com.atlasengine.lex;

import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.reply.Grounding;
import com.atlasengine.lex.turn.Answer;
import com.atlasengine.lex.turn.Reply;
import com.atlasengine.lex.turn.Reply.Lookup;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import java.util.Optional;

/** What is said when the turn's own answer failed or is not there at its deadline. */
final class LastResort {
  private static final String ON_THE_PHONE = "Sorry, I lost my thread. Could you say that again?";
  private static final String NOT_DONE =
      "I'm sorry, I couldn't do that just now. Please try again in a minute.";

  private LastResort() {}

  /** Needs nothing and takes no time. */
  static Answer answer(Turn turn, Channel channel) {
    return switch (turn.intent()) {
      case INITIATE_DEMO -> channel == Channel.PHONE ? talk(turn, channel) : notDone(turn);
      case DELETE_MY_INFO, CALLBACK -> notDone(turn);
      case GREETING, ABOUT_TECHNOLOGY, ABOUT_DEMO, FALLBACK, CLOSE, UNKNOWN -> talk(turn, channel);
    };
  }

  /** Listens on: to close would hang up. */
  private static Answer notDone(Turn turn) {
    return Answer.listen(
        turn, turn.withoutLate().session(), Reply.substitute(NOT_DONE, Lookup.NONE));
  }

  private static Answer talk(Turn turn, Channel channel) {
    String words = words(turn, channel);
    Session said = turn.withoutLate().session().said(turn.utterance(), words);
    Session session = channel == Channel.PHONE ? said.with(Session.UNWRITTEN, "yes") : said;
    return Answer.listen(turn, session, Reply.substitute(words, Lookup.NONE));
  }

  private static String words(Turn turn, Channel channel) {
    return switch (channel) {
      case PHONE -> ON_THE_PHONE;
      case CHAT ->
          Optional.of(turn.intentName())
              .flatMap(GroundedIntent::named)
              .map(intent -> Grounding.text(intent, channel))
              .orElseGet(() -> Grounding.text(GroundedIntent.FALLBACK, channel));
    };
  }
}
