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
final class FlowRunner {
  private final RunContext context;
  private final TaskRunner tasks;
  private final ParallelRunner parallels;

  FlowRunner(RunContext context) {
    this.context = context;
    this.tasks = new TaskRunner(context);
    this.parallels = new ParallelRunner(context, this);
  }

  /** The result of a state: its output and the next state, empty at the end of the flow. */
  private record StepResult(JsonNode output, Optional<String> next) {}

  /** One attempt at the work of a state. */
  @FunctionalInterface
  interface Attempt {
    JsonNode run(StateVisit visit) throws StateError, InterruptedException;
  }

  /**
   * @return the flow's output
   * @throws StateError when a state failed and nothing caught it, or the execution's time is over
   */
  JsonNode run(Flow flow, JsonNode input, EventChain chain)
      throws StateError, InterruptedException {
    StepResult step = new StepResult(input, Optional.of(flow.startAt()));
    while (step.next().isPresent()) {
      String name = step.next().get();
      step = visitState(name, flow.state(name), step.output(), chain);
    }
    return step.output();
  }

  private StepResult visitState(String name, State state, JsonNode raw, EventChain chain)
      throws StateError, InterruptedException {
    context.environment().transition().await(context.machine().type());
    context.checkDeadline();
    chain.recordEntered(state, name, raw);
    long entered = chain.lastEventId();
    try {
      StepResult step = runState(state, StateVisit.enter(context, name, raw, chain));
      chain.recordExited(state, name, step.output());
      return step;
    } catch (StateError e) {
      throw e.inState(name, entered);
    } catch (InterruptedException e) {
      chain.add(state.type() + "StateAborted");
      throw e;
    }
  }

  private StepResult runState(State state, StateVisit visit)
      throws StateError, InterruptedException {
    return switch (state) {
      case State.Pass pass -> new StepResult(pass(pass, visit), pass.next());
      case State.Task task ->
          runWithRetries(visit, task.errors(), task.next(), attempt -> tasks.run(task, attempt));
      case State.Parallel parallel ->
          runWithRetries(
              visit, parallel.errors(), parallel.next(), at -> parallels.run(parallel, at));
      case State.Choice choice -> choose(choice, visit);
      case State.Wait wait -> waitBeforeNext(wait, visit);
      case State.Succeed succeed ->
          new StepResult(selectData(succeed.data(), visit), Optional.empty());
      case State.Fail fail ->
          throw StateError.taskFailed(
              fail.error().evaluate(visit.scope()).asText(),
              fail.cause().evaluate(visit.scope()).asText());
    };
  }

  private static JsonNode pass(State.Pass pass, StateVisit visit) throws StateError {
    DataFlow data = pass.data();
    JsonNode input = data.input(visit.name(), visit.rawInput(), visit.context());
    return data.output(
        visit.name(), visit.rawInput(), pass.result().orElse(input), visit.context());
  }

  /** Applies InputPath, then OutputPath. */
  private static JsonNode selectData(DataFlow data, StateVisit visit) throws StateError {
    JsonNode input = data.input(visit.name(), visit.rawInput(), visit.context());
    return data.output(visit.name(), input, input, visit.context());
  }

  private static StepResult choose(State.Choice choice, StateVisit visit) throws StateError {
    JsonNode input = choice.data().input(visit.name(), visit.rawInput(), visit.context());
    for (State.Case each : choice.cases()) {
      if (each.rule().holds(new Scope(input, visit.context()))) {
        return new StepResult(selectData(choice.data(), visit), Optional.of(each.next()));
      }
    }
    if (choice.defaultState().isEmpty()) {
      throw StateError.runtimeError("Failed to transition out of the state: no rule matched");
    }
    return new StepResult(selectData(choice.data(), visit), choice.defaultState());
  }

  private StepResult waitBeforeNext(State.Wait wait, StateVisit visit)
      throws StateError, InterruptedException {
    JsonNode input = wait.data().input(visit.name(), visit.rawInput(), visit.context());
    context.sleep(wait.delay().duration(context.now(), new Scope(input, visit.context())));
    return new StepResult(selectData(wait.data(), visit), wait.next());
  }

  private StepResult runWithRetries(
      StateVisit visit, State.ErrorHandling errors, Optional<String> next, Attempt attempt)
      throws StateError, InterruptedException {
    Retries retries = new Retries(errors.retriers());
    while (true) {
      try {
        return new StepResult(attempt.run(visit.withRetryCount(retries.total())), next);
      } catch (StateError e) {
        Optional<Duration> delay = retries.nextDelay(e, context.environment().random());
        if (delay.isEmpty()) {
          return catchError(visit, errors.catchers(), e);
        }
        context.sleep(delay.get());
      }
    }
  }

  private static StepResult catchError(StateVisit visit, List<Catcher> catchers, StateError error)
      throws StateError {
    for (Catcher catcher : catchers) {
      if (error.isMatchedBy(catcher.errorEquals())) {
        JsonNode output =
            catcher.resultPath().isEmpty()
                ? visit.rawInput()
                : catcher.resultPath().get().put(visit.rawInput(), error.output());
        return new StepResult(
            DataFlow.requireWithinLimit(visit.name(), output), Optional.of(catcher.next()));
      }
    }
    throw error;
  }
}
