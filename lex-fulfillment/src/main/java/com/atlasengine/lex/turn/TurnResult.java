package com.atlasengine.lex.turn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The result of a turn.
 *
 * @param reply what is said
 * @param next what happens then
 * @param session what is remembered
 * @param slots what stays collected
 */
public record TurnResult(Reply reply, NextStep next, Session session, Map<String, JsonNode> slots) {
  /** What happens after the words. */
  public sealed interface NextStep {
    /** The bot listens for whatever comes. */
    record Listen() implements NextStep {}

    /** The intent has ended; on the phone, the goodbye and the callback end the call, too. */
    record Close(boolean fulfilled) implements NextStep {}

    /** The call ends, whatever was meant. */
    record HangUp() implements NextStep {}

    /** The bot asks for a slot again. */
    record AskSlot(String slot) implements NextStep {}

    /** The bot asks for a yes or a no. */
    record Confirm() implements NextStep {}

    /** The bot asks for a yes or a no to a callback, whatever was meant before. */
    record OfferCallback() implements NextStep {}

    /** Lex has the intent fulfilled, whether or not its question was answered. */
    record Fulfill() implements NextStep {}

    /** Lex goes on as it would by itself. */
    record Delegate() implements NextStep {}
  }

  /** Says something and listens. */
  public static TurnResult listen(Turn turn, Session session, Reply reply) {
    return new TurnResult(reply, new NextStep.Listen(), session, turn.slots());
  }

  /** Says something and ends the intent as fulfilled. */
  public static TurnResult fulfill(Turn turn, Session session, String text) {
    return new TurnResult(Reply.fixed(text), new NextStep.Close(true), session, turn.slots());
  }

  /** Says something and ends the intent as failed. */
  public static TurnResult fail(Turn turn, Session session, String text) {
    return new TurnResult(Reply.fixed(text), new NextStep.Close(false), session, turn.slots());
  }

  /** Says something, which may be nothing, and ends the call. */
  public static TurnResult hangUp(Session session, String text) {
    return new TurnResult(Reply.fixed(text), new NextStep.HangUp(), session, Map.of());
  }

  /** Says why, and asks for a slot again. */
  public static TurnResult askAgain(Turn turn, Session session, String slot, String text) {
    Map<String, JsonNode> slots = new LinkedHashMap<>(turn.slots());
    slots.put(slot, NullNode.getInstance());
    return new TurnResult(Reply.fixed(text), new NextStep.AskSlot(slot), session, slots);
  }

  /** Asks for a yes or a no. */
  public static TurnResult confirm(Turn turn, Session session, String question) {
    return new TurnResult(Reply.fixed(question), new NextStep.Confirm(), session, turn.slots());
  }

  /** Asks for a yes or a no to a callback. */
  public static TurnResult offerCallback(Session session, Reply reply) {
    return new TurnResult(reply, new NextStep.OfferCallback(), session, Map.of());
  }

  /** Has the intent fulfilled. */
  public static TurnResult goOnToFulfillment(Turn turn, Session session) {
    return new TurnResult(Reply.fixed(""), new NextStep.Fulfill(), session, turn.slots());
  }

  /** Leaves it to Lex. */
  public static TurnResult delegate(Turn turn, Session session) {
    return new TurnResult(Reply.fixed(""), new NextStep.Delegate(), session, turn.slots());
  }

  /** The same with something else remembered. */
  public TurnResult withSession(Session remembered) {
    return new TurnResult(reply, next, remembered, slots);
  }

  /** The same with nothing collected. */
  public TurnResult withoutSlots() {
    Map<String, JsonNode> none = new LinkedHashMap<>();
    slots.keySet().forEach(name -> none.put(name, NullNode.getInstance()));
    return new TurnResult(reply, next, session, none);
  }

  @Override
  public String toString() {
    return "TurnResult[" + next + ", " + reply + "]";
  }
}
