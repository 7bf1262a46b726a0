package com.atlasengine.lex.turn;

import com.atlasengine.core.json.Json;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.text.Digest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One utterance as its event tells it. Nothing in it is verified: the client can write the session,
 * so where the turn takes place is only a claim.
 *
 * @param hook why Lex asks
 * @param intent what was meant
 * @param intentName Lex's own name of it; blank when the event has none
 * @param slots what was collected, as it came; JSON null where nothing was
 * @param confirmation the answer to a yes-or-no question, if there was one
 * @param recognized whether the words themselves mean the intent; otherwise they answer a question
 *     of it, or Lex does not know what else they are
 * @param unansweredSlot the slot that Lex asked for and did not get, if any
 * @param session what is remembered, as the event has it
 * @param utterance what was said, ≤ {@value #MAX_UTTERANCE_CHARS} characters; blank on silence
 * @param spoken whether it came as speech or as keys pressed
 * @param keysPressed whether it came as keys pressed
 * @param claimedCall the phone call that the session names, if any
 * @param visitorToken what the page's backend says of the visitor, if the page sent it
 * @param locale the bot's, such as {@code en_US}
 * @param activeContexts as they came; they go back unchanged
 */
public record IncomingTurn(
    Hook hook,
    Intent intent,
    String intentName,
    Map<String, JsonNode> slots,
    Confirmation confirmation,
    boolean recognized,
    Optional<String> unansweredSlot,
    Session session,
    String utterance,
    boolean spoken,
    boolean keysPressed,
    Optional<InteractionKey> claimedCall,
    Optional<String> visitorToken,
    String locale,
    Optional<JsonNode> activeContexts)
    implements IncomingEvent {
  /** As long as Lex takes it. */
  static final int MAX_UTTERANCE_CHARS = 1_024;

  /** Why Lex asks. */
  public enum Hook {
    /** While slots are filled. */
    DIALOG,
    /** When they are. */
    FULFILLMENT
  }

  /** The answer to a yes-or-no question. */
  public enum Confirmation {
    /** Yes. */
    CONFIRMED,
    /** No. */
    DENIED,
    /** Not asked, or not answered. */
    NONE
  }

  /** Keeps the order of the slots, and cuts the utterance. */
  public IncomingTurn {
    slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
    utterance = utterance.substring(0, Math.min(utterance.length(), MAX_UTTERANCE_CHARS));
  }

  /** Where the event claims that the turn takes place; a {@link Turn} knows where it does. */
  public Channel claimedChannel() {
    return spoken || claimedCall.isPresent() ? Channel.PHONE : Channel.CHAT;
  }

  /** Whether its answer tells of something done: a call, a Case, a deletion, a suppression. */
  public boolean hasEffect() {
    return (claimedChannel() == Channel.PHONE && asksToStopCalls())
        || (hook == Hook.FULFILLMENT
            && switch (intent) {
              case INITIATE_DEMO -> claimedChannel() == Channel.CHAT;
              case CALLBACK, DELETE_MY_INFO -> true;
              case GREETING, ABOUT_TECHNOLOGY, ABOUT_DEMO, CLOSE, FALLBACK, UNKNOWN -> false;
            });
  }

  /** Whether the visitor does not want to be called again, whatever Lex made of the words. */
  public boolean asksToStopCalls() {
    return StopRequest.isIn(utterance, keysPressed);
  }

  /** Whether nothing was heard. */
  public boolean isSilent() {
    return utterance.isBlank();
  }

  /** What Lex made of a slot; blank counts as missing. */
  public Optional<String> slot(String name) {
    return slotText(name, "interpretedValue").or(() -> originalSlot(name));
  }

  /** What was said for a slot; blank counts as missing. */
  public Optional<String> originalSlot(String name) {
    return slotText(name, "originalValue");
  }

  /** What a slot may mean, as Lex resolved it; several values when that is not clear. */
  public List<String> resolvedSlot(String name) {
    JsonNode values =
        slots.getOrDefault(name, NullNode.getInstance()).path("value").path("resolvedValues");
    List<String> resolved = new ArrayList<>();
    values.forEach(value -> resolved.add(value.asText("")));
    return resolved.isEmpty() ? slot(name).stream().toList() : List.copyOf(resolved);
  }

  private Optional<String> slotText(String name, String field) {
    JsonNode value = slots.getOrDefault(name, NullNode.getInstance()).path("value");
    return Optional.of(value.path(field).asText("").strip()).filter(text -> !text.isEmpty());
  }

  /** The same with another value in a slot, and nothing confirmed. */
  public IncomingTurn withSlot(String name, String text) {
    ObjectNode slot = JsonNodeFactory.instance.objectNode().put("shape", "Scalar");
    slot.putObject("value")
        .put("originalValue", text)
        .put("interpretedValue", text)
        .putArray("resolvedValues")
        .add(text);
    return withSlot(name, slot, Optional.empty());
  }

  /** The same with nothing in a slot, as if it was asked for and not answered. */
  public IncomingTurn withoutSlot(String name) {
    return withSlot(name, NullNode.getInstance(), Optional.of(name));
  }

  private IncomingTurn withSlot(String name, JsonNode value, Optional<String> unanswered) {
    Map<String, JsonNode> changed = new LinkedHashMap<>(slots);
    changed.put(name, value);
    return new IncomingTurn(
        hook,
        intent,
        intentName,
        changed,
        Confirmation.NONE,
        recognized,
        unanswered,
        session,
        utterance,
        spoken,
        keysPressed,
        claimedCall,
        visitorToken,
        locale,
        activeContexts);
  }

  /**
   * The same for a second delivery of the same turn, different for any other; 64 hex digits. Made
   * on request, because most turns need none.
   */
  public String id() {
    return Digest.hex(
        session.id(),
        session.get(Session.TURN_COUNT).orElse(""),
        session.sentHistory().encoded(),
        hook.name(),
        intentName,
        Json.writeString(slots),
        utterance);
  }

  @Override
  public String toString() {
    return "IncomingTurn[" + intent + "]";
  }
}
