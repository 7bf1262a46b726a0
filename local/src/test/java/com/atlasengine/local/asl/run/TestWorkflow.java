package com.atlasengine.local.asl.run;

import static com.atlasengine.local.asl.expression.JsonText.json;

import com.atlasengine.local.asl.definition.StateMachine;
import com.atlasengine.local.asl.definition.TaskRequest;
import com.atlasengine.local.asl.expression.StateError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Runs a state machine with fake tasks in virtual time. A fake is known by {@code service:action},
 * such as {@code aws-sdk:dynamodb:updateItem}, a function by its name or ARN.
 *
 * <pre>{@code
 * var workflow = new TestWorkflow(StateMachine.Type.EXPRESS, definition);
 * workflow.function("create-lead", event -> json("{'leadId':'1'}"));
 * workflow.run("{'firstName':'Ann'}").outcome().join();
 * }</pre>
 */
public final class TestWorkflow {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  public final VirtualTimeline time = new VirtualTimeline(START);
  public final TaskTokens tokens = new TaskTokens();
  private final Map<String, Task> tasks = new ConcurrentHashMap<>();
  private final List<TaskRequest> calls = Collections.synchronizedList(new ArrayList<>());
  private final StateMachine machine;

  /** A fake task. */
  @FunctionalInterface
  public interface Task {
    JsonNode answer(JsonNode parameters) throws StateError, InterruptedException;
  }

  public TestWorkflow(StateMachine.Type type, String definition) {
    String name = "test-machine";
    String arn = "arn:aws:states:us-west-2:000000000000:stateMachine:" + name;
    this.machine = StateMachine.read(arn, name, type, definition);
  }

  /** One task of these fields, and a state that it may be caught in. */
  static TestWorkflow ofTask(String fields) {
    String definition =
        "{'StartAt':'A','States':{'A':{'Type':'Task',"
            + fields
            + "},'Caught':{'Type':'Pass','End':true}}}";
    String reachable =
        fields.contains("'Caught'")
            ? definition
            : definition.replace(",'Caught':{'Type':'Pass','End':true}", "");
    return new TestWorkflow(StateMachine.Type.STANDARD, reachable.replace('\'', '"'));
  }

  /** The kinds of what happened, in order. */
  static List<String> types(Execution execution) {
    return execution.history().stream().map(HistoryEvent::type).toList();
  }

  /** The function's answer is its payload; it gets its payload. */
  public TestWorkflow function(String nameOrArn, Task task) {
    tasks.put("lambda:" + plainName(nameOrArn), task);
    return this;
  }

  public TestWorkflow task(String serviceAndAction, Task task) {
    tasks.put(serviceAndAction, task);
    return this;
  }

  /** The calls so far, in their order. */
  public List<TaskRequest> calls() {
    return List.copyOf(calls);
  }

  /** Runs until the end, however long that is in virtual time. */
  public Execution run(String input) {
    Execution execution = start(input);
    execution.outcome().orTimeout(60, TimeUnit.SECONDS).join();
    return execution;
  }

  public Execution start(String input) {
    String arn = "arn:aws:states:us-west-2:000000000000:execution:test-machine:run-1";
    String role = "arn:aws:iam::000000000000:role/test";
    ExecutionEnvironment environment =
        new ExecutionEnvironment(time, this::call, tokens, type -> {}, () -> 0.5);
    return Execution.start(
        machine, new Execution.StartRequest(arn, "run-1", json(input), role, ""), environment);
  }

  /** The output of an execution that must have succeeded. */
  public static JsonNode output(Execution execution) {
    Execution.Outcome outcome = execution.outcome().join();
    return outcome
        .output()
        .orElseThrow(() -> new AssertionError(outcome.error() + ": " + outcome.cause()));
  }

  /** How long the execution took in virtual time. */
  public static Duration duration(Execution execution) {
    return Duration.between(execution.startDate(), execution.outcome().join().stopDate());
  }

  private JsonNode call(TaskRequest taskRequest) throws StateError, InterruptedException {
    calls.add(taskRequest);
    if (!taskRequest.service().equals("lambda")) {
      return fake(taskRequest.service() + ":" + taskRequest.action())
          .answer(taskRequest.parameters());
    }
    String name = plainName(taskRequest.parameters().path("FunctionName").asText());
    JsonNode payload = fake("lambda:" + name).answer(taskRequest.parameters().path("Payload"));
    return JsonNodeFactory.instance
        .objectNode()
        .put("ExecutedVersion", "$LATEST")
        .put("StatusCode", 200)
        .set("Payload", payload);
  }

  private Task fake(String key) {
    Task task = tasks.get(key);
    if (task == null) {
      throw new IllegalStateException("the test has no fake for " + key);
    }
    return task;
  }

  /** A function's name without account and qualifier. */
  private static String plainName(String nameOrArn) {
    String[] parts = nameOrArn.split(":", -1);
    return parts.length > 6 ? parts[6] : parts[0];
  }
}
