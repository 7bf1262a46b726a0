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

  static ObjectNode listItem(Execution execution) {
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
  static ObjectNode describe(Execution execution) {
    ObjectNode described = listItem(execution);
    addData(described, "input", execution.input());
    if (!execution.trace().isEmpty()) {
      described.put("traceHeader", execution.trace());
    }
    if (execution.outcome().isDone()) {
      addOutcome(described, execution.outcome().join());
    }
    return described;
  }

  private static void addOutcome(ObjectNode described, Execution.Outcome outcome) {
    outcome.output().ifPresent(output -> addData(described, "output", output));
    if (!outcome.error().isEmpty()) {
      described.put("error", outcome.error());
    }
    if (!outcome.cause().isEmpty()) {
      described.put("cause", outcome.cause());
    }
  }

  private static void addData(ObjectNode described, String kind, JsonNode value) {
    described.put(kind, value.toString());
    described.putObject(kind + "Details").put("included", true);
  }

  static List<ObjectNode> events(Execution execution, boolean withData) {
    return execution.history().stream().map(event -> event.toJson(withData)).toList();
  }

  static ObjectNode listItem(StateMachines.StoredStateMachine machine) {
    return object()
        .put("stateMachineArn", machine.machine().arn())
        .put("name", machine.machine().name())
        .put("type", machine.machine().type().name())
        .put("creationDate", seconds(machine.createdAt()));
  }

  static ObjectNode describe(StateMachines.StoredStateMachine machine) {
    return addConfiguration(listItem(machine), machine).put("status", "ACTIVE");
  }

  /** The state machine as the one of an execution: with the date of its last update. */
  static ObjectNode describeForExecution(StateMachines.StoredStateMachine machine) {
    ObjectNode described =
        object()
            .put("stateMachineArn", machine.machine().arn())
            .put("name", machine.machine().name())
            .put("updateDate", seconds(machine.createdAt()));
    return addConfiguration(described, machine);
  }

  private static ObjectNode addConfiguration(
      ObjectNode described, StateMachines.StoredStateMachine machine) {
    described.put("definition", machine.machine().definition()).put("roleArn", machine.roleArn());
    described
        .putObject("loggingConfiguration")
        .put("level", "OFF")
        .put("includeExecutionData", false);
    described.putObject("tracingConfiguration").put("enabled", false);
    return described;
  }
}
