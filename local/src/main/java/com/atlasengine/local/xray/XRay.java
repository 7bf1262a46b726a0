package com.atlasengine.local.xray;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Service;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * X-Ray's API: {@code GetTraceSummaries} and {@code BatchGetTraces}. A trace is Lambda's own
 * segment of an invocation, and in it the subsegments that the function sent.
 */
public final class XRay implements Service {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MAX_TRACES_A_REQUEST = 5;
  private static final int MAX_SEGMENTS = 1000;

  private final XRayDaemon daemon;
  private final Map<String, ObjectNode> segments =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ObjectNode> eldest) {
          return size() > MAX_SEGMENTS;
        }
      };

  /**
   * @param daemon has what the functions sent
   */
  public XRay(XRayDaemon daemon) {
    this.daemon = daemon;
  }

  /**
   * Keeps a segment that Lambda itself writes.
   *
   * @param segment as X-Ray's documents are, with an id and a trace id
   */
  public void add(ObjectNode segment) {
    synchronized (segments) {
      segments.put(segment.path("trace_id").asText() + "/" + segment.path("id").asText(), segment);
    }
  }

  @Override
  public String signingName() {
    return "xray";
  }

  @Override
  public void serve(Exchange exchange) throws IOException {
    switch (exchange.method() + exchange.path()) {
      case "POST/TraceSummaries" -> exchange.respondJson(summaries(exchange.json()));
      case "POST/Traces" -> exchange.respondJson(traces(exchange.json()));
      default ->
          throw AwsError.unknownOperation("X-Ray", exchange.method() + " " + exchange.path());
    }
  }

  private JsonNode summaries(JsonNode request) {
    if (request.has("FilterExpression")) {
      throw invalid("FilterExpression is not supported locally");
    }
    double from = request.path("StartTime").asDouble();
    double until = request.path("EndTime").asDouble();
    ObjectNode answer = JSON.objectNode();
    ArrayNode summaries = answer.putArray("TraceSummaries");
    List<ObjectNode> found =
        copy().stream()
            .filter(each -> each.path("start_time").asDouble() >= from)
            .filter(each -> each.path("start_time").asDouble() <= until)
            .toList();
    found.forEach(segment -> summaries.add(summary(segment)));
    return answer.put("TracesProcessedCount", found.size()).put("ApproximateTime", until);
  }

  private static ObjectNode summary(JsonNode segment) {
    double seconds = segment.path("end_time").asDouble() - segment.path("start_time").asDouble();
    return JSON.objectNode()
        .put("Id", segment.path("trace_id").asText())
        .put("Duration", seconds)
        .put("ResponseTime", seconds);
  }

  private JsonNode traces(JsonNode request) {
    if (request.path("TraceIds").size() > MAX_TRACES_A_REQUEST) {
      throw invalid("at most " + MAX_TRACES_A_REQUEST + " traces may be asked for at once");
    }
    ObjectNode answer = JSON.objectNode();
    ArrayNode traces = answer.putArray("Traces");
    request.path("TraceIds").forEach(id -> addTrace(traces, id.asText()));
    answer.putArray("UnprocessedTraceIds");
    return answer;
  }

  /** X-Ray leaves out a trace that it does not know. */
  private void addTrace(ArrayNode traces, String id) {
    List<ObjectNode> found =
        copy().stream().filter(each -> each.path("trace_id").asText().equals(id)).toList();
    if (found.isEmpty()) {
      return;
    }
    ObjectNode trace = traces.addObject().put("Id", id).put("LimitExceeded", false);
    ArrayNode documents = trace.putArray("Segments");
    for (ObjectNode segment : found) {
      documents
          .addObject()
          .put("Id", segment.path("id").asText())
          .put("Document", withSubsegments(segment).toString());
    }
  }

  private ObjectNode withSubsegments(ObjectNode segment) {
    ObjectNode whole = segment.deepCopy();
    for (JsonNode each : daemon.segments(segment.path("trace_id").asText())) {
      if (each.path("parent_id").asText().equals(segment.path("id").asText())) {
        whole.withArray("subsegments").add(each);
      }
    }
    return whole;
  }

  private List<ObjectNode> copy() {
    synchronized (segments) {
      return List.copyOf(segments.values());
    }
  }

  private static AwsError invalid(String message) {
    return new AwsError(400, "InvalidRequestException", message);
  }
}
