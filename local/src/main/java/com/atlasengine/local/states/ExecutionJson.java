package com.atlasengine.local.states;

import com.atlasengine.local.asl.run.Execution;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/** State machines and executions as the Step Functions API writes them. */
final class ExecutionJson {
  private ExecutionJson() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Epoch seconds with milliseconds, as the JSON protocol has timestamps. */
  static double seconds(Instant instant) {
    return instant.toEpochMilli() / 1000.0;
  }

  static ObjectNode listed(Execution execution) {
    ObjectNode item =
        object()
            .put("executionArn", execution.arn())
            .put("stateMachineArn", execution.machine().arn())
            .put("name", execution.name())
            .put("status", execution.status().name())
            .put("startDate", seconds(execution.startDate()));
    if (execution.outcome().isDone()) {
      item.put("stopDate", seconds(execution.outcome().join().stopDate()));
    }
    return item;
  }

  /** The execution in full, with its input and, when it is over, its output or error. */
  static ObjectNode described(Execution execution) {
    ObjectNode described = listed(execution);
    data(described, "input", execution.input());
    if (!execution.trace().isEmpty()) {
      described.put("traceHeader", execution.trace());
    }
    if (execution.outcome().isDone()) {
      ended(described, execution.outcome().join());
    }
    return described;
  }

  private static void ended(ObjectNode described, Execution.Outcome outcome) {
    outcome.output().ifPresent(output -> data(described, "output", output));
    if (!outcome.error().isEmpty()) {
      described.put("error", outcome.error());
    }
    if (!outcome.cause().isEmpty()) {
      described.put("cause", outcome.cause());
    }
  }

  private static void data(ObjectNode described, String kind, JsonNode value) {
    described.put(kind, value.toString());
    described.putObject(kind + "Details").put("included", true);
  }

  static List<ObjectNode> events(Execution execution, boolean withData) {
    return execution.history().stream().map(event -> event.toJson(withData)).toList();
  }

  static ObjectNode listed(StateMachines.Entry entry) {
    return object()
        .put("stateMachineArn", entry.machine().arn())
        .put("name", entry.machine().name())
        .put("type", entry.machine().type().name())
        .put("creationDate", seconds(entry.created()));
  }

  static ObjectNode described(StateMachines.Entry entry) {
    return configured(listed(entry), entry).put("status", "ACTIVE");
  }

  /** The state machine as the one of an execution: with the date of its last update. */
  static ObjectNode ofExecution(StateMachines.Entry entry) {
    ObjectNode described =
        object()
            .put("stateMachineArn", entry.machine().arn())
            .put("name", entry.machine().name())
            .put("updateDate", seconds(entry.created()));
    return configured(described, entry);
  }

  private static ObjectNode configured(ObjectNode described, StateMachines.Entry entry) {
    described.put("definition", entry.machine().definition()).put("roleArn", entry.roleArn());
    described
        .putObject("loggingConfiguration")
        .put("level", "OFF")
        .put("includeExecutionData", false);
    described.putObject("tracingConfiguration").put("enabled", false);
    return described;
  }
}
