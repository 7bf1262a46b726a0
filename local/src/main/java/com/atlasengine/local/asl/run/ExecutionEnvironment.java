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
 */
public record ExecutionEnvironment(
    Timeline timeline,
    Integration integration,
    TaskTokens tokens,
    Transition transition,
    DoubleSupplier random) {
  /** A pause before each state. */
  @FunctionalInterface
  public interface Transition {
    /** Waits as long as a transition in a state machine of this type takes. */
    void await(StateMachine.Type type) throws InterruptedException;
  }
}
