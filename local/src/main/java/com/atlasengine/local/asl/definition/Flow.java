package com.atlasengine.local.asl.definition;

import java.util.Map;

/**
 * A start state and the states it leads to: a state machine, or one branch of a Parallel state.
 *
 * @param startAt the first state's name
 * @param states all states by name
 */
public record Flow(String startAt, Map<String, State> states) {
  public State state(String name) {
    State state = states.get(name);
    if (state == null) {
      throw new IllegalStateException("the definition has no state " + name);
    }
    return state;
  }
}
