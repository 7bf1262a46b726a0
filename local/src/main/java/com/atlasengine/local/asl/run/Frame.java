package com.atlasengine.local.asl.run;

import com.atlasengine.local.asl.expression.Scope;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One stay in a state.
 *
 * @param name the state's name
 * @param raw its raw input
 * @param trail where its events go
 * @param context the context object, with this stay's State
 */
record Frame(String name, JsonNode raw, Trail trail, ObjectNode context) {
  static Frame enter(Run run, String name, JsonNode raw, Trail trail) {
    ObjectNode context = run.executionContext().deepCopy();
    Instant now = run.now();
    context.putObject("State").put("EnteredTime", now.toString()).put("Name", name);
    return new Frame(name, raw, trail, context);
  }

  Scope scope() {
    return new Scope(raw, context);
  }

  /** The context object during the nth retry, from 0 for the first attempt. */
  Frame attempt(int retries) {
    ObjectNode changed = context.deepCopy();
    changed.withObject("/State").put("RetryCount", retries);
    return new Frame(name, raw, trail, changed);
  }

  Frame withToken(String token) {
    ObjectNode changed = context.deepCopy();
    changed.putObject("Task").put("Token", token);
    return new Frame(name, raw, trail, changed);
  }
}
