package com.atlasengine.local;

import com.atlasengine.local.console.EventFeed;
import com.atlasengine.local.dynamodb.DynamoDb;
import com.atlasengine.local.lambda.FunctionRunner;
import com.atlasengine.local.lambda.Lambda;
import com.atlasengine.local.sqs.Sqs;
import com.atlasengine.local.xray.XRayDaemon;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;

/**
 * Puts into the console's feed what the services see: {@code segment}, {@code contact}, {@code
 * history}, {@code crm}, {@code table}, {@code queue}, {@code log}, {@code switches} and {@code
 * configuration}.
 */
final class LiveFeed {
  /** About an hour of demos, some 20 MB. */
  private static final int CAPACITY = 10_000;

  /** Longer lines are stack traces; the log file has them whole. */
  private static final int MAX_LINE_CHARS = 4_000;

  private final EventFeed feed = new EventFeed(Clock.systemUTC(), CAPACITY);

  /** What readers read; its owner closes it. */
  EventFeed feed() {
    return feed;
  }

  void watch(XRayDaemon xray, FunctionRunner functions, Sqs queues) {
    xray.watch(segment -> feed.publish("segment", withoutStacks(segment)));
    functions.watch((function, line) -> feed.publish("log", logLine(function, line)));
    queues.watch(queue -> feed.publish("queue", object().put("queue", queue)));
  }

  void watch(Services services, Switchboard switchboard) {
    services.connect().watch(contact -> feed.publish("contact", contact));
    services.org().watch(change -> feed.publish("crm", change));
    services.stepFunctions().watch(event -> feed.publish("history", event));
    switchboard.watch(switches -> feed.publish("switches", switches));
  }

  void watch(DynamoDb tables, Lambda lambda) {
    tables.watch(table -> feed.publish("table", object().put("table", table)));
    lambda.watch(name -> feed.publish("configuration", object().put("function", name)));
  }

  private static ObjectNode logLine(String function, String line) {
    int end = Math.min(line.length(), MAX_LINE_CHARS);
    return object().put("function", function).put("line", line.substring(0, end));
  }

  /** A failed segment has its exceptions' types and messages; the stacks are most of its size. */
  private static JsonNode withoutStacks(JsonNode segment) {
    JsonNode copy = segment.deepCopy();
    for (JsonNode cause : copy.findValues("cause")) {
      if (cause instanceof ObjectNode node) {
        node.remove("working_directory");
      }
    }
    copy.findParents("stack").forEach(parent -> ((ObjectNode) parent).remove("stack"));
    return copy;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
