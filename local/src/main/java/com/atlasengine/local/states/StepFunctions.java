package com.atlasengine.local.states;

import com.atlasengine.local.asl.definition.Integration;
import com.atlasengine.local.asl.definition.StateMachine;
import com.atlasengine.local.asl.run.Execution;
import com.atlasengine.local.asl.run.ExecutionEnvironment;
import com.atlasengine.local.asl.run.HistoryEvent;
import com.atlasengine.local.asl.run.TaskTokens;
import com.atlasengine.local.asl.run.Timeline;
import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.lambda.Functions;
import com.atlasengine.local.timing.Latency;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Step Functions: state machines, their executions and the answers to their callback tasks. The
 * language is in {@code com.atlasengine.local.asl}.
 */
public final class StepFunctions implements Service, AutoCloseable {
  private static final String ROLE_ARN_PREFIX = "arn:aws:iam::000000000000:role/";
  private final Timeline timeline;
  private final TaskCallbacks callbacks = new TaskCallbacks(new TaskTokens());
  private final StateMachines machines = new StateMachines();
  private final Executions executions;
  private volatile Consumer<JsonNode> watcher = event -> {};
  private volatile BiConsumer<String, String> invocationCheck = (machine, function) -> {};

  /**
   * @param functions what tasks invoke
   * @param endpoint where tasks find all other services
   * @param time the clock of waits, retries and time-outs
   * @param latency what a STANDARD transition costs; EXPRESS ones cost nothing
   */
  public StepFunctions(Functions functions, URI endpoint, Timeline time, Latency latency) {
    this(functions, new WireIntegration(endpoint), time, latency);
  }

  /**
   * @param functions what tasks invoke
   * @param services what every other task calls
   * @param time the clock of waits, retries and time-outs
   * @param latency what a STANDARD transition costs; EXPRESS ones cost nothing
   */
  StepFunctions(Functions functions, Integration services, Timeline time, Latency latency) {
    this.timeline = time;
    ExecutionEnvironment.Transition transition =
        type -> {
          if (type == StateMachine.Type.STANDARD) {
            latency.await(Latency.Dependency.STATE_TRANSITION);
          }
        };
    this.executions =
        new Executions(
            new ExecutionEnvironment(
                time,
                new TaskDispatcher(
                    functions, services, (machine, f) -> invocationCheck.accept(machine, f)),
                callbacks.tokens(),
                transition,
                () -> ThreadLocalRandom.current().nextDouble(),
                this::tellWatcher));
  }

  private void tellWatcher(String machineArn, String executionArn, HistoryEvent event) {
    ObjectNode told = ExecutionJson.object();
    told.put("stateMachineArn", machineArn).put("executionArn", executionArn);
    watcher.accept(told.set("event", event.toJson(true)));
  }

  /** Calls the watcher with each event that an execution records, and the two ARNs, as JSON. */
  public void watch(Consumer<JsonNode> newWatcher) {
    watcher = newWatcher;
  }

  /**
   * Has each invocation of a function checked.
   *
   * @param newCheck gets the state machine's name and the function; throws {@link AwsError} when
   *     the one may not invoke the other
   */
  public void checkInvocationsWith(BiConsumer<String, String> newCheck) {
    invocationCheck = newCheck;
  }

  /** The ARN of the state machine that a task token is from. */
  public Optional<String> stateMachineOfToken(String token) {
    return callbacks.tokens().stateMachine(token);
  }

  /**
   * Makes a state machine of the template.
   *
   * @param type {@code STANDARD} or {@code EXPRESS}
   * @return its ARN
   * @throws AwsError {@code InvalidDefinition} and others, as CreateStateMachine
   */
  public String create(String name, String type, String definition) {
    StateMachine.Type machineType = StateMachine.Type.valueOf(type);
    return machines
        .create(name, machineType, definition, ROLE_ARN_PREFIX + name, timeline.now())
        .machine()
        .arn();
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
    return executions.start(machines.findByArn(arn), "", input, "").arn();
  }

  @Override
  public String signingName() {
    return "states";
  }

  @Override
  public void serve(Exchange exchange) throws Exception {
    String operation = exchange.operation().orElse("a request without an operation");
    StepFunctionsRequest request = new StepFunctionsRequest(exchange.json());
    exchange.respondJson(run(operation, request, exchange));
  }

  private ObjectNode run(String operation, StepFunctionsRequest request, Exchange exchange)
      throws InterruptedException {
    return switch (operation) {
      case "CreateStateMachine" -> createStateMachine(request);
      case "ListStateMachines" -> listStateMachines(request);
      case "DescribeStateMachine" -> ExecutionJson.describe(machine(request));
      case "DescribeStateMachineForExecution" ->
          ExecutionJson.describeForExecution(
              machines.findByArn(execution(request).machine().arn()));
      case "StartExecution" -> startExecution(request, exchange);
      case "StartSyncExecution" -> startSyncExecution(request, exchange);
      case "StopExecution" -> stopExecution(request);
      case "DescribeExecution" -> ExecutionJson.describe(execution(request));
      case "ListExecutions" -> listExecutions(request);
      case "GetExecutionHistory" -> getExecutionHistory(request);
      case "SendTaskSuccess" -> callbacks.success(request);
      case "SendTaskFailure" -> callbacks.failure(request);
      case "SendTaskHeartbeat" -> callbacks.heartbeat(request, timeline.now());
      default -> throw AwsError.unknownOperation("Step Functions", operation);
    };
  }

  private StateMachines.StoredStateMachine machine(StepFunctionsRequest request) {
    return machines.findByArn(request.text("stateMachineArn"));
  }

  private Execution execution(StepFunctionsRequest request) {
    return executions.findStandard(request.text("executionArn"));
  }

  private ObjectNode createStateMachine(StepFunctionsRequest request) {
    StateMachine.Type type = type(request.text("type", "STANDARD"));
    String role = request.text("roleArn");
    if (!role.startsWith("arn:")) {
      throw StateMachines.error("InvalidArn", "Invalid Arn: '" + role + "'");
    }
    StateMachines.StoredStateMachine created =
        machines.create(
            request.text("name"), type, request.text("definition"), role, timeline.now());
    return ExecutionJson.object()
        .put("stateMachineArn", created.machine().arn())
        .put("creationDate", ExecutionJson.seconds(created.createdAt()));
  }

  private static StateMachine.Type type(String name) {
    return StateMachine.Type.valueOf(name);
  }

  private ObjectNode listStateMachines(StepFunctionsRequest request) {
    List<ObjectNode> items = machines.all().stream().map(ExecutionJson::listItem).toList();
    return request.page("stateMachines", items);
  }

  private Execution createExecution(StepFunctionsRequest request, Exchange exchange) {
    String trace = request.text("traceHeader", exchange.header("X-Amzn-Trace-Id").orElse(""));
    return executions.start(
        machine(request), request.text("name", ""), request.executionInput(), trace);
  }

  private ObjectNode startExecution(StepFunctionsRequest request, Exchange exchange) {
    Execution execution = createExecution(request, exchange);
    return ExecutionJson.object()
        .put("executionArn", execution.arn())
        .put("startDate", ExecutionJson.seconds(execution.startDate()));
  }

  private ObjectNode startSyncExecution(StepFunctionsRequest request, Exchange exchange)
      throws InterruptedException {
    requireType(StateMachine.Type.EXPRESS, machine(request));
    Execution execution = createExecution(request, exchange);
    Execution.Outcome outcome = awaitOutcome(execution);
    ObjectNode described = ExecutionJson.describe(execution);
    long millis = Duration.between(execution.startDate(), outcome.stopDate()).toMillis();
    described
        .putObject("billingDetails")
        .put("billedMemoryUsedInMB", 64)
        .put("billedDurationInMilliseconds", (millis / 100 + 1) * 100);
    return described;
  }

  private static Execution.Outcome awaitOutcome(Execution execution) throws InterruptedException {
    try {
      return execution.outcome().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an outcome never fails", e);
    }
  }

  private static void requireType(
      StateMachine.Type type, StateMachines.StoredStateMachine machine) {
    if (machine.machine().type() != type) {
      throw StateMachines.error(
          "StateMachineTypeNotSupported",
          "This operation is not supported by this type of state machine");
    }
  }

  private ObjectNode stopExecution(StepFunctionsRequest request) {
    Execution execution = execution(request);
    execution.stop(request.text("error", ""), request.text("cause", ""));
    return ExecutionJson.object().put("stopDate", ExecutionJson.seconds(timeline.now()));
  }

  private ObjectNode listExecutions(StepFunctionsRequest request) {
    StateMachines.StoredStateMachine machine = machine(request);
    requireType(StateMachine.Type.STANDARD, machine);
    String status = request.text("statusFilter", "");
    List<ObjectNode> items =
        executions.all().stream()
            .filter(each -> each.machine().arn().equals(machine.machine().arn()))
            .filter(each -> status.isEmpty() || each.status().name().equals(status))
            .map(ExecutionJson::listItem)
            .toList();
    return request.page("executions", items);
  }

  private ObjectNode getExecutionHistory(StepFunctionsRequest request) {
    boolean withData = request.flag("includeExecutionData", true);
    List<ObjectNode> events = ExecutionJson.events(execution(request), withData);
    return request.page("events", request.flag("reverseOrder", false) ? events.reversed() : events);
  }

  /** Aborts the executions that still run. */
  @Override
  public void close() {
    executions.all().forEach(each -> each.stop("", "The engine was stopped"));
  }
}
