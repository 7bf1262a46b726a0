package com.atlasengine.local.asl.run;

import com.atlasengine.local.asl.definition.Resource;
import com.atlasengine.local.asl.expression.Json;
import com.atlasengine.local.asl.expression.StateError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/** The events of a Task: a function by its ARN has its own kinds, everything else {@code Task…}. */
record TaskEvents(Resource resource, Trail trail) {
  static final String REGION = "us-west-2";

  void scheduled(JsonNode input, Optional<Duration> timeout, Optional<Duration> heartbeat) {
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    if (resource.functionArn().isPresent()) {
      details.put("resource", resource.functionArn().get());
      Trail.withData(details, "input", input);
    } else {
      named(details).put("region", REGION).put("parameters", Json.write(input));
    }
    timeout.ifPresent(limit -> details.put("timeoutInSeconds", limit.toSeconds()));
    heartbeat.ifPresent(limit -> details.put("heartbeatInSeconds", limit.toSeconds()));
    trail.add(kind() + "Scheduled", details);
  }

  void started() {
    if (resource.functionArn().isPresent()) {
      trail.add(kind() + "Started");
    } else {
      trail.add(kind() + "Started", named(JsonNodeFactory.instance.objectNode()));
    }
  }

  void submitted(JsonNode output) {
    trail.add(kind() + "Submitted", Trail.withData(details(), "output", output));
  }

  void succeeded(JsonNode output) {
    trail.add(kind() + "Succeeded", Trail.withData(details(), "output", output));
  }

  /** A task that failed, or timed out by itself; the end of the execution is no event of its. */
  void failed(StateError error) {
    ObjectNode details = Trail.withError(details(), error.error(), error.cause());
    switch (error.kind()) {
      case TIMEOUT, MISSED_HEARTBEAT -> trail.add(kind() + "TimedOut", details);
      case TASK, BRANCH, DATA_LIMIT -> trail.add(kind() + "Failed", details);
      case RUNTIME, EXECUTION_TIMEOUT -> {}
    }
  }

  /** What the result came from, as the data limit's message names it. */
  String what() {
    return resource.functionArn().orElse(resource.service());
  }

  private String kind() {
    return resource.functionArn().isPresent() ? "LambdaFunction" : "Task";
  }

  private ObjectNode details() {
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    return resource.functionArn().isPresent() ? details : named(details);
  }

  private ObjectNode named(ObjectNode details) {
    return details.put("resourceType", resource.service()).put("resource", resource.fullAction());
  }
}
