package com.atlasengine.local.states;

import com.atlasengine.local.asl.definition.StateMachine;
import com.atlasengine.local.asl.run.Execution;
import com.atlasengine.local.asl.run.ExecutionEnvironment;
import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.template.PhysicalIds;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The executions, running and ended, by ARN; the oldest ended ones are forgotten. */
final class Executions {
  /** How many are remembered: a day's work on one machine. */
  private static final int MAX_EXECUTIONS = 5_000;

  private final ExecutionEnvironment environment;
  private final Map<String, Execution> executions = new LinkedHashMap<>();

  Executions(ExecutionEnvironment environment) {
    this.environment = environment;
  }

  /**
   * Starts an execution. A STANDARD one with the name and input of one that runs is that one; an
   * EXPRESS one is always new.
   *
   * @param name its name, or empty for a random one
   * @throws AwsError {@code InvalidName}, {@code ExecutionAlreadyExists}
   */
  synchronized Execution start(
      StateMachines.StoredStateMachine machine, String name, JsonNode input, String trace) {
    String own = name.isEmpty() ? UUID.randomUUID().toString() : name;
    StateMachines.checkName(own);
    String arn = arn(machine.machine(), own);
    Execution there = executions.get(arn);
    if (there != null) {
      return repeatStart(there, input);
    }
    Execution started =
        Execution.start(
            machine.machine(),
            new Execution.StartRequest(arn, own, input, machine.roleArn(), trace),
            environment);
    executions.put(arn, started);
    forgetOldest();
    return started;
  }

  private static Execution repeatStart(Execution existing, JsonNode input) {
    if (existing.status() == Execution.Status.RUNNING && existing.input().equals(input)) {
      return existing;
    }
    throw StateMachines.error(
        "ExecutionAlreadyExists", "Execution Already Exists: '" + existing.arn() + "'");
  }

  private static String arn(StateMachine machine, String name) {
    return switch (machine.type()) {
      case STANDARD -> PhysicalIds.arn("states", "execution:" + machine.name() + ":" + name);
      case EXPRESS ->
          PhysicalIds.arn(
              "states", "express:" + machine.name() + ":" + name + ":" + UUID.randomUUID());
    };
  }

  private void forgetOldest() {
    Iterator<Execution> oldest = executions.values().iterator();
    while (executions.size() > MAX_EXECUTIONS && oldest.hasNext()) {
      if (oldest.next().status() != Execution.Status.RUNNING) {
        oldest.remove();
      }
    }
  }

  /**
   * A STANDARD execution.
   *
   * @throws AwsError {@code InvalidArn} for anything else's ARN, {@code ExecutionDoesNotExist}
   */
  synchronized Execution findStandard(String arn) {
    if (arn.contains(":express:")) {
      throw StateMachines.error(
          "InvalidArn", "Invalid Arn: 'Resource type not valid in this context: express'");
    }
    if (!arn.startsWith("arn:aws:states:") || !arn.contains(":execution:")) {
      throw StateMachines.error("InvalidArn", "Invalid Arn: '" + arn + "'");
    }
    Execution execution = executions.get(arn);
    if (execution == null) {
      throw StateMachines.error("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
    }
    return execution;
  }

  /** All executions of all kinds, the newest first. */
  synchronized List<Execution> all() {
    return new ArrayList<>(executions.values()).reversed();
  }
}
