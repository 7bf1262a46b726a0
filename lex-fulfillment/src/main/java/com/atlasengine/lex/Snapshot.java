package com.atlasengine.lex;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Sees to it that a snapshot of this process holds no secret, no connection and nobody's data, and
 * so that a process restored from one starts with an empty memory.
 */
final class Snapshot implements Resource {
  /** The runtime refers to resources weakly: without this they would be collected. */
  private static final Queue<Snapshot> KEPT = new ConcurrentLinkedQueue<>();

  private final List<Runnable> memories;

  private Snapshot(List<Runnable> memories) {
    this.memories = memories;
  }

  /** Has these forgotten before a snapshot is taken. */
  static void holdsNothingOf(Runnable... memories) {
    Snapshot snapshot = new Snapshot(List.of(memories));
    KEPT.add(snapshot);
    Core.getGlobalContext().register(snapshot);
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    memories.forEach(Runnable::run);
  }

  /** Nothing was learned since, and nothing is connected. */
  @Override
  public void afterRestore(Context<? extends Resource> context) {}
}
