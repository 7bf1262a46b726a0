package com.atlasengine.local.crosscheck;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All statements of a template that allow something, as they are written: nothing is evaluated. */
record Policies(List<Statement> statements) {
  /**
   * One statement.
   *
   * @param owner the resource it stands in
   * @param principal who may, where that is not the owner's role
   * @param where under which conditions, the template's and the policy's
   */
  record Statement(
      String owner,
      String sid,
      String principal,
      List<String> actions,
      List<String> resources,
      String where) {
    private Stream<String> lines() {
      return actions.stream()
          .flatMap(a -> resources.stream().map(r -> List.of(owner, sid, principal, a, r, where)))
          .map(
              parts -> parts.stream().filter(p -> !p.isEmpty()).collect(Collectors.joining(" | ")));
    }
  }

  static Policies of(TemplateSource template) {
    List<Statement> found = new ArrayList<>();
    template
        .template()
        .path("Resources")
        .properties()
        .forEach(
            e -> {
              collect(e.getKey(), e.getValue().path("Properties"), "", found);
              JsonNode permission = e.getValue();
              if (permission.path("Type").asText().equals("AWS::Lambda::Permission")) {
                found.add(permission(e.getKey(), permission.path("Properties")));
              }
            });
    return new Policies(List.copyOf(found));
  }

  /** One line for each action and resource, in the template's order. */
  List<String> lines() {
    return statements.stream().flatMap(Statement::lines).toList();
  }

  private static void collect(String owner, JsonNode node, String when, List<Statement> found) {
    if (node.has("Effect")) {
      found.add(statement(owner, node, when));
      return;
    }
    JsonNode choice = node.path("Fn::If");
    if (choice.isArray() && choice.findValue("Effect") != null) {
      collect(owner, choice.path(1), "if " + choice.path(0).asText(), found);
      collect(owner, choice.path(2), "if not " + choice.path(0).asText(), found);
      return;
    }
    node.forEach(below -> collect(owner, below, when, found));
  }

  private static Statement statement(String owner, JsonNode s, String when) {
    String effect = s.path("Effect").asText().equals("Allow") ? "" : s.path("Effect").asText();
    return new Statement(
        owner,
        s.path("Sid").asText("-"),
        s.path("Principal").isMissingNode() ? "" : text(s.path("Principal").elements().next()),
        texts(s.path("Action")),
        s.has("Resource") ? texts(s.path("Resource")) : List.of("-"),
        Stream.of(effect, when, conditions(s.path("Condition")))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" | ")));
  }

  private static Statement permission(String id, JsonNode p) {
    return new Statement(
        id,
        "-",
        text(p.path("Principal")),
        texts(p.path("Action")),
        texts(p.path("FunctionName")),
        "from " + text(p.path("SourceArn")) + " of " + text(p.path("SourceAccount")));
  }

  private static String conditions(JsonNode condition) {
    return condition.properties().stream()
        .flatMap(
            operator ->
                operator.getValue().properties().stream()
                    .map(v -> operator.getKey() + " " + v.getKey() + " " + text(v.getValue())))
        .collect(Collectors.joining(", "));
  }

  private static List<String> texts(JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? TemplateSource.stream(oneOrMany).map(Policies::text).toList()
        : List.of(text(oneOrMany));
  }

  /**
   * A value with its functions as they are, in {@code Fn::Sub}'s notation where that is shorter.
   */
  static String text(JsonNode value) {
    if (value.isArray()) {
      return String.join(" or ", texts(value));
    }
    if (!value.isObject()) {
      return value.asText();
    }
    String function = value.fieldNames().next();
    JsonNode argument = value.path(function);
    return switch (function) {
      case "Ref" -> "${" + argument.asText() + "}";
      case "Fn::GetAtt" ->
          "${" + TemplateSource.texts(argument).collect(Collectors.joining(".")) + "}";
      case "Fn::Sub" -> argument.asText();
      case "Fn::If" ->
          argument.path(0).asText()
              + " ? "
              + text(argument.path(1))
              + " : "
              + text(argument.path(2));
      default -> value.toString();
    };
  }
}
