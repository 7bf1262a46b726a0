package com.atlasengine.local.crosscheck;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Connect's flow language, as far as {@code flow-language.json} has it from its reference. */
record FlowLanguage(JsonNode reference) {
  static FlowLanguage read() {
    try (InputStream in =
        Objects.requireNonNull(FlowLanguage.class.getResourceAsStream("/flow-language.json"))) {
      return new FlowLanguage(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What Connect would refuse of a flow, a line each.
   *
   * @param type the flow's, such as {@code CONTACT_FLOW}
   */
  List<String> problems(JsonNode flow, String type) {
    List<String> found = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode action : flow.path("Actions")) {
      String name = action.path("Identifier").asText();
      if (!names.add(name)) {
        found.add(name + " is there twice");
      }
      problemsOf(action, type).forEach(problem -> found.add(name + " " + problem));
    }
    Set<String> named = new TreeSet<>(flow.path("Actions").findValuesAsText("NextAction"));
    named.add(flow.path("StartAction").asText());
    named.removeAll(names);
    named.forEach(name -> found.add("no action is named " + name));
    if (!flow.path("Version").asText().equals("2019-10-30")) {
      found.add("the version is not 2019-10-30");
    }
    return found;
  }

  private List<String> problemsOf(JsonNode action, String type) {
    JsonNode known = reference.path("actions").path(action.path("Type").asText());
    if (known.isMissingNode()) {
      return List.of("is of an unknown type, " + action.path("Type").asText());
    }
    List<String> found = new ArrayList<>();
    checkName(found, action.path("Identifier").asText());
    if (known.has("flows") && !texts(known.path("flows")).contains(type)) {
      found.add("is not for a flow of the type " + type);
    }
    checkParameters(found, known, action.path("Parameters"));
    if (known.path("terminal").asBoolean()) {
      check(found, action.path("Transitions").isEmpty(), "ends the flow, but goes on");
    } else {
      check(found, action.path("Transitions").has("NextAction"), "has no NextAction");
      checkErrors(found, known, action);
      checkConditions(found, known, action.at("/Transitions/Conditions"));
    }
    return found;
  }

  private void checkName(List<String> found, String name) {
    JsonNode rules = reference.path("identifier");
    String refused = rules.path("refusedCharacters").asText();
    check(
        found,
        name.length() <= rules.path("longest").asInt()
            && name.chars().allMatch(c -> refused.indexOf(c) < 0)
            && !texts(rules.path("refused")).contains(name),
        "has a name that is refused");
  }

  private static void checkParameters(List<String> found, JsonNode known, JsonNode given) {
    Set<String> names = TemplateSource.names(given);
    Set<String> unknown = new TreeSet<>(names);
    unknown.removeAll(texts(known.path("parameters")));
    check(found, unknown.isEmpty(), "has unknown parameters, " + unknown);
    check(found, names.containsAll(texts(known.path("required"))), "lacks a parameter");
    Set<String> alternatives = texts(known.path("exactlyOne"));
    check(
        found,
        alternatives.isEmpty() || alternatives.stream().filter(names::contains).count() == 1,
        "needs exactly one of " + alternatives);
    for (Map.Entry<String, JsonNode> values : known.path("values").properties()) {
      check(
          found,
          texts(values.getValue()).contains(given.path(values.getKey()).asText()),
          "has no such " + values.getKey());
    }
    for (Map.Entry<String, JsonNode> keys : known.path("onlyOneKey").properties()) {
      Set<String> set = TemplateSource.names(given.path(keys.getKey()));
      check(
          found,
          set.size() == 1 && texts(keys.getValue()).containsAll(set),
          "has to have one of " + keys.getKey());
    }
  }

  private static void checkErrors(List<String> found, JsonNode known, JsonNode action) {
    List<String> branches = action.at("/Transitions/Errors").findValuesAsText("ErrorType");
    check(found, branches.size() == Set.copyOf(branches).size(), "has a branch twice");
    for (String branch : branches) {
      String needed = known.path("errors").path(branch).asText("?");
      check(
          found,
          needed.isEmpty() || action.path("Parameters").has(needed),
          "never takes the branch " + branch);
    }
    for (String required : texts(known.path("requiredErrors"))) {
      check(found, branches.contains(required), "lacks the branch " + required);
    }
  }

  private static void checkConditions(List<String> found, JsonNode known, JsonNode conditions) {
    Set<String> operators = texts(known.path("operators"));
    Set<String> operands = texts(known.path("operands"));
    for (JsonNode way : conditions) {
      JsonNode condition = way.path("Condition");
      JsonNode operand = condition.path("Operands");
      check(
          found,
          operators.contains(condition.path("Operator").asText()),
          "does not compare by " + condition.path("Operator").asText());
      check(found, operand.size() == 1 && operand.path(0).isTextual(), "compares with no text");
      check(
          found,
          operands.isEmpty() || operands.contains(operand.path(0).asText()),
          "never results in " + operand.path(0).asText());
    }
  }

  private static void check(List<String> found, boolean fine, String problem) {
    if (!fine) {
      found.add(problem);
    }
  }

  private static Set<String> texts(JsonNode list) {
    return TemplateSource.stream(list).map(JsonNode::asText).collect(toCollection(TreeSet::new));
  }
}
