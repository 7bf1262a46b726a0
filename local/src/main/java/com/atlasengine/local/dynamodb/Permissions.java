package com.atlasengine.local.dynamodb;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.template.Policy;
import com.atlasengine.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Refuses what the role of a function does not allow, as IAM does: by action, table and leading
 * key. A function's access key is its name. Whoever else asks may do anything, and so may a
 * function that names no role.
 */
final class Permissions {
  private static final String LEADING_KEYS = "dynamodb:LeadingKeys";
  private static final Pattern CREDENTIAL = Pattern.compile("Credential=([^/]+)/");

  /** The actions of the parts of a transaction. */
  private static final Map<String, String> PARTS =
      Map.of(
          "Put", "PutItem",
          "Update", "UpdateItem",
          "Delete", "DeleteItem",
          "ConditionCheck", "ConditionCheckItem");

  private final Map<String, Policy> policiesByCaller;
  private final Map<String, String> partitionKeysByTable;

  Permissions(Template template) {
    policiesByCaller =
        template.functions().stream()
            .filter(f -> f.policy().isPresent())
            .collect(Collectors.toMap(Template.Function::name, f -> f.policy().orElseThrow()));
    partitionKeysByTable =
        template.tables().stream()
            .collect(Collectors.toMap(Template.Table::name, Permissions::partitionKey));
  }

  private static String partitionKey(Template.Table table) {
    for (JsonNode key : table.properties().path("KeySchema")) {
      if (key.path("KeyType").asText().equals("HASH")) {
        return key.path("AttributeName").asText();
      }
    }
    throw new IllegalArgumentException(table.name() + " has no partition key");
  }

  /**
   * @throws AwsError {@code AccessDeniedException} when the caller is a function whose role does
   *     not allow it
   */
  void check(String authorization, String operation, JsonNode request) {
    Matcher credential = CREDENTIAL.matcher(authorization);
    Policy policy = credential.find() ? policiesByCaller.get(credential.group(1)) : null;
    if (policy == null) {
      return;
    }
    if (operation.equals("TransactWriteItems")) {
      checkTransaction(policy, request);
    } else {
      check(policy, operation, request, leadingKeys(operation, request));
    }
  }

  /** The keys of all parts with one action count together. */
  private void checkTransaction(Policy policy, JsonNode request) {
    Map<String, Set<String>> keysByPart = new HashMap<>();
    for (JsonNode item : request.path("TransactItems")) {
      item.properties()
          .forEach(
              part -> {
                String action = PARTS.getOrDefault(part.getKey(), part.getKey());
                Set<String> keys = keysByPart.computeIfAbsent(action, a -> new TreeSet<>());
                keys.addAll(leadingKeys(action, part.getValue()));
                check(policy, action, part.getValue(), keys);
              });
    }
  }

  private static void check(Policy policy, String operation, JsonNode request, Set<String> keys) {
    String index = request.path("IndexName").asText("");
    String resource =
        "arn:aws:dynamodb:%s:%s:table/%s%s"
            .formatted(
                Template.REGION,
                Template.ACCOUNT,
                request.path("TableName").asText(),
                index.isEmpty() ? "" : "/index/" + index);
    String action = "dynamodb:" + operation;
    if (!policy.allows(action, resource, Map.of(LEADING_KEYS, keys))) {
      throw new AwsError(
          400,
          "AccessDeniedException",
          "The role is not authorized to perform: " + action + " on resource: " + resource);
    }
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

  private static JsonNode queriedKey(String name, JsonNode request) {
    String condition = request.path("KeyConditionExpression").asText();
    Matcher value =
        Pattern.compile("(?:^|\\W)" + Pattern.quote(name) + "\\s*=\\s*(:\\w+)").matcher(condition);
    return request.path("ExpressionAttributeValues").path(value.find() ? value.group(1) : "");
  }
}
