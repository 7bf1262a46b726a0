package com.atlasengine.core.adapter.dynamodb;

import static com.atlasengine.core.adapter.dynamodb.Attributes.text;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Creates the item of a workflow execution and the execution's claim in one transaction. The claim
 * holds the time of the item's key and not the number in it, so that an erasure need not look for
 * it.
 */
final class InteractionOpener {
  private static final String STARTED_AT = "StartedAt";

  /** By an owner, {@link DynamoClaims} finds the claim. */
  private static final String EXECUTION_OWNER = "workflow";

  private static final String NEW_CONDITION = "attribute_not_exists(PK)";

  /** An execution runs for five minutes; AWS does not deliver it again a day later. */
  private static final Duration CLAIM_RETENTION = Duration.ofDays(1);

  /** The number of tries when transactions conflict; then the caller must retry later. */
  private static final int MAX_ATTEMPTS = 3;

  private final Table table;
  private final Clock clock;

  InteractionOpener(Table table, Clock clock) {
    this.table = table;
    this.clock = clock;
  }

  /**
   * @param retention how long the item is kept
   */
  InteractionKey open(
      String execution,
      InteractionKey key,
      Map<String, AttributeValue> item,
      Duration retention,
      Deadline deadline) {
    List<TransactWriteItem> writes = putRequests(execution, key, item, retention);
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Optional<String> startedAt = startedAt(key, table.writeAll(writes, deadline));
      if (startedAt.isPresent()) {
        return new InteractionKey(key.phone(), startedAt.get());
      }
    }
    throw new TransientFailure("DynamoDB: another run is opening the same execution");
  }

  /** What puts the execution's claim and the item, if neither is there. */
  List<TransactWriteItem> putRequests(
      String execution, InteractionKey key, Map<String, AttributeValue> item, Duration retention) {
    return List.of(putRequest(claimItem(execution, key)), putRequest(expiring(item, retention)));
  }

  /** The start time in the execution's key; empty when another transaction conflicted. */
  private static Optional<String> startedAt(InteractionKey key, List<CancellationReason> reasons) {
    if (reasons.isEmpty()) {
      return Optional.of(key.startedAt());
    }
    CancellationReason onClaim = reasons.getFirst();
    return "ConditionalCheckFailed".equals(onClaim.code())
        ? text(onClaim.item(), STARTED_AT)
        : Optional.empty();
  }

  private Map<String, AttributeValue> claimItem(String execution, InteractionKey key) {
    Instant now = clock.instant();
    return Map.of(
        Attributes.PK,
        text(new Claims.Key(Claims.Kind.EXECUTION, execution).partitionKey()),
        Attributes.SK,
        text(Claims.Key.SORT_KEY),
        STARTED_AT,
        text(key.startedAt()),
        DynamoClaims.HELD_BY,
        text(EXECUTION_OWNER),
        Attributes.HELD_UNTIL,
        Attributes.heldUntil(now, CLAIM_RETENTION),
        Attributes.EXPIRES_AT,
        Attributes.expiresAt(now, CLAIM_RETENTION));
  }

  private Map<String, AttributeValue> expiring(
      Map<String, AttributeValue> item, Duration retention) {
    Map<String, AttributeValue> expiring = new HashMap<>(item);
    expiring.put(Attributes.EXPIRES_AT, Attributes.expiresAt(clock.instant(), retention));
    return expiring;
  }

  private TransactWriteItem putRequest(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(
            Put.builder()
                .tableName(table.name())
                .item(item)
                .conditionExpression(NEW_CONDITION)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build())
        .build();
  }
}
