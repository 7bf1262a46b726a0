package com.atlasengine.local.asl.run;

import com.atlasengine.local.asl.definition.Integration;
import com.atlasengine.local.asl.definition.StateMachine;
import java.util.function.DoubleSupplier;

/**
 * The clock, integrations and settings that executions share.
 *
 * @param timeline the clock and the threads
 * @param integration what tasks call
 * @param tokens the callbacks that tasks wait for
 * @param transition the delay before each state
 * @param random gives the jitter of retries, from 0 to 1
 * @param watcher gets each event of each execution
 */
public record ExecutionEnvironment(
    Timeline timeline,
    Integration integration,
    TaskTokens tokens,
    Transition transition,
    DoubleSupplier random,
    HistoryWatcher watcher) {
  /** Watched by nobody. */
  ExecutionEnvironment(
      Timeline timeline,
      Integration integration,
      TaskTokens tokens,
      Transition transition,
      DoubleSupplier random) {
    this(timeline, integration, tokens, transition, random, (machine, execution, event) -> {});
  }

  /** Watches what executions record. */
  @FunctionalInterface
  public interface HistoryWatcher {
    /** An execution, by its ARN, has recorded an event; events of one come in order. */
    void recorded(String stateMachineArn, String executionArn, HistoryEvent event);
  }

  /** A pause before each state. */
  @FunctionalInterface
  public interface Transition {
    /** Waits as long as a transition in a state machine of this type takes. */
    void await(StateMachine.Type type) throws InterruptedException;
  }
}
