package com.atlasengine.lex.routing;

import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.lex.concurrent.TurnTasks;
import com.atlasengine.lex.effect.AskWhetherToDelete;
import com.atlasengine.lex.effect.Callback;
import com.atlasengine.lex.effect.DeleteMyInfo;
import com.atlasengine.lex.effect.StartDemo;
import com.atlasengine.lex.effect.StopCalling;
import com.atlasengine.lex.effect.WayOut;
import com.atlasengine.lex.reply.GroundedReply;
import com.atlasengine.lex.reply.PhoneConversation;
import com.atlasengine.lex.turn.Reply;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.Surface;
import com.atlasengine.lex.turn.Turn;
import com.atlasengine.lex.turn.TurnResult;
import java.util.Optional;

/**
 * Chooses who answers an intent. On the phone, greeting, callback, deletion and goodbye work as in
 * chat, and a question that visitors share gets the shared answer; everything else is conversation.
 *
 * @param stopCalling has nobody called who asks not to be
 * @param askWhetherToDelete talks on the calls that ask whether to delete
 * @param voicemail leaves a message with a machine
 * @param grounded answers out of a grounding text
 * @param conversation talks on the phone
 * @param startDemo starts the demo call
 * @param callback requests a callback
 * @param deleteMyInfo deletes the visitor's data
 */
public record Router(
    StopCalling stopCalling,
    AskWhetherToDelete askWhetherToDelete,
    Voicemail voicemail,
    GroundedReply grounded,
    PhoneConversation conversation,
    StartDemo startDemo,
    Callback callback,
    DeleteMyInfo deleteMyInfo) {

  /** Answers a turn whose surface is known. */
  public TurnResult answer(Turn turn, TurnTasks tasks) {
    return stopCalling
        .answer(turn)
        .or(() -> askWhetherToDelete.answer(turn))
        .or(() -> answerVoicemail(turn))
        .orElseGet(() -> answerPerson(turn, tasks));
  }

  private Optional<TurnResult> answerVoicemail(Turn turn) {
    return switch (turn.surface()) {
      case Surface.WebChat web -> Optional.empty();
      case Surface.PhoneCall call -> voicemail.answer(turn);
      case Surface.UnprovenCall unproven -> voicemail.answer(turn);
    };
  }

  private TurnResult answerPerson(Turn turn, TurnTasks tasks) {
    return leavesForm(turn)
        ? TurnResult.listen(
            turn, turn.session().withoutTries(), Reply.fixed(turn.say(Sentence.GENERAL_FORM_LEFT)))
        : answerIntent(CallbackSuggestion.dropOld(turn), tasks);
  }

  /**
   * Whether the visitor leaves a form, and Lex took that for another intent: "go back" for a
   * callback, for example. The forms and the goodbye see to it themselves.
   */
  private static boolean leavesForm(Turn turn) {
    return switch (turn.intent()) {
      case INITIATE_DEMO, DELETE_MY_INFO, CLOSE -> false;
      case GREETING, ABOUT_TECHNOLOGY, ABOUT_DEMO, CALLBACK, FALLBACK, UNKNOWN ->
          turn.session().get(Session.PERSONAL).isPresent()
              && WayOut.find(turn).filter(WayOut.LEAVE::equals).isPresent();
    };
  }

  private TurnResult answerIntent(Turn turn, TurnTasks tasks) {
    return switch (turn.intent()) {
      case GREETING -> answerGreeting(turn, tasks);
      case ABOUT_TECHNOLOGY -> answerFromGrounding(turn, GroundedIntent.ABOUT_TECHNOLOGY, tasks);
      case ABOUT_DEMO -> answerFromGrounding(turn, GroundedIntent.ABOUT_DEMO, tasks);
      case FALLBACK -> answerFromGrounding(turn, GroundedIntent.FALLBACK, tasks);
      case INITIATE_DEMO -> answerInitiateDemo(turn, tasks);
      case CALLBACK -> answerCallback(turn, tasks);
      case DELETE_MY_INFO -> deleteMyInfo.answer(turn.withoutLateTurn(), tasks);
      case CLOSE -> Goodbye.answer(turn.withoutLateTurn());
      case UNKNOWN -> answerUnknown(turn, tasks);
    };
  }

  /**
   * A callback that is asked for is requested when Lex comes back to fulfil it. One that was
   * offered may also be declined, or be left for another subject.
   */
  private TurnResult answerCallback(Turn turn, TurnTasks tasks) {
    CallbackSuggestion suggestion = CallbackSuggestion.of(turn);
    Turn after = turn.withSession(turn.session().without(Session.CALLBACK_SUGGESTED));
    return switch (suggestion) {
      case REQUESTED -> callback.answer(after.withoutLateTurn(), tasks);
      case TO_FULFILL -> callback.prepare(after);
      case DECLINED -> CallbackSuggestion.decline(after);
      case UNCLEAR -> CallbackSuggestion.askAgain(turn);
      case LEFT -> answerFromGrounding(after, GroundedIntent.FALLBACK, tasks);
    };
  }

  private TurnResult answerGreeting(Turn turn, TurnTasks tasks) {
    return switch (turn.surface()) {
      case Surface.WebChat web -> answerFromGrounding(turn, GroundedIntent.GREETING, tasks);
      case Surface.PhoneCall call ->
          conversation
              .findLateAnswer(turn)
              .orElseGet(
                  () ->
                      answerGroundedOrSilence(
                          conversation.keepLateMarkIfWaiting(turn),
                          GroundedIntent.GREETING,
                          tasks));
      case Surface.UnprovenCall unproven ->
          answerGroundedOrSilence(
              conversation.keepLateMarkIfWaiting(turn), GroundedIntent.GREETING, tasks);
    };
  }

  private TurnResult answerFromGrounding(Turn turn, GroundedIntent intent, TurnTasks tasks) {
    return switch (turn.surface()) {
      case Surface.WebChat web -> answerGroundedOrSilence(turn, intent, tasks);
      case Surface.PhoneCall call ->
          grounded
              .answerFromCache(turn, intent, tasks)
              .orElseGet(() -> answerConversationOrSilence(turn, call, tasks));
      case Surface.UnprovenCall unproven -> answerUnproven(turn, tasks);
    };
  }

  private TurnResult answerInitiateDemo(Turn turn, TurnTasks tasks) {
    return switch (turn.surface()) {
      case Surface.WebChat web -> startDemo.answer(turn, tasks);
      case Surface.PhoneCall call -> answerConversationOrSilence(turn, call, tasks);
      case Surface.UnprovenCall unproven -> answerUnproven(turn, tasks);
    };
  }

  private TurnResult answerUnknown(Turn turn, TurnTasks tasks) {
    return switch (turn.surface()) {
      case Surface.WebChat web ->
          turn.intentName().isBlank() // then there is nothing that could be closed
              ? TurnResult.listen(
                  turn, turn.session(), Reply.fixed(turn.say(Sentence.GENERAL_CANNOT_HELP)))
              : TurnResult.fail(turn, turn.session(), turn.say(Sentence.GENERAL_CANNOT_HELP));
      case Surface.PhoneCall call -> answerConversationOrSilence(turn, call, tasks);
      case Surface.UnprovenCall unproven -> answerUnproven(turn, tasks);
    };
  }

  private TurnResult answerGroundedOrSilence(Turn turn, GroundedIntent intent, TurnTasks tasks) {
    return turn.isSilent() ? Silence.answer(turn) : grounded.answer(turn, intent, tasks);
  }

  private TurnResult answerUnproven(Turn turn, TurnTasks tasks) {
    return turn.isSilent() ? Silence.answer(turn) : conversation.answerUnproven(turn, tasks);
  }

  private TurnResult answerConversationOrSilence(
      Turn turn, Surface.PhoneCall call, TurnTasks tasks) {
    return turn.isSilent()
        ? conversation.findLateAnswer(turn).orElseGet(() -> Silence.answer(turn))
        : conversation.answer(turn, call, tasks);
  }
}
