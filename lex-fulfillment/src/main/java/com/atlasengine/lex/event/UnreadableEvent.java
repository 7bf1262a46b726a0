package com.atlasengine.lex.event;

import java.util.Map;
import java.util.Optional;

/**
 * An event that is no Lex event, or far larger than one can be.
 *
 * @param attributes the session attributes, if at least they could be read
 */
public record UnreadableEvent(Optional<Map<String, String>> attributes) implements IncomingEvent {
  @Override
  public String toString() {
    return "Unreadable[]";
  }
}
