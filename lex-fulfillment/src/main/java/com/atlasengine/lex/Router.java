package com.atlasengine.lex;

import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.lex.effect.Callback;
import com.atlasengine.lex.effect.DeleteMyInfo;
import com.atlasengine.lex.effect.Goodbye;
import com.atlasengine.lex.effect.StartDemo;
import com.atlasengine.lex.reply.GroundedReply;
import com.atlasengine.lex.reply.PhoneConversation;
import com.atlasengine.lex.reply.Silence;
import com.atlasengine.lex.turn.Answer;
import com.atlasengine.lex.turn.Place;
import com.atlasengine.lex.turn.Reply;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnTasks;

/**
 * Who answers what. On the phone, greeting, callback, deletion and goodbye are answered as in chat,
 * and everything else is conversation.
 *
 * @param grounded answers out of a grounding text
 * @param conversation talks on the phone
 * @param startDemo has the visitor called
 * @param callback has the visitor called back
 * @param deleteMyInfo forgets the visitor
 */
record Router(
    GroundedReply grounded,
    PhoneConversation conversation,
    StartDemo startDemo,
    Callback callback,
    DeleteMyInfo deleteMyInfo) {
  private static final String UNKNOWN =
      "I'm sorry, I can't help with that. You can say \"start demo\" at any time.";

  /** Answers a turn that has been placed. */
  Answer answer(Turn turn, TurnTasks tasks) {
    return switch (turn.intent()) {
      case GREETING -> greeting(turn, tasks);
      case ABOUT_TECHNOLOGY -> told(turn, GroundedIntent.ABOUT_TECHNOLOGY, tasks);
      case ABOUT_DEMO -> told(turn, GroundedIntent.ABOUT_DEMO, tasks);
      case FALLBACK -> told(turn, GroundedIntent.FALLBACK, tasks);
      case INITIATE_DEMO -> started(turn, tasks);
      case CALLBACK -> callback.answer(turn.withoutLate(), tasks);
      case DELETE_MY_INFO -> deleteMyInfo.answer(turn.withoutLate(), tasks);
      case CLOSE -> Goodbye.answer(turn.withoutLate());
      case UNKNOWN -> unknown(turn, tasks);
    };
  }

  private Answer greeting(Turn turn, TurnTasks tasks) {
    return switch (turn.place()) {
      case Place.Web web -> told(turn, GroundedIntent.GREETING, tasks);
      case Place.Call call ->
          conversation
              .lateAnswer(turn)
              .orElseGet(() -> said(conversation.awaiting(turn), GroundedIntent.GREETING, tasks));
    };
  }

  private Answer told(Turn turn, GroundedIntent intent, TurnTasks tasks) {
    return switch (turn.place()) {
      case Place.Web web -> said(turn, intent, tasks);
      case Place.Call call -> talked(turn, call, tasks);
    };
  }

  private Answer started(Turn turn, TurnTasks tasks) {
    return switch (turn.place()) {
      case Place.Web web -> startDemo.answer(turn, tasks);
      case Place.Call call -> talked(turn, call, tasks);
    };
  }

  private Answer unknown(Turn turn, TurnTasks tasks) {
    return switch (turn.place()) {
      case Place.Web web ->
          turn.intentName().isBlank() // then there is nothing that could be closed
              ? Answer.listen(turn, turn.session(), Reply.fixed(UNKNOWN))
              : Answer.failed(turn, turn.session(), UNKNOWN);
      case Place.Call call -> talked(turn, call, tasks);
    };
  }

  private Answer said(Turn turn, GroundedIntent intent, TurnTasks tasks) {
    return turn.isSilent() ? Silence.answer(turn) : grounded.answer(turn, intent, tasks);
  }

  private Answer talked(Turn turn, Place.Call call, TurnTasks tasks) {
    return turn.isSilent()
        ? conversation.lateAnswer(turn).orElseGet(() -> Silence.answer(turn))
        : conversation.answer(turn, call, tasks);
  }
}
