package com.atlasengine.local.asl.run;

import com.atlasengine.local.asl.definition.State;
import com.atlasengine.local.asl.expression.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** The events of one line of states: each follows the one before it. */
final class Trail {
  private final History history;
  private long last;

  Trail(History history, long last) {
    this.history = history;
    this.last = last;
  }

  /** The trail of a branch, which starts where this one is. */
  Trail fork() {
    return new Trail(history, last);
  }

  long last() {
    return last;
  }

  /** Goes on where another trail ended. */
  void joinAt(long id) {
    last = id;
  }

  void entered(State state, String name, JsonNode input) {
    String type = state.type() + "StateEntered";
    last = history.add(last, type, "stateEnteredEventDetails", data("input", input, name));
  }

  void exited(State state, String name, JsonNode output) {
    String type = state.type() + "StateExited";
    last = history.add(last, type, "stateExitedEventDetails", data("output", output, name));
  }

  private static ObjectNode data(String kind, JsonNode value, String name) {
    return withData(JsonNodeFactory.instance.objectNode().put("name", name), kind, value);
  }

  /** Puts a value into details as the API gives it: its JSON text, never truncated. */
  static ObjectNode withData(ObjectNode details, String kind, JsonNode value) {
    details.put(kind, Json.write(value));
    details.putObject(kind + "Details").put("truncated", false);
    return details;
  }

  /** Adds an event without details. */
  void add(String type) {
    last = history.add(last, type, "", JsonNodeFactory.instance.objectNode());
  }

  /** Adds an event whose details member is named after its type. */
  void add(String type, ObjectNode details) {
    String name = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
    last = history.add(last, type, name + "EventDetails", details);
  }

  /** Error and cause as details; an empty one is left out. */
  static ObjectNode withError(ObjectNode details, String error, String cause) {
    if (!error.isEmpty()) {
      details.put("error", error);
    }
    if (!cause.isEmpty()) {
      details.put("cause", cause);
    }
    return details;
  }
}
