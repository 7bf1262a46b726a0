package com.atlasengine.local.iam;

import com.atlasengine.local.template.PhysicalIds;
import com.atlasengine.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What requests to DynamoDB need: by action, table or index, and leading key. */
final class ItemRequests {
  private static final String LEADING_KEYS = "dynamodb:LeadingKeys";

  /** The actions of the parts of a transaction. */
  private static final Map<String, String> PARTS =
      Map.of(
          "Get", "GetItem",
          "Put", "PutItem",
          "Update", "UpdateItem",
          "Delete", "DeleteItem",
          "ConditionCheck", "ConditionCheckItem");

  private final Map<String, String> partitionKeysByTable;

  ItemRequests(List<Template.Table> tables) {
    partitionKeysByTable =
        tables.stream().collect(Collectors.toMap(Template.Table::name, ItemRequests::partitionKey));
  }

  private static String partitionKey(Template.Table table) {
    for (JsonNode key : table.properties().path("KeySchema")) {
      if (key.path("KeyType").asText().equals("HASH")) {
        return key.path("AttributeName").asText();
      }
    }
    throw new IllegalArgumentException(table.name() + " has no partition key");
  }

  List<Requirement> requirements(String operation, JsonNode request) {
    if (request.has("TransactItems")) {
      return ofTransaction(request.path("TransactItems"));
    }
    if (request.has("RequestItems")) {
      return request.path("RequestItems").properties().stream()
          .map(table -> requirement(operation, resource(table.getKey(), ""), batchKeys(table)))
          .toList();
    }
    return List.of(requirement(operation, resource(request), leadingKeys(operation, request)));
  }

  /** The keys of all parts with one action count together. */
  private List<Requirement> ofTransaction(JsonNode items) {
    List<Requirement> needed = new ArrayList<>();
    Map<String, Set<String>> keysByAction = new HashMap<>();
    for (JsonNode item : items) {
      for (Map.Entry<String, JsonNode> part : item.properties()) {
        String action = PARTS.getOrDefault(part.getKey(), part.getKey());
        Set<String> keys = keysByAction.computeIfAbsent(action, a -> new TreeSet<>());
        keys.addAll(leadingKeys(action, part.getValue()));
        needed.add(requirement(action, resource(part.getValue()), Set.copyOf(keys)));
      }
    }
    return needed;
  }

  private static Requirement requirement(String operation, String resource, Set<String> keys) {
    return new Requirement("dynamodb:" + operation, resource, Map.of(LEADING_KEYS, keys));
  }

  private static String resource(JsonNode request) {
    return resource(request.path("TableName").asText("*"), request.path("IndexName").asText(""));
  }

  private static String resource(String table, String index) {
    return table.startsWith("arn:")
        ? table
        : PhysicalIds.arn(
            "dynamodb", "table/" + table + (index.isEmpty() ? "" : "/index/" + index));
  }

  /** The partition keys of the items that a request names; of an index it is another attribute. */
  private Set<String> leadingKeys(String operation, JsonNode request) {
    String name = partitionKeysByTable.getOrDefault(request.path("TableName").asText(), "");
    JsonNode key =
        switch (operation) {
          case "PutItem" -> request.path("Item").path(name);
          case "Query" -> queriedKey(name, request);
          default -> request.path("Key").path(name);
        };
    String text = key.path("S").asText("");
    return text.isEmpty() ? Set.of() : Set.of(text);
  }

  private Set<String> batchKeys(Map.Entry<String, JsonNode> table) {
    String name = partitionKeysByTable.getOrDefault(table.getKey(), "");
    return table.getValue().findValues(name).stream()
        .map(key -> key.path("S").asText())
        .filter(key -> !key.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static JsonNode queriedKey(String name, JsonNode request) {
    String condition = request.path("KeyConditionExpression").asText();
    Matcher value =
        Pattern.compile("(?:^|\\W)" + Pattern.quote(name) + "\\s*=\\s*(:\\w+)").matcher(condition);
    return request.path("ExpressionAttributeValues").path(value.find() ? value.group(1) : "");
  }
}
