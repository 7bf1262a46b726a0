package com.atlasengine.lex.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Lex V2 response.
 *
 * @param sessionState what happens next and what is remembered
 * @param messages what is said; empty means Lex's own words
 */
public record LexResponse(SessionState sessionState, List<Message> messages) {
  /**
   * The state.
   *
   * @param sessionAttributes replace all session attributes; absent leaves them
   * @param dialogAction the next step
   * @param intent what became of the intent; may be absent with {@code Delegate} and {@code
   *     ElicitIntent} only
   * @param activeContexts as they came
   */
  public record SessionState(
      Optional<Map<String, String>> sessionAttributes,
      DialogAction dialogAction,
      Optional<Intent> intent,
      Optional<JsonNode> activeContexts) {}

  /** {@code Close}, {@code ConfirmIntent}, {@code Delegate}, {@code ElicitIntent} or a slot. */
  public record DialogAction(String type, Optional<String> slotToElicit) {}

  /** The intent; an unfilled slot is a JSON null. */
  public record Intent(
      String name,
      Map<String, JsonNode> slots,
      Optional<String> state,
      Optional<String> confirmationState) {}

  /** One message, 1 to 1,024 characters of plain text. */
  public record Message(String contentType, String content) {}

  @Override
  public String toString() {
    return "LexResponse[" + sessionState.dialogAction().type() + "]";
  }
}
