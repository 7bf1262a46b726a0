package com.atlasengine.local.logs;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Service;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** CloudWatch Logs: {@code FilterLogEvents} over the newest events of each log group. */
public final class CloudWatchLogs implements Service {
  private static final int MAX_EVENTS_IN_A_GROUP = 10_000;

  private final Map<String, Deque<Event>> groups = new ConcurrentHashMap<>();

  private record Event(String id, String stream, long timestampMs, String message) {
    ObjectNode toJson() {
      return JsonNodeFactory.instance
          .objectNode()
          .put("logStreamName", stream)
          .put("timestamp", timestampMs)
          .put("message", message)
          .put("ingestionTime", timestampMs)
          .put("eventId", id);
    }
  }

  /**
   * @param groupNames the log groups that there are
   */
  public CloudWatchLogs(List<String> groupNames) {
    groupNames.forEach(name -> groups.put(name, new ArrayDeque<>()));
  }

  /** Keeps an event; a group that does not exist keeps none. */
  public void append(String group, String stream, Instant time, String message) {
    Deque<Event> events = groups.get(group);
    if (events == null) {
      return;
    }
    synchronized (events) {
      String id = Long.toString(System.nanoTime());
      events.add(new Event(id, stream, time.toEpochMilli(), message));
      if (events.size() > MAX_EVENTS_IN_A_GROUP) {
        events.remove();
      }
    }
  }

  @Override
  public String signingName() {
    return "logs";
  }

  @Override
  public void serve(Exchange exchange) throws IOException {
    String operation = exchange.operation().orElse("");
    if (!operation.equals("FilterLogEvents")) {
      throw AwsError.unknownOperation("CloudWatch Logs", operation);
    }
    exchange.respondJson(filter(exchange.json()));
  }

  private JsonNode filter(JsonNode request) {
    if (!request.path("filterPattern").asText("").isEmpty()) {
      throw new AwsError(
          400, "InvalidParameterException", "filterPattern is not supported locally");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode found = answer.putArray("events");
    long from = request.path("startTime").asLong(0);
    long until = request.path("endTime").asLong(Long.MAX_VALUE);
    int limit = request.path("limit").asInt(MAX_EVENTS_IN_A_GROUP);
    events(request.path("logGroupName").asText()).stream()
        .filter(event -> event.timestampMs() >= from && event.timestampMs() <= until)
        .limit(limit)
        .forEach(event -> found.add(event.toJson()));
    answer.putArray("searchedLogStreams");
    return answer;
  }

  private List<Event> events(String group) {
    Deque<Event> events = groups.get(group);
    if (events == null) {
      throw new AwsError(
          400, "ResourceNotFoundException", "The specified log group does not exist.");
    }
    synchronized (events) {
      return List.copyOf(events);
    }
  }
}
