package com.atlasengine.local.asl.definition;

import com.atlasengine.local.asl.expression.Expression;
import com.atlasengine.local.asl.expression.Query;
import com.atlasengine.local.asl.expression.StateError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one state and refuses, by name, every field that its type does not have. */
final class StateReader {
  private static final Set<String> IN =
      Set.of("Type", "Comment", "QueryLanguage", "InputPath", "OutputPath");
  private static final Set<String> ON = Set.of("Next", "End");
  private static final Set<String> WORK =
      Set.of("Parameters", "ResultSelector", "ResultPath", "Retry", "Catch");
  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "Pass", union(IN, ON, Set.of("Result", "ResultPath", "Parameters")),
          "Task",
              union(
                  IN,
                  ON,
                  WORK,
                  Set.of(
                      "Resource",
                      "TimeoutSeconds",
                      "TimeoutSecondsPath",
                      "HeartbeatSeconds",
                      "HeartbeatSecondsPath")),
          "Parallel", union(IN, ON, WORK, Set.of("Branches")),
          "Choice", union(IN, Set.of("Choices", "Default")),
          "Wait", union(IN, ON, Set.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath")),
          "Succeed", IN,
          "Fail",
              Set.of(
                  "Type", "Comment", "QueryLanguage", "Error", "Cause", "ErrorPath", "CausePath"));

  private final FlowReader flows;

  StateReader(FlowReader flows) {
    this.flows = flows;
  }

  @SafeVarargs
  private static Set<String> union(Set<String>... sets) {
    Set<String> union = new HashSet<>();
    for (Set<String> set : sets) {
      union.addAll(set);
    }
    return Set.copyOf(union);
  }

  State read(Fields state) {
    String type = state.text("Type");
    if (state.has("QueryLanguage")) {
      FlowReader.onlyJsonPath(state);
    }
    Set<String> known = FIELDS.get(type);
    if (known == null) {
      throw state.problem("State type '" + type + "' is not supported", "Type");
    }
    state.only(known);
    return switch (type) {
      case "Pass" -> new State.Pass(DataFlowReader.read(state), result(state), next(state));
      case "Task" -> task(state);
      case "Parallel" -> parallel(state);
      case "Choice" -> choice(state);
      case "Wait" -> new State.Wait(DataFlowReader.read(state), delay(state), next(state));
      case "Succeed" -> new State.Succeed(DataFlowReader.read(state));
      default -> new State.Fail(failText(state, "Error"), failText(state, "Cause"));
    };
  }

  private static Optional<JsonNode> result(Fields state) {
    return state.has("Result") ? Optional.of(state.get("Result")) : Optional.empty();
  }

  /** Empty when the state ends its flow. */
  private static Optional<String> next(Fields state) {
    if (state.oneOf(List.of("Next", "End")).equals("Next")) {
      return Optional.of(state.text("Next"));
    }
    if (!state.flag("End")) {
      throw state.problem("End must be true", "End");
    }
    return Optional.empty();
  }

  private State task(Fields state) {
    int timeout = state.integer("TimeoutSeconds", 1, Integer.MAX_VALUE);
    if (state.integer("HeartbeatSeconds", 1, 0) >= timeout) {
      throw state.problem("HeartbeatSeconds must be smaller than TimeoutSeconds", "TimeoutSeconds");
    }
    return new State.Task(
        ResourceReader.read(state, flows.express()),
        DataFlowReader.read(state),
        seconds(state, "TimeoutSeconds"),
        seconds(state, "HeartbeatSeconds"),
        ErrorHandlingReader.read(state),
        next(state));
  }

  private State parallel(Fields state) {
    List<Flow> branches = new ArrayList<>();
    for (Fields branch : state.children("Branches")) {
      branch.only(Set.of("StartAt", "States", "Comment"));
      branches.add(flows.read(branch));
    }
    return new State.Parallel(
        branches, DataFlowReader.read(state), ErrorHandlingReader.read(state), next(state));
  }

  private static State choice(Fields state) {
    List<State.Case> cases = new ArrayList<>();
    for (Fields rule : state.children("Choices")) {
      cases.add(new State.Case(ChoiceRule.read(rule, false), rule.text("Next")));
    }
    return new State.Choice(DataFlowReader.read(state), cases, state.optionalText("Default"));
  }

  private static State.Delay delay(Fields state) {
    String field = state.oneOf(List.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath"));
    return switch (field) {
      case "Seconds" -> {
        Duration fixed = Duration.ofSeconds(state.integer(field, 0, 0));
        yield (now, scope) -> fixed;
      }
      case "SecondsPath" -> {
        State.Seconds seconds = path(state, field);
        yield (now, scope) -> seconds.in(scope);
      }
      case "Timestamp" -> {
        Instant until =
            instant(new TextNode(state.text(field)))
                .orElseThrow(() -> state.problem("A timestamp is expected", field));
        yield (now, scope) -> until(now, until);
      }
      default -> timestampPath(state.parsed(field, Query::parse));
    };
  }

  private static State.Delay timestampPath(Query path) {
    return (now, scope) -> {
      Optional<Instant> instant = instant(path.evaluate(scope));
      if (instant.isEmpty()) {
        throw StateError.runtime("The TimestampPath '" + path + "' does not lead to a timestamp");
      }
      return until(now, instant.get());
    };
  }

  private static Optional<Instant> instant(JsonNode value) {
    return Comparison.timestamp(value);
  }

  private static Duration until(Instant now, Instant then) {
    return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
  }

  private static Optional<State.Seconds> seconds(Fields state, String name) {
    state.atMostOneOf(name, name + "Path");
    if (state.has(name)) {
      Duration fixed = Duration.ofSeconds(state.integer(name, 1, 1));
      return Optional.of(scope -> fixed);
    }
    return state.has(name + "Path") ? Optional.of(path(state, name + "Path")) : Optional.empty();
  }

  private static State.Seconds path(Fields state, String name) {
    Query path = state.parsed(name, Query::parse);
    return scope -> {
      JsonNode value = path.evaluate(scope);
      if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
        throw StateError.runtime("The " + name + " '" + path + "' does not lead to seconds");
      }
      return Duration.ofSeconds(value.intValue());
    };
  }

  private static Expression failText(Fields state, String name) {
    state.atMostOneOf(name, name + "Path");
    if (state.has(name + "Path")) {
      return state.parsed(name + "Path", Expression::parse);
    }
    JsonNode text = new TextNode(state.has(name) ? state.text(name) : "");
    return scope -> text;
  }
}
