package com.atlasengine.local.asl.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * One event of an execution's history.
 *
 * @param id from 1
 * @param previousId the event that led to it; 0 for none
 * @param timestamp when
 * @param type such as {@code TaskStateEntered} or {@code TaskFailed}
 * @param detailsName the member that holds the details, such as {@code taskFailedEventDetails};
 *     empty when the type has none
 * @param details the details as the API gives them
 */
public record HistoryEvent(
    long id,
    long previousId,
    Instant timestamp,
    String type,
    String detailsName,
    ObjectNode details) {
  /** The event as the API answers it, with or without the inputs and outputs. */
  public ObjectNode toJson(boolean withData) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("timestamp", timestamp.toEpochMilli() / 1000.0);
    event.put("type", type).put("id", id).put("previousEventId", previousId);
    if (!detailsName.isEmpty()) {
      ObjectNode shown = details.deepCopy();
      if (!withData) {
        shown.remove(List.of("input", "output"));
      }
      event.set(detailsName, shown);
    }
    return event;
  }

  /** One member of the details as text; empty when it is not there. */
  String detail(String name) {
    JsonNode value = details.path(name);
    return value.asText("");
  }
}
