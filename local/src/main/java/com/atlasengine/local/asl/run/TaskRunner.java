package com.atlasengine.local.asl.run;

import com.atlasengine.local.asl.definition.DataFlow;
import com.atlasengine.local.asl.definition.Integration;
import com.atlasengine.local.asl.definition.State;
import com.atlasengine.local.asl.definition.TaskRequest;
import com.atlasengine.local.asl.definition.TaskResource;
import com.atlasengine.local.asl.expression.StateError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Makes one attempt at a Task: the call, its time-out, and the wait for its token. */
final class TaskRunner {
  private static final Duration NO_LIMIT = Duration.ofDays(366);
  private final RunContext context;

  TaskRunner(RunContext context) {
    this.context = context;
  }

  JsonNode run(State.Task task, StateVisit visit) throws StateError, InterruptedException {
    if (!task.resource().callback()) {
      return attempt(task, visit, Optional.empty());
    }
    TaskTokens.PendingTask token =
        context.environment().tokens().open(context.now(), context.machine().arn());
    try {
      return attempt(task, visit.withToken(token.token), Optional.of(token));
    } finally {
      token.close();
    }
  }

  private JsonNode attempt(
      State.Task task, StateVisit visit, Optional<TaskTokens.PendingTask> token)
      throws StateError, InterruptedException {
    AttemptLimits limits = attemptLimits(task, visit);
    JsonNode input = task.data().input(visit.name(), visit.rawInput(), visit.context());
    TaskEvents events = new TaskEvents(task.resource(), visit.chain());
    events.recordScheduled(input, limits.timeout(), limits.heartbeat());
    events.recordStarted();
    JsonNode result;
    try {
      result = call(task.resource(), input, limits.end());
      if (token.isPresent()) {
        events.recordSubmitted(result);
        result = awaitCallback(token.get(), limits);
      }
      DataFlow.requireWithinLimit(events.resultSource(), result);
    } catch (StateError e) {
      events.recordFailed(e);
      throw e;
    }
    events.recordSucceeded(result);
    return task.data().output(visit.name(), visit.rawInput(), result, visit.context());
  }

  /** The end of this attempt and its heartbeat interval. */
  private record AttemptLimits(
      Instant end, Optional<Duration> timeout, Optional<Duration> heartbeat) {}

  private AttemptLimits attemptLimits(State.Task task, StateVisit visit) throws StateError {
    Optional<Duration> timeout = seconds(task.timeout(), visit);
    Optional<Duration> heartbeat = seconds(task.heartbeat(), visit);
    return new AttemptLimits(context.now().plus(timeout.orElse(NO_LIMIT)), timeout, heartbeat);
  }

  private static Optional<Duration> seconds(Optional<State.Seconds> seconds, StateVisit visit)
      throws StateError {
    return seconds.isEmpty()
        ? Optional.empty()
        : Optional.of(seconds.get().duration(visit.scope()));
  }

  private JsonNode call(TaskResource resource, JsonNode input, Instant end)
      throws StateError, InterruptedException {
    CompletableFuture<TaskTokens.CallbackResult> result = new CompletableFuture<>();
    String name = Thread.currentThread().getName() + "/" + resource.action();
    context
        .environment()
        .timeline()
        .fork(name, () -> result.complete(callService(resource, input)));
    if (!context.await(result, Duration.between(context.now(), end))) {
      throw StateError.timeout();
    }
    return outputOrThrow(result.join());
  }

  /** Calls the integration; returns every failure as the task's failure and never throws. */
  private TaskTokens.CallbackResult callService(TaskResource resource, JsonNode input) {
    try {
      return new TaskTokens.CallbackResult(invoke(resource, input), Optional.empty());
    } catch (StateError e) {
      return new TaskTokens.CallbackResult(e.output(), Optional.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      StateError failure =
          StateError.taskFailed("States.TaskFailed", "The engine interrupted the call");
      return new TaskTokens.CallbackResult(failure.output(), Optional.of(failure));
    } catch (RuntimeException e) {
      StateError failure = StateError.runtimeError("The engine could not make the call: " + e);
      return new TaskTokens.CallbackResult(failure.output(), Optional.of(failure));
    }
  }

  private JsonNode invoke(TaskResource resource, JsonNode input)
      throws StateError, InterruptedException {
    Integration integration = context.environment().integration();
    if (resource.functionArn().isEmpty()) {
      return integration.call(request(resource, input));
    }
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    parameters.put("FunctionName", resource.functionArn().get()).set("Payload", input);
    return integration.call(request(resource, parameters)).path("Payload");
  }

  private TaskRequest request(TaskResource resource, JsonNode parameters) {
    return new TaskRequest(
        resource.service(),
        resource.action(),
        parameters,
        context.trace(),
        context.machine().name());
  }

  private JsonNode awaitCallback(TaskTokens.PendingTask token, AttemptLimits limits)
      throws StateError, InterruptedException {
    while (true) {
      Instant beatEnd = limits.heartbeat().map(token.lastHeartbeat()::plus).orElse(limits.end());
      Instant end = beatEnd.isBefore(limits.end()) ? beatEnd : limits.end();
      if (context.await(token.result, atLeastZero(Duration.between(context.now(), end)))) {
        return outputOrThrow(token.result.join());
      }
      if (!context.now().isBefore(limits.end())) {
        throw StateError.timeout();
      }
      if (!context
          .now()
          .isBefore(token.lastHeartbeat().plus(limits.heartbeat().orElse(NO_LIMIT)))) {
        throw StateError.missedHeartbeat();
      }
    }
  }

  private static Duration atLeastZero(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  private static JsonNode outputOrThrow(TaskTokens.CallbackResult result) throws StateError {
    if (result.failure().isPresent()) {
      throw result.failure().get();
    }
    return result.output();
  }
}
