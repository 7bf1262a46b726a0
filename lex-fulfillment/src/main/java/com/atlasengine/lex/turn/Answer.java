package com.atlasengine.lex.turn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What comes of a turn.
 *
 * @param reply what is said
 * @param next what happens then
 * @param session what is remembered
 * @param slots what stays collected
 */
public record Answer(Reply reply, Next next, Session session, Map<String, JsonNode> slots) {
  /** What happens after the words. */
  public sealed interface Next {
    /** The bot listens for whatever comes. */
    record Listen() implements Next {}

    /** The intent has ended; on the phone, so does the call. */
    record Close(boolean fulfilled) implements Next {}

    /** The bot asks for a slot again. */
    record AskSlot(String slot) implements Next {}

    /** The bot asks for a yes or a no. */
    record Confirm() implements Next {}

    /** Lex goes on as it would by itself. */
    record Delegate() implements Next {}
  }

  /** Says something and listens. */
  public static Answer listen(Turn turn, Session session, Reply reply) {
    return new Answer(reply, new Next.Listen(), session, turn.slots());
  }

  /** Says something and ends the intent as fulfilled. */
  public static Answer fulfilled(Turn turn, Session session, String text) {
    return new Answer(Reply.fixed(text), new Next.Close(true), session, turn.slots());
  }

  /** Says something and ends the intent as failed. */
  public static Answer failed(Turn turn, Session session, String text) {
    return new Answer(Reply.fixed(text), new Next.Close(false), session, turn.slots());
  }

  /** Says why, and asks for a slot again. */
  public static Answer askAgain(Turn turn, Session session, String slot, String why) {
    Map<String, JsonNode> slots = new LinkedHashMap<>(turn.slots());
    slots.put(slot, NullNode.getInstance());
    return new Answer(Reply.fixed(why), new Next.AskSlot(slot), session, slots);
  }

  /** Asks for a yes or a no. */
  public static Answer confirm(Turn turn, Session session, String question) {
    return new Answer(Reply.fixed(question), new Next.Confirm(), session, turn.slots());
  }

  /** Leaves it to Lex. */
  public static Answer delegate(Turn turn, Session session) {
    return new Answer(Reply.fixed(""), new Next.Delegate(), session, turn.slots());
  }

  /** The same with something else remembered. */
  public Answer with(Session remembered) {
    return new Answer(reply, next, remembered, slots);
  }

  /** The same with nothing collected. */
  public Answer withoutSlots() {
    Map<String, JsonNode> none = new LinkedHashMap<>();
    slots.keySet().forEach(name -> none.put(name, NullNode.getInstance()));
    return new Answer(reply, next, session, none);
  }

  @Override
  public String toString() {
    return "Answer[" + next + ", " + reply + "]";
  }
}
