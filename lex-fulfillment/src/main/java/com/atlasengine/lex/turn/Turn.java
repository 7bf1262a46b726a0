package com.atlasengine.lex.turn;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Sentence;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.turn.IncomingTurn.Confirmation;
import com.atlasengine.lex.turn.IncomingTurn.Hook;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A turn in its place: what came in, where it is known to take place, and what is remembered there.
 *
 * @param incoming the turn as the event told it
 * @param surface where it takes place
 * @param session what is remembered; the call's attributes in it are verified
 * @param invocation this delivery of the turn; its deadline is the turn's own
 * @param content what is said and known in the turn's locale
 */
public record Turn(
    IncomingTurn incoming,
    Surface surface,
    Session session,
    Invocation invocation,
    Content content) {
  /** A sentence in the turn's locale. */
  public String say(Sentence sentence) {
    return content.say(sentence);
  }

  /** A sentence with its placeholders filled. */
  public String say(Sentence sentence, Map<String, String> values) {
    return content.say(sentence, values);
  }

  /** The channel that the answer is worded for. */
  public Channel channel() {
    return surface.channel();
  }

  /** When the answer is due. */
  public Deadline deadline() {
    return invocation.deadline();
  }

  /** Who answers this delivery. */
  public String owner() {
    return invocation.requestId();
  }

  /** The same with something else remembered. */
  public Turn withSession(Session remembered) {
    return new Turn(incoming, surface, remembered, invocation, content);
  }

  /** The same with another value in a slot, and nothing confirmed. */
  public Turn withSlot(String name, String text) {
    return new Turn(incoming.withSlot(name, text), surface, session, invocation, content);
  }

  /** The same with nothing in a slot, as if it was asked for and not answered. */
  public Turn withoutSlot(String name) {
    return new Turn(incoming.withoutSlot(name), surface, session, invocation, content);
  }

  /** The same, waiting for no late answer any more. */
  public Turn withoutLateTurn() {
    return withSession(session.without(Session.LATE_TURN_ID));
  }

  public String id() {
    return incoming.id();
  }

  public Hook hook() {
    return incoming.hook();
  }

  public Intent intent() {
    return incoming.intent();
  }

  public String intentName() {
    return incoming.intentName();
  }

  public Map<String, JsonNode> slots() {
    return incoming.slots();
  }

  public Optional<String> slot(String name) {
    return incoming.slot(name);
  }

  public List<String> resolvedSlot(String name) {
    return incoming.resolvedSlot(name);
  }

  public Optional<String> originalSlot(String name) {
    return incoming.originalSlot(name);
  }

  public Confirmation confirmation() {
    return incoming.confirmation();
  }

  public Optional<String> unansweredSlot() {
    return incoming.unansweredSlot();
  }

  public Optional<String> visitorToken() {
    return incoming.visitorToken();
  }

  public String utterance() {
    return incoming.utterance();
  }

  /**
   * Whether Lex comes back with the same words to have a callback done: this turn is only asked
   * first, because a callback may also be declined.
   */
  public boolean leavesToFulfillment() {
    return intent() == Intent.CALLBACK
        && hook() == Hook.DIALOG
        && (confirmation() == Confirmation.CONFIRMED
            || (confirmation() == Confirmation.NONE
                && (incoming.recognized() || session.get(Session.CALLBACK_SUGGESTED).isEmpty())));
  }

  public boolean asksToStopCalls() {
    return incoming.asksToStopCalls();
  }

  public boolean isSilent() {
    return incoming.isSilent();
  }

  public String locale() {
    return incoming.locale();
  }

  @Override
  public String toString() {
    return "Turn[" + intent() + ", " + channel() + "]";
  }
}
