package com.atlasengine.lex.turn;

import com.atlasengine.core.json.Json;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.text.Digest;
import com.atlasengine.core.time.Deadline;
import com.atlasengine.lex.event.LexEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One utterance and everything that is needed to answer it.
 *
 * @param idSupplier makes the id; most turns need none
 * @param owner who answers this delivery
 * @param hook why Lex asks
 * @param intent what was meant
 * @param intentName Lex's own name of it
 * @param slots what was collected, as it came; JSON null where nothing was
 * @param confirmation the answer to a yes-or-no question, if there was one
 * @param unansweredSlot the slot that Lex asked for and did not get, if any
 * @param session what is remembered
 * @param surface where it was said
 * @param utterance what was said, ≤ 1,024 characters; blank on silence
 * @param locale the bot's, such as {@code en_US}
 * @param deadline when the answer is due
 */
public record Turn(
    Supplier<String> idSupplier,
    String owner,
    Hook hook,
    Intent intent,
    String intentName,
    Map<String, JsonNode> slots,
    Confirmation confirmation,
    Optional<String> unansweredSlot,
    Session session,
    Surface surface,
    String utterance,
    String locale,
    Deadline deadline) {
  private static final int MAX_UTTERANCE_CHARS = 1_024;

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

  /** Keeps the order of the slots. */
  public Turn {
    slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
  }

  /** The turn of an event, not yet placed. */
  public static Turn of(LexEvent event, Session session, Deadline deadline, Invocation invocation) {
    Optional<LexEvent.Intent> lexIntent =
        event.sessionState().flatMap(LexEvent.SessionState::intent);
    String name = lexIntent.flatMap(LexEvent.Intent::name).orElse("");
    Map<String, JsonNode> slots = lexIntent.flatMap(LexEvent.Intent::slots).orElse(Map.of());
    String transcript = event.inputTranscript().orElse("").strip();
    Hook hook =
        event.invocationSource().filter("DialogCodeHook"::equals).isPresent()
            ? Hook.DIALOG
            : Hook.FULFILLMENT;
    return new Turn(
        () -> id(session, hook, name, Json.writeString(slots), transcript),
        invocation.requestId(),
        hook,
        Intent.byLexName(name),
        name,
        slots,
        confirmation(lexIntent),
        readUnansweredSlot(event),
        session,
        new Surface.WebChat(),
        transcript.substring(0, Math.min(transcript.length(), MAX_UTTERANCE_CHARS)),
        event.bot().flatMap(LexEvent.Bot::localeId).orElse("en_US"),
        deadline);
  }

  private static String id(Session session, Hook hook, String intent, String slots, String said) {
    return Digest.hex(
        session.id(),
        session.get(Session.TURN_COUNT).orElse(""),
        session.history().encoded(),
        hook.name(),
        intent,
        slots,
        said);
  }

  /** The same for a second delivery of the same turn, different for any other; 64 hex digits. */
  public String id() {
    return idSupplier.get();
  }

  private static Confirmation confirmation(Optional<LexEvent.Intent> lexIntent) {
    return switch (lexIntent.flatMap(LexEvent.Intent::confirmationState).orElse("None")) {
      case "Confirmed" -> Confirmation.CONFIRMED;
      case "Denied" -> Confirmation.DENIED;
      default -> Confirmation.NONE;
    };
  }

  /** The slot that Lex would ask for again, or {@code confirmation}. */
  private static Optional<String> readUnansweredSlot(LexEvent event) {
    return event
        .proposedNextState()
        .filter(
            next ->
                next.prompt()
                    .flatMap(LexEvent.ProposedPrompt::attempt)
                    .filter(attempt -> attempt.startsWith("Retry"))
                    .isPresent())
        .flatMap(LexEvent.ProposedNextState::dialogAction)
        .map(action -> action.slotToElicit().orElse("confirmation"));
  }

  /** What Lex made of a slot; blank counts as missing. */
  public Optional<String> slot(String name) {
    JsonNode slot = slots.getOrDefault(name, NullNode.getInstance());
    String value = slot.path("value").path("interpretedValue").asText("");
    String said = value.isBlank() ? slot.path("value").path("originalValue").asText("") : value;
    return Optional.of(said.strip()).filter(v -> !v.isEmpty());
  }

  /** The channel that the answer is worded for. */
  public Channel channel() {
    return surface.channel();
  }

  /** Whether nothing was heard. */
  public boolean isSilent() {
    return utterance.isBlank();
  }

  /** The same, in its place. */
  public Turn withSurface(Surface newSurface, Session newSession) {
    return new Turn(
        idSupplier,
        owner,
        hook,
        intent,
        intentName,
        slots,
        confirmation,
        unansweredSlot,
        newSession,
        newSurface,
        utterance,
        locale,
        deadline);
  }

  /** The same with something else remembered. */
  public Turn withSession(Session remembered) {
    return withSurface(surface, remembered);
  }

  /** The same, waiting for no late answer any more. */
  public Turn withoutLateTurn() {
    return withSession(session.without(Session.LATE_TURN_ID));
  }

  @Override
  public String toString() {
    return "Turn[" + intent + ", " + surface.channel() + "]";
  }
}
