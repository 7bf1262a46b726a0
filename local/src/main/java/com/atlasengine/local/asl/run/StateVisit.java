package com.atlasengine.local.asl.run;

import com.atlasengine.local.asl.expression.Scope;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One visit to a state.
 *
 * @param name the state's name
 * @param rawInput its raw input
 * @param chain where its events go
 * @param context the context object, with this visit's State
 */
record StateVisit(String name, JsonNode rawInput, EventChain chain, ObjectNode context) {
  static StateVisit enter(RunContext run, String name, JsonNode rawInput, EventChain chain) {
    ObjectNode context = run.executionContext().deepCopy();
    Instant now = run.now();
    context.putObject("State").put("EnteredTime", now.toString()).put("Name", name);
    return new StateVisit(name, rawInput, chain, context);
  }

  Scope scope() {
    return new Scope(rawInput, context);
  }

  /** The context object during the nth retry, from 0 for the first attempt. */
  StateVisit withRetryCount(int retries) {
    ObjectNode changed = context.deepCopy();
    changed.withObject("/State").put("RetryCount", retries);
    return new StateVisit(name, rawInput, chain, changed);
  }

  StateVisit withToken(String token) {
    ObjectNode changed = context.deepCopy();
    changed.putObject("Task").put("Token", token);
    return new StateVisit(name, rawInput, chain, changed);
  }
}
