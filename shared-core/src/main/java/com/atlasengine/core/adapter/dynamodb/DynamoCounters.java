package com.atlasengine.core.adapter.dynamodb;

import static com.atlasengine.core.adapter.dynamodb.Attributes.number;

import com.atlasengine.core.adapter.dynamodb.Table.Write;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Counters with a limit and an expiry, stored like claims. */
final class DynamoCounters {
  private static final String USED = "Used";

  private final Table table;
  private final Clock clock;

  DynamoCounters(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /** Adds one unless that exceeds the limit; returns whether it did. */
  boolean tryIncrement(
      Map<String, AttributeValue> key, int limit, Duration keep, Deadline deadline) {
    return limit > 0
        && switch (addOne(key, limit, keep, deadline)) {
          case ADDED -> true;
          case LIMIT_REACHED -> false;
          case EXPIRED ->
              restart(key, keep, deadline)
                  || addOne(key, limit, keep, deadline)
                      == IncrementResult.ADDED; // someone else just did
        };
  }

  /** Adds one to a live counter or starts a new one. */
  private IncrementResult addOne(
      Map<String, AttributeValue> key, int maximum, Duration keep, Deadline deadline) {
    Instant now = clock.instant();
    Write write =
        table.update(
            r ->
                r.key(key)
                    .updateExpression("SET HeldUntil = :until, ExpiresAt = :expires ADD Used :one")
                    .conditionExpression(
                        "attribute_not_exists(PK) OR (HeldUntil > :now AND Used < :most)")
                    .expressionAttributeValues(
                        Map.of(
                            ":now", number(now.toEpochMilli()),
                            ":until", Attributes.heldUntil(now, keep),
                            ":expires", Attributes.expiresAt(now, keep),
                            ":one", number(1),
                            ":most", number(maximum)))
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD),
            deadline);
    return switch (write) {
      case Write.Done done -> IncrementResult.ADDED;
      case Write.ConditionFailed(var item) ->
          number(item, Attributes.HELD_UNTIL) <= now.toEpochMilli()
              ? IncrementResult.EXPIRED
              : IncrementResult.LIMIT_REACHED;
    };
  }

  /** Restarts a counter that has expired but that DynamoDB has not deleted yet. */
  private boolean restart(Map<String, AttributeValue> key, Duration keep, Deadline deadline) {
    Instant now = clock.instant();
    Map<String, AttributeValue> item = new HashMap<>(key);
    item.put(USED, number(1));
    item.put(Attributes.HELD_UNTIL, Attributes.heldUntil(now, keep));
    item.put(Attributes.EXPIRES_AT, Attributes.expiresAt(now, keep));
    return table.put(
            r ->
                r.item(item)
                    .conditionExpression("HeldUntil <= :now")
                    .expressionAttributeValues(Map.of(":now", number(now.toEpochMilli()))),
            deadline)
        instanceof Write.Done;
  }

  /** Adds an amount and returns the sum. */
  long add(Map<String, AttributeValue> key, long amount, Duration keep, Deadline deadline) {
    Instant now = clock.instant();
    Write written =
        table.update(
            r ->
                r.key(key)
                    .updateExpression(
                        "SET HeldUntil = :until, ExpiresAt = :expires ADD Used :amount")
                    .expressionAttributeValues(
                        Map.of(
                            ":until", Attributes.heldUntil(now, keep),
                            ":expires", Attributes.expiresAt(now, keep),
                            ":amount", number(amount)))
                    .returnValues(ReturnValue.UPDATED_NEW),
            deadline);
    return number(written.attributes(), USED);
  }

  /** Subtracts one; never goes below zero. */
  void decrement(Map<String, AttributeValue> key, Deadline deadline) {
    table.update(
        r ->
            r.key(key)
                .updateExpression("ADD Used :less")
                .conditionExpression("Used > :none")
                .expressionAttributeValues(Map.of(":less", number(-1), ":none", number(0))),
        deadline);
  }

  private enum IncrementResult {
    ADDED,
    LIMIT_REACHED,
    EXPIRED
  }
}
