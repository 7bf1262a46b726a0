package com.atlasengine.local.asl.definition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Reads a flow: every target exists, every state can be reached, names are unique throughout. */
final class FlowReader {
  private static final int MAX_NAME_CHARS = 80;
  private final boolean express;
  private final Set<String> names = new HashSet<>();

  FlowReader(boolean express) {
    this.express = express;
  }

  boolean express() {
    return express;
  }

  static void requireJsonPath(DefinitionObject fields) {
    if (!fields.requireText("QueryLanguage").equals("JSONPath")) {
      throw fields.problem(
          "QueryLanguage '"
              + fields.requireText("QueryLanguage")
              + "' is not supported; use JSONPath",
          "QueryLanguage");
    }
  }

  Flow read(DefinitionObject fields) {
    DefinitionObject definitions = fields.child("States");
    Map<String, State> states = new LinkedHashMap<>();
    for (String name : sortedNames(definitions)) {
      if (name.length() > MAX_NAME_CHARS || !names.add(name)) {
        throw definitions.problem(
            "State names must be unique and at most " + MAX_NAME_CHARS + " characters long", name);
      }
      states.put(name, new StateReader(this).read(definitions.child(name)));
    }
    Flow flow = new Flow(fields.requireText("StartAt"), states);
    requireTarget(flow, flow.startAt(), fields.pointerTo("StartAt"));
    states.forEach(
        (name, state) ->
            state
                .targets()
                .forEach(next -> requireTarget(flow, next, definitions.pointerTo(name))));
    requireReachable(flow, definitions);
    return flow;
  }

  private static Iterable<String> sortedNames(DefinitionObject definitions) {
    return definitions.object()::fieldNames;
  }

  private static void requireTarget(Flow flow, String name, String pointer) {
    if (!flow.states().containsKey(name)) {
      throw new InvalidDefinition("MISSING_TRANSITION_TARGET: Missing target: " + name, pointer);
    }
  }

  private static void requireReachable(Flow flow, DefinitionObject definitions) {
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    open.add(flow.startAt());
    while (!open.isEmpty()) {
      String name = open.remove();
      if (reached.add(name)) {
        open.addAll(flow.state(name).targets());
      }
    }
    for (String name : flow.states().keySet()) {
      if (!reached.contains(name)) {
        throw definitions.problem("State \"" + name + "\" is not reachable.", name);
      }
    }
  }
}
