package com.atlasengine.local.client;

import java.util.List;

/**
 * What the bot said in a turn.
 *
 * @param intent the intent that the session is in
 * @param action what the bot does next, in Lex's words, such as {@code ElicitSlot} or {@code Close}
 * @param slot the slot that it asks for; empty when it asks for none
 * @param waitMillis from sending to the whole reply
 */
public record BotReply(
    List<String> messages, String intent, String action, String slot, long waitMillis) {
  private static final String CLOSE = "Close";

  public BotReply {
    messages = List.copyOf(messages);
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
