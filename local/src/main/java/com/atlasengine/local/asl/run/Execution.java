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
  private static final Duration LONGEST = Duration.ofDays(365);

  private static final Logger LOG = LoggerFactory.getLogger(Execution.class);
  private final StateMachine machine;
  private final Order order;
  private final Environment environment;
  private final Instant startDate;
  private final History history;
  private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
  private final AtomicReference<Aborted> aborted = new AtomicReference<>();
  private final AtomicReference<Thread> thread = new AtomicReference<>();

  private Execution(StateMachine machine, Order order, Environment environment) {
    this.machine = machine;
    this.order = order;
    this.environment = environment;
    this.startDate = environment.time().now();
    this.history = new History(environment.time());
  }

  /**
   * What was asked for.
   *
   * @param arn the execution's ARN
   * @param name its name
   * @param input its input
   * @param roleArn the role it runs with, which the context object and the history name
   * @param trace the X-Ray trace header, or empty
   */
  public record Order(String arn, String name, JsonNode input, String roleArn, String trace) {}

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

  private record Aborted(String error, String cause) {}

  /** Starts an execution and returns at once. */
  public static Execution start(StateMachine machine, Order order, Environment environment) {
    Execution execution = new Execution(machine, order, environment);
    String name = machine.name() + "/" + order.name();
    execution.thread.set(environment.time().fork(name, execution::run));
    return execution;
  }

  private void run() {
    ObjectNode started = JsonNodeFactory.instance.objectNode().put("roleArn", order.roleArn());
    long id =
        history.add(
            0,
            "ExecutionStarted",
            "executionStartedEventDetails",
            Trail.withData(started, "input", order.input()));
    // The first state follows nothing: the service gives its event no previous one.
    Trail trail = new Trail(history, id - 1);
    end(trail, work(trail));
  }

  private Outcome work(Trail trail) {
    Instant deadline = startDate.plus(machine.timeout().orElse(LONGEST));
    Run run = new Run(machine, environment, executionContext(), deadline, order.trace());
    try {
      JsonNode output = new Interpreter(run).run(machine.flow(), order.input(), trail);
      return ended(Status.SUCCEEDED, Optional.of(output), "", "");
    } catch (StateError e) {
      boolean timedOut = e.kind() == StateError.Kind.EXECUTION_TIMEOUT;
      Status status = timedOut ? Status.TIMED_OUT : Status.FAILED;
      return ended(status, Optional.empty(), e.error(), e.cause());
    } catch (InterruptedException e) {
      Aborted why = Optional.ofNullable(aborted.get()).orElse(new Aborted("", ""));
      return ended(Status.ABORTED, Optional.empty(), why.error(), why.cause());
    } catch (RuntimeException e) {
      LOG.error("The interpreter failed in execution {}", order.name(), e);
      return ended(Status.FAILED, Optional.empty(), "States.Runtime", e.toString());
    }
  }

  private Outcome ended(Status status, Optional<JsonNode> output, String error, String cause) {
    return new Outcome(status, output, error, cause, environment.time().now());
  }

  private void end(Trail trail, Outcome end) {
    ObjectNode details = JsonNodeFactory.instance.objectNode();
    end.output().ifPresent(output -> Trail.withData(details, "output", output));
    Trail.withError(details, end.error(), end.cause());
    trail.add(
        switch (end.status()) {
          case SUCCEEDED -> "ExecutionSucceeded";
          case TIMED_OUT -> "ExecutionTimedOut";
          case ABORTED -> "ExecutionAborted";
          case FAILED, RUNNING -> "ExecutionFailed";
        },
        details);
    outcome.complete(end);
  }

  private ObjectNode executionContext() {
    ObjectNode context = JsonNodeFactory.instance.objectNode();
    context
        .putObject("Execution")
        .put("Id", order.arn())
        .put("Name", order.name())
        .put("RoleArn", order.roleArn())
        .put("StartTime", startDate.toString())
        .put("RedriveCount", 0)
        .set("Input", order.input());
    context.putObject("StateMachine").put("Id", machine.arn()).put("Name", machine.name());
    return context;
  }

  /** Aborts the execution; without effect when it is over. */
  public void stop(String error, String cause) {
    aborted.compareAndSet(null, new Aborted(error, cause));
    Thread running = thread.get();
    if (running != null && !outcome.isDone()) {
      environment.time().interrupt(running);
    }
  }

  public StateMachine machine() {
    return machine;
  }

  public String arn() {
    return order.arn();
  }

  public String name() {
    return order.name();
  }

  public JsonNode input() {
    return order.input();
  }

  public String trace() {
    return order.trace();
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
