package com.atlasengine.core.adapter.dynamodb;

import static com.atlasengine.core.adapter.dynamodb.Attributes.text;

import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.time.Deadline;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Pending work that cannot be read, whole, in the partition {@code SET-ASIDE}. */
record SetAside(Table table) {
  private static final String PARTITION = "SET-ASIDE";

  /** All items of a partition, as they are now. */
  static QueryRequest.Builder select(QueryRequest.Builder request, String partition) {
    return request
        .keyConditionExpression("PK = :pk")
        .expressionAttributeValues(Map.of(":pk", text(partition)))
        .consistentRead(true);
  }

  /**
   * Moves these items here. The copy is written first: an item that is in both places is set aside
   * again.
   *
   * @return how many are here now
   */
  int moveFrom(List<Map<String, AttributeValue>> unreadable, Deadline deadline) {
    for (Map<String, AttributeValue> item : unreadable) {
      Map<String, AttributeValue> copy = new HashMap<>(item);
      copy.put(Attributes.PK, text(PARTITION));
      table.put(r -> r.item(copy), deadline);
      table.delete(r -> r.key(keyOf(item)), deadline);
    }
    return list(deadline).size();
  }

  /** Deletes the items that hold this number and this word, whatever they are. */
  void forget(PhoneNumber phone, String word, Deadline deadline) {
    for (Map<String, AttributeValue> item : list(deadline)) {
      String all = textsOf(item);
      if (all.contains(phone.e164()) && all.contains(word.toLowerCase(Locale.ROOT))) {
        table.delete(r -> r.key(keyOf(item)), deadline);
      }
    }
  }

  private List<Map<String, AttributeValue>> list(Deadline deadline) {
    return table.query(r -> select(r, PARTITION), deadline);
  }

  private static Map<String, AttributeValue> keyOf(Map<String, AttributeValue> item) {
    return Attributes.key(
        text(item, Attributes.PK).orElse(""), text(item, Attributes.SK).orElse(""));
  }

  private static String textsOf(Map<String, AttributeValue> item) {
    return item.values().stream()
        .map(AttributeValue::s)
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n"))
        .toLowerCase(Locale.ROOT);
  }
}
