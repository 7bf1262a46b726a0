package com.atlasengine.local.asl.run;

import com.atlasengine.local.asl.definition.State;
import com.atlasengine.local.asl.expression.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** The history events of one flow or branch; each event points to the one before it. */
final class EventChain {
  private final History history;
  private long lastEventId;

  EventChain(History history, long last) {
    this.history = history;
    this.lastEventId = last;
  }

  /** A chain for a branch; it continues after this one's last event. */
  EventChain fork() {
    return new EventChain(history, lastEventId);
  }

  long lastEventId() {
    return lastEventId;
  }

  /** Continues after the last event of another chain. */
  void continueFrom(long id) {
    lastEventId = id;
  }

  void recordEntered(State state, String name, JsonNode input) {
    String type = state.type() + "StateEntered";
    lastEventId =
        history.add(
            lastEventId, type, "stateEnteredEventDetails", stateDetails("input", input, name));
  }

  void recordExited(State state, String name, JsonNode output) {
    String type = state.type() + "StateExited";
    lastEventId =
        history.add(
            lastEventId, type, "stateExitedEventDetails", stateDetails("output", output, name));
  }

  private static ObjectNode stateDetails(String kind, JsonNode value, String name) {
    return withData(JsonNodeFactory.instance.objectNode().put("name", name), kind, value);
  }

  /** Puts a value into details as the API gives it: its JSON text, never truncated. */
  static ObjectNode withData(ObjectNode details, String kind, JsonNode value) {
    details.put(kind, StrictJson.write(value));
    details.putObject(kind + "Details").put("truncated", false);
    return details;
  }

  /** Adds an event without details. */
  void add(String type) {
    lastEventId = history.add(lastEventId, type, "", JsonNodeFactory.instance.objectNode());
  }

  /** Adds an event whose details member is named after its type. */
  void add(String type, ObjectNode details) {
    String name = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
    lastEventId = history.add(lastEventId, type, name + "EventDetails", details);
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
