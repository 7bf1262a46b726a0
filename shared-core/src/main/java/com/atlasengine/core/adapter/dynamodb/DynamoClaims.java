package com.atlasengine.core.adapter.dynamodb;

import static com.atlasengine.core.adapter.dynamodb.Attributes.number;
import static com.atlasengine.core.adapter.dynamodb.Attributes.text;

import com.atlasengine.core.adapter.dynamodb.Table.Write;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Claims beside the interactions, in the same table. {@code HeldUntil} decides, to the millisecond;
 * {@code ExpiresAt} only lets DynamoDB delete expired items.
 */
public final class DynamoClaims implements Claims {
  static final String HELD_BY = "HeldBy";
  private static final String OUTCOME = "Outcome";
  private static final String FREE_CONDITION = "attribute_not_exists(PK) OR HeldUntil <= :now";
  private static final String OWNED_CONDITION = "HeldBy = :owner AND HeldUntil > :now";

  private final Table table;
  private final Clock clock;
  private final DynamoCounters counters;

  public DynamoClaims(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
    this.counters = new DynamoCounters(table, clock);
  }

  @Override
  public Claim claim(Key key, String owner, Duration hold, Deadline deadline) {
    Instant now = clock.instant();
    Write write =
        table.put(
            r ->
                r.item(item(key, owner, hold, now))
                    .conditionExpression(FREE_CONDITION)
                    .expressionAttributeValues(Map.of(":now", number(now.toEpochMilli())))
                    .returnValuesOnConditionCheckFailure(
                        ReturnValuesOnConditionCheckFailure.ALL_OLD),
            deadline);
    return switch (write) {
      case Write.Done done -> new Claim.Won(Optional.empty(), /* repeated= */ false);
      case Write.ConditionFailed(var item) -> wonOrHeld(readHeld(item), owner);
    };
  }

  /** The same as part of a transaction, which the claim's own owner cannot repeat. */
  TransactWriteItem putRequest(Key key, String owner, Duration hold) {
    Instant now = clock.instant();
    return TransactWriteItem.builder()
        .put(
            p ->
                p.tableName(table.name())
                    .item(item(key, owner, hold, now))
                    .conditionExpression(FREE_CONDITION)
                    .expressionAttributeValues(Map.of(":now", number(now.toEpochMilli()))))
        .build();
  }

  private static Map<String, AttributeValue> item(
      Key key, String owner, Duration hold, Instant now) {
    return Map.of(
        Attributes.PK,
        text(key.partitionKey()),
        Attributes.SK,
        text(Key.SORT_KEY),
        HELD_BY,
        text(owner),
        Attributes.HELD_UNTIL,
        Attributes.heldUntil(now, hold),
        Attributes.EXPIRES_AT,
        Attributes.expiresAt(now, hold));
  }

  private static Claim wonOrHeld(Claim.Held held, String owner) {
    return held.owner().equals(owner) ? new Claim.Won(held.outcome(), /* repeated= */ true) : held;
  }

  private static Claim.Held readHeld(Map<String, AttributeValue> item) {
    return new Claim.Held(text(item, HELD_BY).orElse(""), text(item, OUTCOME));
  }

  @Override
  public void storeOutcome(Key key, String owner, String outcome, Deadline deadline) {
    table.update(
        r ->
            r.key(primaryKey(key))
                .updateExpression("SET Outcome = :outcome")
                .conditionExpression(OWNED_CONDITION)
                .expressionAttributeValues(
                    Map.of(
                        ":owner", text(owner),
                        ":outcome", text(outcome),
                        ":now", number(clock.millis()))),
        deadline);
  }

  @Override
  public void release(Key key, String owner, Deadline deadline) {
    table.delete(
        r ->
            r.key(primaryKey(key))
                .conditionExpression("HeldBy = :owner")
                .expressionAttributeValues(Map.of(":owner", text(owner))),
        deadline);
  }

  @Override
  public boolean tryIncrement(Key key, int limit, Duration keep, Deadline deadline) {
    return counters.tryIncrement(primaryKey(key), limit, keep, deadline);
  }

  @Override
  public long add(Key key, long amount, Duration keep, Deadline deadline) {
    return counters.add(primaryKey(key), amount, keep, deadline);
  }

  @Override
  public void decrement(Key key, Deadline deadline) {
    counters.decrement(primaryKey(key), deadline);
  }

  @Override
  public Optional<Claim.Held> findHolder(Key key, Deadline deadline) {
    Map<String, AttributeValue> item =
        table.get(r -> r.key(primaryKey(key)).consistentRead(true), deadline);
    return item.containsKey(HELD_BY) && number(item, Attributes.HELD_UNTIL) > clock.millis()
        ? Optional.of(readHeld(item))
        : Optional.empty();
  }

  private static Map<String, AttributeValue> primaryKey(Key key) {
    return Attributes.key(key.partitionKey(), Key.SORT_KEY);
  }
}
