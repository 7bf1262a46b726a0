package com.atlasengine.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a role's own policies allow. Of conditions it understands {@code ForAllValues:StringLike}; a
 * statement with another one allows nothing here.
 *
 * @param statements those that allow something
 */
public record Policy(List<Statement> statements) {
  private static final String FOR_ALL_VALUES = "ForAllValues:StringLike";

  public Policy {
    statements = List.copyOf(statements);
  }

  /** The policy of a role, its references resolved. */
  static Policy of(JsonNode role) {
    List<Statement> found = new ArrayList<>();
    for (JsonNode policy : role.path("Policies")) {
      for (JsonNode statement : policy.path("PolicyDocument").path("Statement")) {
        if (statement.path("Effect").asText().equals("Allow")) {
          found.add(Statement.of(statement));
        }
      }
    }
    return new Policy(found);
  }

  /**
   * Whether one statement allows this.
   *
   * @param action such as {@code dynamodb:PutItem}
   * @param resource an ARN
   * @param context the request's values by condition key; a key that is not there has none
   */
  public boolean allows(String action, String resource, Map<String, Set<String>> context) {
    return statements.stream().anyMatch(s -> s.allows(action, resource, context));
  }

  /**
   * One statement.
   *
   * @param actions patterns of IAM, of which one has to fit
   * @param resources likewise
   * @param conditions patterns by condition key, of which one has to fit each value
   * @param understood whether all its conditions are among them
   */
  public record Statement(
      List<Pattern> actions,
      List<Pattern> resources,
      Map<String, List<Pattern>> conditions,
      boolean understood) {
    private static Statement of(JsonNode json) {
      JsonNode condition = json.path("Condition");
      return new Statement(
          patterns(json.path("Action")),
          patterns(json.path("Resource")),
          condition.path(FOR_ALL_VALUES).properties().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, e -> patterns(e.getValue()))),
          condition.properties().stream().allMatch(e -> e.getKey().equals(FOR_ALL_VALUES)));
    }

    private boolean allows(String action, String resource, Map<String, Set<String>> context) {
      return understood
          && fits(actions, action)
          && fits(resources, resource)
          && conditions.entrySet().stream()
              .allMatch(
                  condition ->
                      context.getOrDefault(condition.getKey(), Set.of()).stream()
                          .allMatch(value -> fits(condition.getValue(), value)));
    }

    private static boolean fits(List<Pattern> patterns, String value) {
      return patterns.stream().anyMatch(p -> p.matcher(value).matches());
    }

    private static List<Pattern> patterns(JsonNode oneOrMany) {
      Stream<JsonNode> texts =
          oneOrMany.isArray()
              ? StreamSupport.stream(oneOrMany.spliterator(), false)
              : Stream.of(oneOrMany);
      return texts.map(JsonNode::asText).map(Statement::pattern).toList();
    }

    /** {@code *} stands for any text, {@code ?} for one character. */
    private static Pattern pattern(String text) {
      String regex = Pattern.quote(text).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
      return Pattern.compile(regex, Pattern.DOTALL);
    }
  }
}
