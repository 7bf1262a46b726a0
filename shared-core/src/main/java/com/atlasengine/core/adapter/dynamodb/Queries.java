package com.atlasengine.core.adapter.dynamodb;

import com.atlasengine.core.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Runs queries and reads all pages. */
final class Queries {
  private Queries() {}

  /** Returns every matching item; each page is one call within the same deadline. */
  static List<Map<String, AttributeValue>> fetchAll(
      Dynamo dynamo, String segment, QueryRequest query, Deadline deadline) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    Map<String, AttributeValue> from = Map.of();
    do {
      QueryRequest.Builder page = query.toBuilder();
      if (!from.isEmpty()) {
        page.exclusiveStartKey(from);
      }
      QueryResponse answer =
          dynamo.call(
              segment,
              deadline,
              (client, limit) -> client.query(page.overrideConfiguration(limit).build()));
      items.addAll(answer.items());
      from = answer.lastEvaluatedKey();
    } while (!from.isEmpty());
    return items;
  }
}
