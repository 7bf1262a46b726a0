package com.atlasengine.lex.event;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.lex.turn.IncomingEvent;
import com.atlasengine.lex.turn.IncomingTurn;
import com.atlasengine.lex.turn.IncomingTurn.Confirmation;
import com.atlasengine.lex.turn.IncomingTurn.Hook;
import com.atlasengine.lex.turn.Intent;
import com.atlasengine.lex.turn.Session;
import com.atlasengine.lex.turn.UnreadableEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads an event, once and in full: whoever answers it sees a turn and no event. It never throws,
 * because the visitor must always get a reply.
 */
public final class EventReader {
  private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);

  /** Lex sends at most 12 KB. A larger event than ten times that is not parsed. */
  private static final int MAX_EVENT_BYTES = 120 * 1_024;

  /** No intent has a longer name. */
  private static final int MAX_NAME_CHARS = 100;

  /** The bot's {@code NluConfidenceThreshold}: Lex is less sure of what it only lists. */
  private static final double MIN_CONFIDENCE = 0.4;

  private EventReader() {}

  /** The turn, or an unreadable event with the attributes that could be read. */
  public static IncomingEvent read(byte[] json) {
    if (json.length > MAX_EVENT_BYTES) {
      LOG.warn("Skipped an event of {} bytes: it is too large", json.length);
      return new UnreadableEvent(Optional.empty());
    }
    try {
      return toTurn(Json.read(json, LexEvent.class));
    } catch (PermanentFailure e) {
      LOG.warn("{} ({} bytes)", e.getMessage(), json.length);
      return new UnreadableEvent(readAttributes(json));
    }
  }

  private static IncomingTurn toTurn(LexEvent event) {
    Optional<LexEvent.Intent> lexIntent =
        event.sessionState().flatMap(LexEvent.SessionState::intent);
    String intentName =
        lexIntent
            .flatMap(LexEvent.Intent::name)
            .filter(name -> name.length() <= MAX_NAME_CHARS)
            .orElse("");
    Session session = toSession(event);
    return new IncomingTurn(
        toHook(event),
        Intent.byLexName(intentName),
        intentName,
        lexIntent.flatMap(LexEvent.Intent::slots).map(Echo::slots).orElse(Map.of()),
        toConfirmation(lexIntent),
        isRecognized(event, intentName),
        findUnansweredSlot(event),
        session,
        event.inputTranscript().orElse("").strip(),
        event.inputMode().filter(mode -> !mode.equals("Text")).isPresent(),
        event.inputMode().filter("DTMF"::equals).isPresent(),
        session.get(Session.INTERACTION_KEY).flatMap(InteractionKey::parse),
        findVisitorToken(event, session),
        event.bot().flatMap(LexEvent.Bot::localeId).orElse("en_US"),
        event
            .sessionState()
            .flatMap(LexEvent.SessionState::activeContexts)
            .filter(JsonNode::isArray)
            .map(Echo::contexts));
  }

  private static Session toSession(LexEvent event) {
    return Session.of(
        event.sessionId().orElse(""),
        event.sessionState().flatMap(LexEvent.SessionState::sessionAttributes).orElse(Map.of()));
  }

  /** A request attribute is renewed with every turn, so it goes before a session attribute. */
  private static Optional<String> findVisitorToken(LexEvent event, Session session) {
    return event
        .requestAttributes()
        .map(attributes -> attributes.get(Session.VERIFIED_VISITOR))
        .filter(token -> !token.isBlank())
        .or(() -> session.get(Session.VERIFIED_VISITOR));
  }

  private static Hook toHook(LexEvent event) {
    return event.invocationSource().filter("DialogCodeHook"::equals).isPresent()
        ? Hook.DIALOG
        : Hook.FULFILLMENT;
  }

  private static Confirmation toConfirmation(Optional<LexEvent.Intent> lexIntent) {
    return switch (lexIntent.flatMap(LexEvent.Intent::confirmationState).orElse("None")) {
      case "Confirmed" -> Confirmation.CONFIRMED;
      case "Denied" -> Confirmation.DENIED;
      default -> Confirmation.NONE;
    };
  }

  /** A score is a number; documents of earlier years show an object. */
  private static boolean isRecognized(LexEvent event, String intentName) {
    JsonNode best = event.interpretations().map(all -> all.path(0)).orElse(NullNode.getInstance());
    JsonNode confidence = best.path("nluConfidence");
    return best.at("/intent/name").asText().equals(intentName)
        && confidence.path("score").asDouble(confidence.asDouble()) >= MIN_CONFIDENCE;
  }

  /** The slot that Lex would ask for again, or {@code confirmation}. */
  private static Optional<String> findUnansweredSlot(LexEvent event) {
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

  private static Optional<Map<String, String>> readAttributes(byte[] json) {
    try {
      JsonNode found =
          Json.read(json, JsonNode.class).path("sessionState").path("sessionAttributes");
      Map<String, String> attributes = new LinkedHashMap<>();
      found
          .properties()
          .forEach(
              e -> {
                if (e.getValue().isTextual()) {
                  attributes.put(e.getKey(), e.getValue().textValue());
                }
              });
      return found.isObject() ? Optional.of(attributes) : Optional.empty();
    } catch (PermanentFailure e) {
      return Optional.empty();
    }
  }
}
