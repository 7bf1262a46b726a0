package com.atlasengine.lex.reply;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.reply.UnknownAnswer;
import com.atlasengine.lex.turn.Reply;
import com.atlasengine.lex.turn.Reply.CacheLookup;
import com.atlasengine.lex.turn.Reply.Source;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnResult;
import java.util.Map;
import java.util.Optional;

/** Says that a question has no answer, counts it, and offers a callback. */
public final class UnansweredQuestion {
  private UnansweredQuestion() {}

  /**
   * Asks for a yes or a no to a callback.
   *
   * @param opening what is said before; may be empty
   */
  static TurnResult answer(Turn turn, Optional<String> opening, CacheLookup lookup) {
    String unknown = turn.say(Sentence.KNOWLEDGE_UNKNOWN);
    String text =
        opening
            .filter(words -> !UnknownAnswer.isIn(words))
            .map(words -> words + " " + unknown)
            .orElse(unknown);
    Session session = turn.session().withExchange(turn.utterance(), text);
    int count = session.count(Session.UNANSWERED_COUNT) + 1;
    return TurnResult.offerCallback(
        session
            .with(Session.UNANSWERED_COUNT, Integer.toString(count))
            .with(Session.CALLBACK_SUGGESTED, "yes"),
        new Reply(text, Source.UNANSWERED, lookup));
  }

  /**
   * A line for the sales team on how many there were, after a line break; empty when there were
   * none.
   *
   * @param sales the content of the sales team's locale
   */
  public static String toLine(Session session, Content sales) {
    int count = session.count(Session.UNANSWERED_COUNT);
    return count == 0
        ? ""
        : "\n" + sales.say(Sentence.SALES_UNANSWERED, Map.of("count", Integer.toString(count)));
  }
}
