package com.atlasengine.lex.turn;

import java.util.Map;
import java.util.Optional;

/**
 * Not a Lex event, or an event that is too large.
 *
 * @param attributes the session attributes, if at least they could be read
 */
public record UnreadableEvent(Optional<Map<String, String>> attributes) implements IncomingEvent {
  @Override
  public String toString() {
    return "UnreadableEvent[]";
  }
}
