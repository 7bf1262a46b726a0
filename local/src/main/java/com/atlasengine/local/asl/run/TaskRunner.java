package com.atlasengine.local.asl.run;

import com.atlasengine.local.asl.definition.DataFlow;
import com.atlasengine.local.asl.definition.Integration;
import com.atlasengine.local.asl.definition.Resource;
import com.atlasengine.local.asl.definition.State;
import com.atlasengine.local.asl.definition.TaskCall;
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
  private final Run run;

  TaskRunner(Run run) {
    this.run = run;
  }

  JsonNode run(State.Task task, Frame frame) throws StateError, InterruptedException {
    if (!task.resource().callback()) {
      return attempt(task, frame, Optional.empty());
    }
    TaskTokens.Pending token = run.environment().tokens().open(run.now());
    try {
      return attempt(task, frame.withToken(token.token), Optional.of(token));
    } finally {
      token.close();
    }
  }

  private JsonNode attempt(State.Task task, Frame frame, Optional<TaskTokens.Pending> token)
      throws StateError, InterruptedException {
    Limits limits = limits(task, frame);
    JsonNode input = task.data().input(frame.name(), frame.raw(), frame.context());
    TaskEvents events = new TaskEvents(task.resource(), frame.trail());
    events.scheduled(input, limits.timeout(), limits.heartbeat());
    events.started();
    JsonNode result;
    try {
      result = call(task.resource(), input, limits.end());
      if (token.isPresent()) {
        events.submitted(result);
        result = answer(token.get(), limits);
      }
      DataFlow.checked(events.what(), result);
    } catch (StateError e) {
      events.failed(e);
      throw e;
    }
    events.succeeded(result);
    return task.data().output(frame.name(), frame.raw(), result, frame.context());
  }

  /** When this attempt is over, and how often it must give a sign of life. */
  private record Limits(Instant end, Optional<Duration> timeout, Optional<Duration> heartbeat) {}

  private Limits limits(State.Task task, Frame frame) throws StateError {
    Optional<Duration> timeout = seconds(task.timeout(), frame);
    Optional<Duration> heartbeat = seconds(task.heartbeat(), frame);
    return new Limits(run.now().plus(timeout.orElse(NO_LIMIT)), timeout, heartbeat);
  }

  private static Optional<Duration> seconds(Optional<State.Seconds> seconds, Frame frame)
      throws StateError {
    return seconds.isEmpty() ? Optional.empty() : Optional.of(seconds.get().in(frame.scope()));
  }

  private JsonNode call(Resource resource, JsonNode input, Instant end)
      throws StateError, InterruptedException {
    CompletableFuture<TaskTokens.Answer> answer = new CompletableFuture<>();
    String name = Thread.currentThread().getName() + "/" + resource.action();
    run.environment().time().fork(name, () -> answer.complete(outcome(resource, input)));
    if (!run.await(answer, Duration.between(run.now(), end))) {
      throw StateError.timeout();
    }
    return output(answer.join());
  }

  /** Never throws: whatever goes wrong in a call is a failure of the task. */
  private TaskTokens.Answer outcome(Resource resource, JsonNode input) {
    try {
      return new TaskTokens.Answer(result(resource, input), Optional.empty());
    } catch (StateError e) {
      return new TaskTokens.Answer(e.output(), Optional.of(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      StateError stopped = StateError.task("States.TaskFailed", "The call was interrupted");
      return new TaskTokens.Answer(stopped.output(), Optional.of(stopped));
    } catch (RuntimeException e) {
      StateError broken = StateError.runtime("The call could not be made: " + e);
      return new TaskTokens.Answer(broken.output(), Optional.of(broken));
    }
  }

  private JsonNode result(Resource resource, JsonNode input)
      throws StateError, InterruptedException {
    Integration integration = run.environment().integration();
    if (resource.functionArn().isEmpty()) {
      return integration.call(
          new TaskCall(resource.service(), resource.action(), input, run.trace()));
    }
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    parameters.put("FunctionName", resource.functionArn().get()).set("Payload", input);
    return integration
        .call(new TaskCall(resource.service(), resource.action(), parameters, run.trace()))
        .path("Payload");
  }

  private JsonNode answer(TaskTokens.Pending token, Limits limits)
      throws StateError, InterruptedException {
    while (true) {
      Instant beatEnd = limits.heartbeat().map(token.lastBeat()::plus).orElse(limits.end());
      Instant end = beatEnd.isBefore(limits.end()) ? beatEnd : limits.end();
      if (run.await(token.answer, positive(Duration.between(run.now(), end)))) {
        return output(token.answer.join());
      }
      if (!run.now().isBefore(limits.end())) {
        throw StateError.timeout();
      }
      if (!run.now().isBefore(token.lastBeat().plus(limits.heartbeat().orElse(NO_LIMIT)))) {
        throw StateError.missedHeartbeat();
      }
    }
  }

  private static Duration positive(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  private static JsonNode output(TaskTokens.Answer answer) throws StateError {
    if (answer.failure().isPresent()) {
      throw answer.failure().get();
    }
    return answer.output();
  }
}
