package com.atlasengine.local.asl.run;

import com.atlasengine.local.asl.definition.Catcher;
import com.atlasengine.local.asl.definition.DataFlow;
import com.atlasengine.local.asl.definition.Flow;
import com.atlasengine.local.asl.definition.State;
import com.atlasengine.local.asl.expression.Scope;
import com.atlasengine.local.asl.expression.StateError;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs a flow from its start state to its end. */
final class Interpreter {
  private final Run run;
  private final TaskRunner tasks;
  private final ParallelRunner parallels;

  Interpreter(Run run) {
    this.run = run;
    this.tasks = new TaskRunner(run);
    this.parallels = new ParallelRunner(run, this);
  }

  /** What a state did: its output, and the state that goes on; empty at the end of the flow. */
  private record Step(JsonNode output, Optional<String> next) {}

  /** One attempt at the work of a state. */
  @FunctionalInterface
  interface Attempt {
    JsonNode output(Frame frame) throws StateError, InterruptedException;
  }

  /**
   * @return the flow's output
   * @throws StateError when a state failed and nothing caught it, or the execution's time is over
   */
  JsonNode run(Flow flow, JsonNode input, Trail trail) throws StateError, InterruptedException {
    Step step = new Step(input, Optional.of(flow.startAt()));
    while (step.next().isPresent()) {
      String name = step.next().get();
      step = step(name, flow.state(name), step.output(), trail);
    }
    return step.output();
  }

  private Step step(String name, State state, JsonNode raw, Trail trail)
      throws StateError, InterruptedException {
    run.environment().transition().await(run.machine().type());
    run.checkDeadline();
    trail.entered(state, name, raw);
    long entered = trail.last();
    try {
      Step step = work(state, Frame.enter(run, name, raw, trail));
      trail.exited(state, name, step.output());
      return step;
    } catch (StateError e) {
      throw e.in(name, entered);
    } catch (InterruptedException e) {
      trail.add(state.type() + "StateAborted");
      throw e;
    }
  }

  private Step work(State state, Frame frame) throws StateError, InterruptedException {
    return switch (state) {
      case State.Pass pass -> new Step(pass(pass, frame), pass.next());
      case State.Task task ->
          guarded(frame, task.errors(), task.next(), attempt -> tasks.run(task, attempt));
      case State.Parallel parallel ->
          guarded(frame, parallel.errors(), parallel.next(), at -> parallels.run(parallel, at));
      case State.Choice choice -> choice(choice, frame);
      case State.Wait wait -> pause(wait, frame);
      case State.Succeed succeed -> new Step(through(succeed.data(), frame), Optional.empty());
      case State.Fail fail ->
          throw StateError.task(
              fail.error().evaluate(frame.scope()).asText(),
              fail.cause().evaluate(frame.scope()).asText());
    };
  }

  private static JsonNode pass(State.Pass pass, Frame frame) throws StateError {
    DataFlow data = pass.data();
    JsonNode input = data.input(frame.name(), frame.raw(), frame.context());
    return data.output(frame.name(), frame.raw(), pass.result().orElse(input), frame.context());
  }

  /** A state that only selects: InputPath, then OutputPath. */
  private static JsonNode through(DataFlow data, Frame frame) throws StateError {
    JsonNode input = data.input(frame.name(), frame.raw(), frame.context());
    return data.output(frame.name(), input, input, frame.context());
  }

  private static Step choice(State.Choice choice, Frame frame) throws StateError {
    JsonNode input = choice.data().input(frame.name(), frame.raw(), frame.context());
    for (State.Case each : choice.cases()) {
      if (each.rule().holds(new Scope(input, frame.context()))) {
        return new Step(through(choice.data(), frame), Optional.of(each.next()));
      }
    }
    if (choice.otherwise().isEmpty()) {
      throw StateError.runtime("Failed to transition out of the state: no rule matched");
    }
    return new Step(through(choice.data(), frame), choice.otherwise());
  }

  private Step pause(State.Wait wait, Frame frame) throws StateError, InterruptedException {
    JsonNode input = wait.data().input(frame.name(), frame.raw(), frame.context());
    run.sleep(wait.delay().from(run.now(), new Scope(input, frame.context())));
    return new Step(through(wait.data(), frame), wait.next());
  }

  private Step guarded(
      Frame frame, State.ErrorHandling errors, Optional<String> next, Attempt attempt)
      throws StateError, InterruptedException {
    Retries retries = new Retries(errors.retriers());
    while (true) {
      try {
        return new Step(attempt.output(frame.attempt(retries.total())), next);
      } catch (StateError e) {
        Optional<Duration> delay = retries.next(e, run.environment().random());
        if (delay.isEmpty()) {
          return caught(frame, errors.catchers(), e);
        }
        run.sleep(delay.get());
      }
    }
  }

  private static Step caught(Frame frame, List<Catcher> catchers, StateError error)
      throws StateError {
    for (Catcher catcher : catchers) {
      if (error.matchedBy(catcher.errorEquals())) {
        JsonNode output =
            catcher.resultPath().isEmpty()
                ? frame.raw()
                : catcher.resultPath().get().put(frame.raw(), error.output());
        return new Step(DataFlow.checked(frame.name(), output), Optional.of(catcher.next()));
      }
    }
    throw error;
  }
}
