package com.atlasengine.local.asl.definition;

import com.atlasengine.local.asl.expression.Expression;
import com.atlasengine.local.asl.expression.Scope;
import com.atlasengine.local.asl.expression.StateError;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A state of a state machine, as read: every name it refers to exists. */
public sealed interface State {
  /** The type as definitions and history events write it. */
  String type();

  /** The states it may lead to. */
  List<String> targets();

  record Pass(DataFlow data, Optional<JsonNode> result, Optional<String> next) implements State {
    @Override
    public String type() {
      return "Pass";
    }

    @Override
    public List<String> targets() {
      return next.stream().toList();
    }
  }

  /**
   * @param timeout the time one attempt may take
   * @param heartbeat the longest time between two heartbeats of a callback task
   */
  record Task(
      TaskResource resource,
      DataFlow data,
      Optional<Seconds> timeout,
      Optional<Seconds> heartbeat,
      ErrorHandling errors,
      Optional<String> next)
      implements State {
    @Override
    public String type() {
      return "Task";
    }

    @Override
    public List<String> targets() {
      return errors.targets(next);
    }
  }

  record Parallel(List<Flow> branches, DataFlow data, ErrorHandling errors, Optional<String> next)
      implements State {
    @Override
    public String type() {
      return "Parallel";
    }

    @Override
    public List<String> targets() {
      return errors.targets(next);
    }
  }

  record Choice(DataFlow data, List<Case> cases, Optional<String> defaultState) implements State {
    @Override
    public String type() {
      return "Choice";
    }

    @Override
    public List<String> targets() {
      return Stream.concat(cases.stream().map(Case::next), defaultState.stream()).toList();
    }
  }

  /** One rule of a Choice state and where it leads. */
  record Case(ChoiceRule rule, String next) {}

  record Wait(DataFlow data, Delay delay, Optional<String> next) implements State {
    @Override
    public String type() {
      return "Wait";
    }

    @Override
    public List<String> targets() {
      return next.stream().toList();
    }
  }

  record Succeed(DataFlow data) implements State {
    @Override
    public String type() {
      return "Succeed";
    }

    @Override
    public List<String> targets() {
      return List.of();
    }
  }

  record Fail(Expression error, Expression cause) implements State {
    @Override
    public String type() {
      return "Fail";
    }

    @Override
    public List<String> targets() {
      return List.of();
    }
  }

  /** What a Task or Parallel state does about errors. */
  record ErrorHandling(List<Retrier> retriers, List<Catcher> catchers) {
    List<String> targets(Optional<String> next) {
      return Stream.concat(next.stream(), catchers.stream().map(Catcher::next)).toList();
    }
  }

  /** A number of seconds, fixed or read from the state's input. */
  @FunctionalInterface
  interface Seconds {
    Duration duration(Scope scope) throws StateError;
  }

  /** How long a Wait state waits. */
  @FunctionalInterface
  interface Delay {
    Duration duration(Instant now, Scope scope) throws StateError;
  }
}
