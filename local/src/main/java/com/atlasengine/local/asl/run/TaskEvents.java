package com.atlasengine.local.asl.run;

import com.atlasengine.local.asl.definition.TaskResource;
import com.atlasengine.local.asl.expression.StateError;
import com.atlasengine.local.asl.expression.StrictJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Optional;

/** The events of a Task: a function by its ARN has its own kinds, everything else {@code Task…}. */
record TaskEvents(TaskResource resource, EventChain chain) {
  static final String REGION = "us-west-2";

  void recordScheduled(JsonNode input, Optional<Duration> timeout, Optional<Duration> heartbeat) {
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    if (resource.functionArn().isPresent()) {
      details.put("resource", resource.functionArn().get());
      EventChain.withData(details, "input", input);
    } else {
      addResource(details).put("region", REGION).put("parameters", StrictJson.write(input));
    }
    timeout.ifPresent(limit -> details.put("timeoutInSeconds", limit.toSeconds()));
    heartbeat.ifPresent(limit -> details.put("heartbeatInSeconds", limit.toSeconds()));
    chain.add(eventKind() + "Scheduled", details);
  }

  void recordStarted() {
    if (resource.functionArn().isPresent()) {
      chain.add(eventKind() + "Started");
    } else {
      chain.add(eventKind() + "Started", addResource(JsonNodeFactory.instance.objectNode()));
    }
  }

  void recordSubmitted(JsonNode output) {
    chain.add(eventKind() + "Submitted", EventChain.withData(details(), "output", output));
  }

  void recordSucceeded(JsonNode output) {
    chain.add(eventKind() + "Succeeded", EventChain.withData(details(), "output", output));
  }

  /** Records that the task failed or timed out; records nothing when the execution itself ends. */
  void recordFailed(StateError error) {
    ObjectNode details = EventChain.withError(details(), error.error(), error.cause());
    switch (error.kind()) {
      case TIMEOUT, MISSED_HEARTBEAT -> chain.add(eventKind() + "TimedOut", details);
      case TASK, BRANCH, DATA_LIMIT -> chain.add(eventKind() + "Failed", details);
      case RUNTIME, EXECUTION_TIMEOUT -> {}
    }
  }

  /** What the result came from, as the data limit's message names it. */
  String resultSource() {
    return resource.functionArn().orElse(resource.service());
  }

  private String eventKind() {
    return resource.functionArn().isPresent() ? "LambdaFunction" : "Task";
  }

  private ObjectNode details() {
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    return resource.functionArn().isPresent() ? details : addResource(details);
  }

  private ObjectNode addResource(ObjectNode details) {
    return details.put("resourceType", resource.service()).put("resource", resource.fullAction());
  }
}
