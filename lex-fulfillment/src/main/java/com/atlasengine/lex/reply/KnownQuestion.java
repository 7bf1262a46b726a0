package com.atlasengine.lex.reply;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Fact;
import com.atlasengine.core.language.WordList;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.reply.SharedQuestion;
import com.atlasengine.lex.turn.History.Exchange;
import com.atlasengine.lex.turn.Intent;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import java.util.Optional;

/** Which question on the phone has an answer that depends on nothing that was said before. */
final class KnownQuestion {
  private KnownQuestion() {}

  /**
   * The question of a turn: a shared one about what the content knows. Empty when a late answer is
   * awaited, the bot's last words asked something or cannot be known, or a word points to what was
   * said before.
   */
  static Optional<SharedQuestion> find(Turn turn, GroundedIntent intent) {
    return isNothingOpen(turn.session())
        ? CachePolicy.sharedQuestion(turn, intent).filter(question -> standsAlone(question, turn))
        : Optional.empty();
  }

  private static boolean isNothingOpen(Session session) {
    return session.get(Session.LATE_TURN_ID).isEmpty()
        && session.get(Session.HISTORY).isEmpty() // there it is only while nothing proves it
        && session.history().last().filter(Exchange::mayAsk).isEmpty();
  }

  private static boolean standsAlone(SharedQuestion question, Turn turn) {
    return !question.has(WordList.REFERENCE, turn.content())
        && switch (question.intent()) {
          case ABOUT_TECHNOLOGY, ABOUT_DEMO -> true;
          case FALLBACK -> turn.intent() == Intent.FALLBACK && isAboutAFact(question, turn);
          case GREETING -> false;
        };
  }

  /** What no intent names may mean anything, unless it asks for a fact. */
  private static boolean isAboutAFact(SharedQuestion question, Turn turn) {
    return turn.content().knowledge().stream()
        .anyMatch(fact -> asksFor(fact, question, turn.content()));
  }

  /** In one of the file's wordings, or in other words about the same subject. */
  private static boolean asksFor(Fact fact, SharedQuestion question, Content content) {
    return SharedQuestion.of(content, question.channel(), fact).contains(question)
        || (!question.has(WordList.PRONOUN, content)
            && !Topic.isWaiting(question.words(), content.language())
            && fact.question()
                .filter(asked -> Topic.isSameTopic(asked, question.words(), content.language()))
                .isPresent());
  }
}
