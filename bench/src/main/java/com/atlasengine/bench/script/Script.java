package com.atlasengine.bench.script;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that happens in a replay.
 *
 * @param users what each user says, one conversation after another
 */
public record Script(
    long seed, List<List<ScriptedConversation>> users, List<Engagement> engagements) {
  public Script {
    users = users.stream().map(List::copyOf).toList();
    engagements = List.copyOf(engagements);
  }

  /** All conversations. */
  public Stream<ScriptedConversation> conversations() {
    return users.stream().flatMap(List::stream);
  }

  /** How many turns there are. */
  public int turns() {
    return conversations().mapToInt(c -> c.turns().size()).sum();
  }
}
