package com.atlasengine.bench.script;

import java.time.Duration;
import java.util.Map;

/**
 * One thing that a visitor says.
 *
 * @param kind what it is
 * @param words what was said
 * @param slots what Lex has collected so far, by slot
 * @param confirmed whether the visitor has said yes
 * @param thinkTime how long the visitor listens and thinks before
 */
public record ScriptedTurn(
    TurnKind kind, String words, Map<String, String> slots, boolean confirmed, Duration thinkTime) {
  public ScriptedTurn {
    slots = Map.copyOf(slots);
  }
}
