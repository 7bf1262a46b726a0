package com.atlasengine.local.asl.run;

import com.atlasengine.local.asl.definition.StateMachine;
import com.atlasengine.local.asl.expression.StateError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One execution of a state machine: it runs on a thread of its own and keeps its history. */
public final class Execution {
  /** The service ends a STANDARD execution after a year. */
  private static final Duration MAX_DURATION = Duration.ofDays(365);

  private static final Logger LOG = LoggerFactory.getLogger(Execution.class);
  private final StateMachine machine;
  private final StartRequest request;
  private final ExecutionEnvironment environment;
  private final Instant startDate;
  private final History history;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final AtomicReference<AbortRequest> abortRequest = new AtomicReference<>();
  private final AtomicReference<Thread> thread = new AtomicReference<>();

  private Execution(StateMachine machine, StartRequest request, ExecutionEnvironment environment) {
    this.machine = machine;
    this.request = request;
    this.environment = environment;
    this.startDate = environment.timeline().now();
    this.history =
        new History(
            environment.timeline(),
            event -> environment.watcher().recorded(machine.arn(), request.arn(), event));
  }

  /**
   * The request to start an execution.
   *
   * @param arn the execution's ARN
   * @param name its name
   * @param input its input
   * @param roleArn the role it runs with, which the context object and the history name
   * @param trace the X-Ray trace header, or empty
   */
  public record StartRequest(
      String arn, String name, JsonNode input, String roleArn, String trace) {}

  /** Where an execution stands. */
  public enum Status {
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    ABORTED
  }

  /**
   * How an execution ended.
   *
   * @param output its output, when it succeeded
   * @param error the error's name, or empty
   * @param cause the cause, or empty
   */
  public record Outcome(
      Status status, Optional<JsonNode> output, String error, String cause, Instant stopDate) {}

  private record AbortRequest(String error, String cause) {}

  /** Starts an execution and returns at once. */
  public static Execution start(
      StateMachine machine, StartRequest request, ExecutionEnvironment environment) {
    Execution execution = new Execution(machine, request, environment);
    String name = machine.name() + "/" + request.name();
    execution.thread.set(environment.timeline().fork(name, execution::run));
    return execution;
  }

  private void run() {
    ObjectNode details = JsonNodeFactory.instance.objectNode().put("roleArn", request.roleArn());
    long id =
        history.add(
            0,
            "ExecutionStarted",
            "executionStartedEventDetails",
            EventChain.withData(details, "input", request.input()));
    // The first state's event has no previous event, as in the real service.
    EventChain chain = new EventChain(history, id - 1);
    recordEnd(chain, runFlow(chain));
  }

  private Outcome runFlow(EventChain chain) {
    Instant deadline = startDate.plus(machine.timeout().orElse(MAX_DURATION));
    RunContext context =
        new RunContext(machine, environment, executionContext(), deadline, request.trace());
    try {
      JsonNode output = new FlowRunner(context).run(machine.flow(), request.input(), chain);
      return buildOutcome(Status.SUCCEEDED, Optional.of(output), "", "");
    } catch (StateError e) {
      boolean timedOut = e.kind() == StateError.Kind.EXECUTION_TIMEOUT;
      Status status = timedOut ? Status.TIMED_OUT : Status.FAILED;
      return buildOutcome(status, Optional.empty(), e.error(), e.cause());
    } catch (InterruptedException e) {
      AbortRequest abort = Optional.ofNullable(abortRequest.get()).orElse(new AbortRequest("", ""));
      return buildOutcome(Status.ABORTED, Optional.empty(), abort.error(), abort.cause());
    } catch (RuntimeException e) {
      LOG.error("The interpreter failed in execution {}", request.name(), e);
      return buildOutcome(Status.FAILED, Optional.empty(), "States.Runtime", e.toString());
    }
  }

  private Outcome buildOutcome(
      Status status, Optional<JsonNode> output, String error, String cause) {
    return new Outcome(status, output, error, cause, environment.timeline().now());
  }

  private void recordEnd(EventChain chain, Outcome result) {
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    result.output().ifPresent(output -> EventChain.withData(details, "output", output));
    EventChain.withError(details, result.error(), result.cause());
    chain.add(
        switch (result.status()) {
          case SUCCEEDED -> "ExecutionSucceeded";
          case TIMED_OUT -> "ExecutionTimedOut";
          case ABORTED -> "ExecutionAborted";
          case FAILED, RUNNING -> "ExecutionFailed";
        },
        details);
    outcome.complete(result);
  }

  private ObjectNode executionContext() {
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    context
        .putObject("Execution")
        .put("Id", request.arn())
        .put("Name", request.name())
        .put("RoleArn", request.roleArn())
        .put("StartTime", startDate.toString())
        .put("RedriveCount", 0)
        .set("Input", request.input());
    context.putObject("StateMachine").put("Id", machine.arn()).put("Name", machine.name());
    return context;
  }

  /** Aborts the execution; without effect when it is over. */
  public void stop(String error, String cause) {
    abortRequest.compareAndSet(null, new AbortRequest(error, cause));
    Thread running = thread.get();
    if (running != null && !outcome.isDone()) {
      environment.timeline().interrupt(running);
    }
  }

  public StateMachine machine() {
    return machine;
  }

  public String arn() {
    return request.arn();
  }

  public String name() {
    return request.name();
  }

  public JsonNode input() {
    return request.input();
  }

  public String trace() {
    return request.trace();
  }

  public Instant startDate() {
    return startDate;
  }

  /** Completes when the execution ends, never exceptionally. */
  public CompletableFuture<Outcome> outcome() {
    return outcome;
  }

  /** RUNNING, or how it ended. */
  public Status status() {
    return outcome.isDone() ? outcome.join().status() : Status.RUNNING;
  }

  /** The events so far. */
  public List<HistoryEvent> history() {
    return history.events();
  }
}
