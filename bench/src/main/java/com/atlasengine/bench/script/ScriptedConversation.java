package com.atlasengine.bench.script;

import java.util.List;

/**
 * One session with the bot.
 *
 * @param id the session's id, the same for the same seed
 * @param person who talks
 */
public record ScriptedConversation(
    String id, Channel channel, Person person, List<ScriptedTurn> turns) {
  public ScriptedConversation {
    turns = List.copyOf(turns);
  }

  /** What a call is stored under; only calls have one. */
  public String interactionKey() {
    return partitionKey() + "#" + sortKey();
  }

  /** The first half of it. */
  public String partitionKey() {
    return "LEAD#" + person.phone();
  }

  /** The second half of it. */
  public String sortKey() {
    return "INTERACTION#2026-01-05T10:00:00.000000+00:00";
  }
}
