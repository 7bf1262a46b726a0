package com.atlasengine.lex.event;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Lex V2 event, as far as it is used; fields that are not listed are skipped. Every record has
 * the annotation, because Jackson would buffer unknown fields otherwise. Everything may be missing
 * or null: voice events have nulls where text events have values.
 *
 * @param invocationSource {@code DialogCodeHook} or {@code FulfillmentCodeHook}
 * @param inputMode {@code Text}, {@code Speech} or {@code DTMF}
 * @param sessionId the conversation
 * @param inputTranscript what was said; empty on silence
 * @param bot which bot, for its locale
 * @param proposedNextState what Lex would do next, on {@code DialogCodeHook}
 * @param interpretations what the words may mean, best first; a list of objects with the intent and
 *     how sure Lex is
 * @param requestAttributes what the client passed for this turn alone
 * @param sessionState the intent and the session attributes
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record LexEvent(
    Optional<String> invocationSource,
    Optional<String> inputMode,
    Optional<String> sessionId,
    Optional<String> inputTranscript,
    Optional<Bot> bot,
    Optional<ProposedNextState> proposedNextState,
    Optional<JsonNode> interpretations,
    Optional<Map<String, @Nullable String>> requestAttributes,
    Optional<SessionState> sessionState) {
  /** The bot that heard it. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Bot(Optional<String> localeId) {}

  /** What Lex would do next. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record ProposedNextState(
      Optional<ProposedAction> dialogAction, Optional<ProposedPrompt> prompt) {}

  /** The slot it asks for, if it asks for one. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record ProposedAction(Optional<String> slotToElicit) {}

  /** {@code Initial}, or {@code Retry1} and so on when the last answer was of no use. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record ProposedPrompt(Optional<String> attempt) {}

  /** The state of the conversation. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record SessionState(
      Optional<Map<String, @Nullable String>> sessionAttributes,
      Optional<Intent> intent,
      Optional<JsonNode> activeContexts) {}

  /** An intent; slots are kept as they came, so that they go back unchanged. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Intent(
      Optional<String> name,
      Optional<Map<String, JsonNode>> slots,
      Optional<String> state,
      Optional<String> confirmationState) {}

  @Override
  public String toString() {
    return "LexEvent[…]";
  }
}
