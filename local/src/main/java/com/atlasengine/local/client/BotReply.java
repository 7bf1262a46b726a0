package com.atlasengine.local.client;

import java.util.List;
import java.util.Map;

/**
 * What the bot said in a turn.
 *
 * @param intent the intent that the session is in
 * @param action what the bot does next, in Lex's words, such as {@code ElicitSlot} or {@code Close}
 * @param slot the slot that it asks for; empty when it asks for none
 * @param sessionAttributes what Lex remembers, which the contact flow can read
 * @param waitMillis from sending to the whole reply
 */
public record BotReply(
    List<String> messages,
    String intent,
    String action,
    String slot,
    Map<String, String> sessionAttributes,
    long waitMillis) {
  private static final String CLOSE = "Close";

  public BotReply {
    messages = List.copyOf(messages);
    sessionAttributes = Map.copyOf(sessionAttributes);
  }

  /** All messages on one line. */
  public String text() {
    return String.join(" ", messages);
  }

  /** The intent that this reply ends, empty when it ends none. */
  String endedIntent() {
    return action.equals(CLOSE) ? intent : "";
  }
}
