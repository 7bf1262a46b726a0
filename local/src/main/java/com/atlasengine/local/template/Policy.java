package com.atlasengine.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a role allows. Of conditions it understands {@code ForAllValues:StringLike}; a statement
 * with another one allows nothing here.
 *
 * @param statements those that allow something, and those that deny it
 */
public record Policy(List<Statement> statements) {
  private static final String FOR_ALL_VALUES = "ForAllValues:StringLike";

  public Policy {
    statements = List.copyOf(statements);
  }

  /**
   * What allows a request.
   *
   * @param action such as {@code dynamodb:PutItem}
   * @param resource an ARN
   * @param context the request's values by condition key; a key that is not there has none
   * @return empty when no statement allows it, or one denies it
   */
  public Optional<Grant> find(String action, String resource, Map<String, Set<String>> context) {
    List<Grant> found = new ArrayList<>();
    for (Statement statement : statements) {
      Optional<Grant> grant = statement.find(action, resource, context);
      if (grant.isPresent() && !statement.allows()) {
        return Optional.empty();
      }
      grant.ifPresent(found::add);
    }
    return found.stream().findFirst();
  }

  /** Whether a request is allowed. */
  public boolean allows(String action, String resource, Map<String, Set<String>> context) {
    return find(action, resource, context).isPresent();
  }

  /** The same with those of another. */
  Policy and(Policy other) {
    List<Statement> all = new ArrayList<>(statements);
    all.addAll(other.statements);
    return new Policy(all);
  }

  /**
   * What of a statement a request needs.
   *
   * @param sid the statement's name; empty when it has none
   * @param action the pattern that fits the request's action
   * @param resource the pattern that fits its resource
   * @param values the patterns that fit its values, sorted
   */
  public record Grant(String sid, String action, String resource, List<String> values) {
    public Grant {
      values = List.copyOf(values);
    }
  }

  /**
   * One statement.
   *
   * @param allows false when it denies
   * @param actions patterns of IAM, of which one has to fit
   * @param resources likewise
   * @param conditions patterns by condition key, of which one has to fit each value
   * @param understood whether all its conditions are among them
   */
  public record Statement(
      String sid,
      boolean allows,
      List<Wildcard> actions,
      List<Wildcard> resources,
      Map<String, List<Wildcard>> conditions,
      boolean understood) {
    /**
     * @throws IllegalArgumentException when it would be judged otherwise than in the cloud
     */
    static Statement of(JsonNode json) {
      JsonNode condition = json.path("Condition");
      boolean understood =
          condition.properties().stream().allMatch(e -> e.getKey().equals(FOR_ALL_VALUES));
      boolean allows = json.path("Effect").asText().equals("Allow");
      if (json.has("NotAction") || json.has("NotResource") || !(allows || understood)) {
        throw new IllegalArgumentException(
            "NotAction, NotResource and what denies on a condition are not supported locally: "
                + json.path("Sid").asText("a statement"));
      }
      return new Statement(
          json.path("Sid").asText(),
          allows,
          Wildcard.ofActions(json.path("Action")),
          Wildcard.of(json.path("Resource")),
          conditions(condition.path(FOR_ALL_VALUES)),
          understood);
    }

    private static Map<String, List<Wildcard>> conditions(JsonNode json) {
      return json.properties().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, e -> Wildcard.of(e.getValue())));
    }

    private Optional<Grant> find(String action, String resource, Map<String, Set<String>> context) {
      Optional<Wildcard> ofAction = Wildcard.find(actions, action);
      Optional<Wildcard> ofResource = Wildcard.find(resources, resource);
      Optional<Set<String>> values = understood ? values(context) : Optional.empty();
      return ofAction.isEmpty() || ofResource.isEmpty()
          ? Optional.empty()
          : values.map(
              each ->
                  new Grant(
                      sid, ofAction.get().text(), ofResource.get().text(), List.copyOf(each)));
    }

    /** The patterns that fit the request's values; empty when one value fits none. */
    private Optional<Set<String>> values(Map<String, Set<String>> context) {
      Set<String> found = new TreeSet<>();
      for (Map.Entry<String, List<Wildcard>> condition : conditions.entrySet()) {
        for (String value : context.getOrDefault(condition.getKey(), Set.of())) {
          Optional<Wildcard> fitting = Wildcard.find(condition.getValue(), value);
          if (fitting.isEmpty()) {
            return Optional.empty();
          }
          found.add(fitting.get().text());
        }
      }
      return Optional.of(found);
    }
  }
}
