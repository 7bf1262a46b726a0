package com.atlasengine.lex.reply;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.port.LateReplies;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.reply.RefreshRequest;
import com.atlasengine.core.reply.RefreshRequest.LateTurn;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.turn.History.Exchange;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnBudget;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers that missed their turn on the phone. The turn leaves a mark in the session; the next one,
 * if it is still about the same, takes the answer and opens with it. Taking removes it, so it is
 * said once; a turn about something else removes the mark, so it is never said.
 */
public record LateReplyDelivery(
    LateReplies replies, RefreshRequester refresher, TurnBudget budget, Clock clock) {
  private static final Logger LOG = LoggerFactory.getLogger(LateReplyDelivery.class);

  /**
   * Requests the reply from the refresher and marks the session as waiting for it. What the model
   * is asked holds the conversation, so it goes to the store, and the request only says where it
   * is.
   */
  Session request(Turn turn, Prompt prompt, Session session, TurnTasks tasks) {
    LateTurn late = new LateTurn(session.id(), turn.id());
    refresher.requestLate(
        deadline -> {
          replies.storePrompt(late, prompt, deadline);
          return RefreshRequest.of(late, turn.locale(), clock.instant());
        },
        tasks,
        turn.deadline());
    return session.with(Session.LATE_TURN_ID, late.turn());
  }

  /** The answer to an earlier turn, if one is awaited, still fits, and is there. */
  Optional<String> take(Turn turn) {
    String before = turn.session().history().last().map(Exchange::user).orElse("");
    return turn.session()
        .get(Session.LATE_TURN_ID)
        .filter(awaited -> Topic.isSameTopic(before, turn.utterance(), turn.content().language()))
        .flatMap(awaited -> take(new LateTurn(turn.session().id(), awaited), turn));
  }

  private Optional<String> take(LateTurn late, Turn turn) {
    try {
      return replies.take(late, turn.deadline().atMost(budget.lateReplyTake()));
    } catch (TransientFailure | PermanentFailure e) {
      LOG.warn("Could not take the late reply: {}", e.getMessage());
      return Optional.empty();
    }
  }
}
