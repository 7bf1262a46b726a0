package com.atlasengine.local.asl.definition;

import com.atlasengine.local.asl.expression.Expression;
import com.atlasengine.local.asl.expression.JsonPathExpression;
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
  private static final Set<String> COMMON_FIELDS =
      Set.of("Type", "Comment", "QueryLanguage", "InputPath", "OutputPath");
  private static final Set<String> TRANSITION_FIELDS = Set.of("Next", "End");
  private static final Set<String> WORK_FIELDS =
      Set.of("Parameters", "ResultSelector", "ResultPath", "Retry", "Catch");
  private static final Map<String, Set<String>> FIELDS_BY_TYPE =
      Map.of(
          "Pass",
              union(COMMON_FIELDS, TRANSITION_FIELDS, Set.of("Result", "ResultPath", "Parameters")),
          "Task",
              union(
                  COMMON_FIELDS,
                  TRANSITION_FIELDS,
                  WORK_FIELDS,
                  Set.of(
                      "Resource",
                      "TimeoutSeconds",
                      "TimeoutSecondsPath",
                      "HeartbeatSeconds",
                      "HeartbeatSecondsPath")),
          "Parallel", union(COMMON_FIELDS, TRANSITION_FIELDS, WORK_FIELDS, Set.of("Branches")),
          "Choice", union(COMMON_FIELDS, Set.of("Choices", "Default")),
          "Wait",
              union(
                  COMMON_FIELDS,
                  TRANSITION_FIELDS,
                  Set.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath")),
          "Succeed", COMMON_FIELDS,
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

  State read(DefinitionObject state) {
    String type = state.requireText("Type");
    if (state.has("QueryLanguage")) {
      FlowReader.requireJsonPath(state);
    }
    Set<String> known = FIELDS_BY_TYPE.get(type);
    if (known == null) {
      throw state.problem("State type '" + type + "' is not supported", "Type");
    }
    state.requireKnown(known);
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

  private static Optional<JsonNode> result(DefinitionObject state) {
    return state.has("Result") ? Optional.of(state.get("Result")) : Optional.empty();
  }

  /** Empty when the state ends its flow. */
  private static Optional<String> next(DefinitionObject state) {
    if (state.requireOneOf(List.of("Next", "End")).equals("Next")) {
      return Optional.of(state.requireText("Next"));
    }
    if (!state.optionalBoolean("End")) {
      throw state.problem("End must be true", "End");
    }
    return Optional.empty();
  }

  private State task(DefinitionObject state) {
    int timeout = state.optionalInteger("TimeoutSeconds", 1, Integer.MAX_VALUE);
    if (state.optionalInteger("HeartbeatSeconds", 1, 0) >= timeout) {
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

  private State parallel(DefinitionObject state) {
    List<Flow> branches = new ArrayList<>();
    for (DefinitionObject branch : state.children("Branches")) {
      branch.requireKnown(Set.of("StartAt", "States", "Comment"));
      branches.add(flows.read(branch));
    }
    return new State.Parallel(
        branches, DataFlowReader.read(state), ErrorHandlingReader.read(state), next(state));
  }

  private static State choice(DefinitionObject state) {
    List<State.Case> cases = new ArrayList<>();
    for (DefinitionObject rule : state.children("Choices")) {
      cases.add(new State.Case(ChoiceRule.read(rule, false), rule.requireText("Next")));
    }
    return new State.Choice(DataFlowReader.read(state), cases, state.optionalText("Default"));
  }

  private static State.Delay delay(DefinitionObject state) {
    String field =
        state.requireOneOf(List.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath"));
    return switch (field) {
      case "Seconds" -> {
        Duration fixed = Duration.ofSeconds(state.optionalInteger(field, 0, 0));
        yield (now, scope) -> fixed;
      }
      case "SecondsPath" -> {
        State.Seconds seconds = path(state, field);
        yield (now, scope) -> seconds.duration(scope);
      }
      case "Timestamp" -> {
        Instant until =
            instant(new TextNode(state.requireText(field)))
                .orElseThrow(() -> state.problem("A timestamp is expected", field));
        yield (now, scope) -> until(now, until);
      }
      default -> timestampPath(state.parse(field, JsonPathExpression::parse));
    };
  }

  private static State.Delay timestampPath(JsonPathExpression path) {
    return (now, scope) -> {
      Optional<Instant> instant = instant(path.evaluate(scope));
      if (instant.isEmpty()) {
        throw StateError.runtimeError(
            "The TimestampPath '" + path + "' does not lead to a timestamp");
      }
      return until(now, instant.get());
    };
  }

  private static Optional<Instant> instant(JsonNode value) {
    return ComparisonOperator.timestamp(value);
  }

  private static Duration until(Instant now, Instant then) {
    return then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO;
  }

  private static Optional<State.Seconds> seconds(DefinitionObject state, String name) {
    state.requireAtMostOneOf(name, name + "Path");
    if (state.has(name)) {
      Duration fixed = Duration.ofSeconds(state.optionalInteger(name, 1, 1));
      return Optional.of(scope -> fixed);
    }
    return state.has(name + "Path") ? Optional.of(path(state, name + "Path")) : Optional.empty();
  }

  private static State.Seconds path(DefinitionObject state, String name) {
    JsonPathExpression path = state.parse(name, JsonPathExpression::parse);
    return scope -> {
      JsonNode value = path.evaluate(scope);
      if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
        throw StateError.runtimeError("The " + name + " '" + path + "' does not lead to seconds");
      }
      return Duration.ofSeconds(value.intValue());
    };
  }

  private static Expression failText(DefinitionObject state, String name) {
    state.requireAtMostOneOf(name, name + "Path");
    if (state.has(name + "Path")) {
      return state.parse(name + "Path", Expression::parse);
    }
    JsonNode text = new TextNode(state.has(name) ? state.requireText(name) : "");
    return scope -> text;
  }
}
