package com.atlasengine.local.states;

import com.atlasengine.local.asl.definition.Integration;
import com.atlasengine.local.asl.definition.StateMachine;
import com.atlasengine.local.asl.run.Environment;
import com.atlasengine.local.asl.run.Execution;
import com.atlasengine.local.asl.run.TaskTokens;
import com.atlasengine.local.asl.run.Timeline;
import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Call;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.lambda.Functions;
import com.atlasengine.local.timing.Latency;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Step Functions: state machines, their executions and the answers to their callback tasks. The
 * language is in {@code com.atlasengine.local.asl}.
 */
public final class StepFunctions implements Service, AutoCloseable {
  private static final String ROLE = "arn:aws:iam::000000000000:role/";
  private final Timeline time;
  private final TaskAnswers answers = new TaskAnswers(new TaskTokens());
  private final StateMachines machines = new StateMachines();
  private final Executions executions;

  /**
   * @param functions what tasks invoke
   * @param services what every other task calls
   * @param time the clock of waits, retries and time-outs
   * @param latency what a STANDARD transition costs; EXPRESS ones cost nothing
   */
  public StepFunctions(Functions functions, Integration services, Timeline time, Latency latency) {
    this.time = time;
    Environment.Transition transition =
        type -> {
          if (type == StateMachine.Type.STANDARD) {
            latency.await(Latency.Dependency.STATE_TRANSITION);
          }
        };
    this.executions =
        new Executions(
            new Environment(
                time,
                new TaskCalls(functions, services),
                answers.tokens(),
                transition,
                () -> ThreadLocalRandom.current().nextDouble()));
  }

  /**
   * Makes a state machine of the template.
   *
   * @param type {@code STANDARD} or {@code EXPRESS}
   * @return its ARN
   * @throws AwsError {@code InvalidDefinition} and others, as CreateStateMachine
   */
  public String create(String name, String type, String definition) {
    StateMachine.Type known = StateMachine.Type.valueOf(type);
    return machines.create(name, known, definition, ROLE + name, time.now()).machine().arn();
  }

  /**
   * Starts an execution without a name of its own, as an EventBridge rule does.
   *
   * @param machine the state machine's ARN or name
   * @return the execution's ARN
   * @throws AwsError {@code StateMachineDoesNotExist}
   */
  public String start(String machine, JsonNode input) {
    String arn = machine.startsWith("arn:") ? machine : StateMachines.arn(machine);
    return executions.start(machines.byArn(arn), "", input, "").arn();
  }

  @Override
  public String signingName() {
    return "states";
  }

  @Override
  public void serve(Call call) throws Exception {
    String operation = call.operation().orElse("a request without an operation");
    StepFunctionsRequest request = new StepFunctionsRequest(call.json());
    call.replyJson(answer(operation, request, call));
  }

  private ObjectNode answer(String operation, StepFunctionsRequest request, Call call)
      throws InterruptedException {
    return switch (operation) {
      case "CreateStateMachine" -> createStateMachine(request);
      case "ListStateMachines" -> listStateMachines(request);
      case "DescribeStateMachine" -> ExecutionJson.described(machine(request));
      case "DescribeStateMachineForExecution" ->
          ExecutionJson.ofExecution(machines.byArn(execution(request).machine().arn()));
      case "StartExecution" -> startExecution(request, call);
      case "StartSyncExecution" -> startSyncExecution(request, call);
      case "StopExecution" -> stopExecution(request);
      case "DescribeExecution" -> ExecutionJson.described(execution(request));
      case "ListExecutions" -> listExecutions(request);
      case "GetExecutionHistory" -> getExecutionHistory(request);
      case "SendTaskSuccess" -> answers.success(request);
      case "SendTaskFailure" -> answers.failure(request);
      case "SendTaskHeartbeat" -> answers.heartbeat(request, time.now());
      default -> throw AwsError.unknownOperation("Step Functions", operation);
    };
  }

  private StateMachines.Entry machine(StepFunctionsRequest request) {
    return machines.byArn(request.text("stateMachineArn"));
  }

  private Execution execution(StepFunctionsRequest request) {
    return executions.standard(request.text("executionArn"));
  }

  private ObjectNode createStateMachine(StepFunctionsRequest request) {
    StateMachine.Type type = type(request.text("type", "STANDARD"));
    String role = request.text("roleArn");
    if (!role.startsWith("arn:")) {
      throw StateMachines.error("InvalidArn", "Invalid Arn: '" + role + "'");
    }
    StateMachines.Entry made =
        machines.create(request.text("name"), type, request.text("definition"), role, time.now());
    return ExecutionJson.object()
        .put("stateMachineArn", made.machine().arn())
        .put("creationDate", ExecutionJson.seconds(made.created()));
  }

  private static StateMachine.Type type(String name) {
    return switch (name) {
      case "STANDARD" -> StateMachine.Type.STANDARD;
      case "EXPRESS" -> StateMachine.Type.EXPRESS;
      default ->
          throw StateMachines.error(
              "ValidationException", "type must be one of [STANDARD, EXPRESS]");
    };
  }

  private ObjectNode listStateMachines(StepFunctionsRequest request) {
    List<ObjectNode> items = machines.all().stream().map(ExecutionJson::listed).toList();
    return request.page("stateMachines", items);
  }

  private Execution started(StepFunctionsRequest request, Call call) {
    String trace = request.text("traceHeader", call.header("X-Amzn-Trace-Id").orElse(""));
    return executions.start(
        machine(request), request.text("name", ""), request.executionInput(), trace);
  }

  private ObjectNode startExecution(StepFunctionsRequest request, Call call) {
    Execution execution = started(request, call);
    return ExecutionJson.object()
        .put("executionArn", execution.arn())
        .put("startDate", ExecutionJson.seconds(execution.startDate()));
  }

  private ObjectNode startSyncExecution(StepFunctionsRequest request, Call call)
      throws InterruptedException {
    only(StateMachine.Type.EXPRESS, machine(request));
    Execution execution = started(request, call);
    Execution.Outcome outcome = ended(execution);
    ObjectNode described = ExecutionJson.described(execution);
    long millis = Duration.between(execution.startDate(), outcome.stopDate()).toMillis();
    described
        .putObject("billingDetails")
        .put("billedMemoryUsedInMB", 64)
        .put("billedDurationInMilliseconds", (millis / 100 + 1) * 100);
    return described;
  }

  private static Execution.Outcome ended(Execution execution) throws InterruptedException {
    try {
      return execution.outcome().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an outcome never fails", e);
    }
  }

  private static void only(StateMachine.Type type, StateMachines.Entry entry) {
    if (entry.machine().type() != type) {
      throw StateMachines.error(
          "StateMachineTypeNotSupported",
          "This operation is not supported by this type of state machine");
    }
  }

  private ObjectNode stopExecution(StepFunctionsRequest request) {
    Execution execution = execution(request);
    execution.stop(request.text("error", ""), request.text("cause", ""));
    return ExecutionJson.object().put("stopDate", ExecutionJson.seconds(time.now()));
  }

  private ObjectNode listExecutions(StepFunctionsRequest request) {
    StateMachines.Entry entry = machine(request);
    only(StateMachine.Type.STANDARD, entry);
    String status = request.text("statusFilter", "");
    List<ObjectNode> items =
        executions.all().stream()
            .filter(each -> each.machine().arn().equals(entry.machine().arn()))
            .filter(each -> status.isEmpty() || each.status().name().equals(status))
            .map(ExecutionJson::listed)
            .toList();
    return request.page("executions", items);
  }

  private ObjectNode getExecutionHistory(StepFunctionsRequest request) {
    boolean withData = request.flag("includeExecutionData", true);
    List<ObjectNode> events = ExecutionJson.events(execution(request), withData);
    return request.page("events", request.flag("reverseOrder", false) ? events.reversed() : events);
  }

  /**
   * The engine's own view of all executions, EXPRESS ones too, for a person to look at: {@code GET
   * /_atlas/executions} lists them, {@code GET /_atlas/executions?arn=…} shows one with its
   * history.
   *
   * @throws AwsError 404 when there is no such execution
   */
  void control(Call call) throws IOException {
    if (call.query("arn").isEmpty()) {
      ObjectNode all = ExecutionJson.object();
      executions.all().forEach(each -> all.withArray("executions").add(ExecutionJson.listed(each)));
      call.replyJson(all);
      return;
    }
    Execution execution =
        executions.all().stream()
            .filter(each -> each.arn().equals(call.query("arn").get()))
            .findFirst()
            .orElseThrow(() -> new AwsError(404, "ExecutionDoesNotExist", "no such execution"));
    ObjectNode shown = ExecutionJson.described(execution);
    shown.putArray("events").addAll(ExecutionJson.events(execution, true));
    call.replyJson(shown);
  }

  /** Aborts what runs. */
  @Override
  public void close() {
    executions.all().forEach(each -> each.stop("", "The engine was stopped"));
  }
}
