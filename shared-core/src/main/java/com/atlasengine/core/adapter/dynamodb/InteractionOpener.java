package com.atlasengine.core.adapter.dynamodb;

import static com.atlasengine.core.adapter.dynamodb.Attributes.text;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.time.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Creates the item of a workflow execution and the execution's claim in one transaction. The claim
 * holds the time of the item's key and not the number in it, so that an erasure need not look for
 * it.
 */
final class InteractionOpener {
  private static final String STARTED_AT = "StartedAt";
  private static final String NEW_CONDITION = "attribute_not_exists(PK)";

  /** An execution runs for five minutes; AWS does not deliver it again a day later. */
  private static final Duration CLAIM_RETENTION = Duration.ofDays(1);

  /** The number of tries when transactions conflict; then the caller must retry later. */
  private static final int MAX_ATTEMPTS = 3;

  private final Dynamo dynamo;
  private final String table;
  private final Clock clock;

  InteractionOpener(Dynamo dynamo, String table, Clock clock) {
    this.dynamo = dynamo;
    this.table = table;
    this.clock = clock;
  }

  InteractionKey open(
      String execution, InteractionKey key, Map<String, AttributeValue> item, Deadline deadline) {
    TransactWriteItem claim = putRequest(claimItem(execution, key));
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      Optional<String> startedAt =
          dynamo.call(
              "interactions",
              deadline,
              (client, limit) -> writeOrReadStart(client, limit, key, claim, putRequest(item)));
      if (startedAt.isPresent()) {
        return new InteractionKey(key.phone(), startedAt.get());
      }
    }
    throw new TransientFailure("DynamoDB: another run is opening the same execution");
  }

  /** The start time in the execution's key; empty when another transaction conflicted. */
  private static Optional<String> writeOrReadStart(
      DynamoDbClient client,
      AwsRequestOverrideConfiguration limit,
      InteractionKey key,
      TransactWriteItem... writes) {
    try {
      client.transactWriteItems(r -> r.transactItems(writes).overrideConfiguration(limit));
      return Optional.of(key.startedAt());
    } catch (TransactionCanceledException e) {
      CancellationReason onClaim = e.cancellationReasons().getFirst();
      return "ConditionalCheckFailed".equals(onClaim.code())
          ? text(onClaim.item(), STARTED_AT)
          : Optional.empty();
    }
  }

  private Map<String, AttributeValue> claimItem(String execution, InteractionKey key) {
    Instant now = clock.instant();
    return Map.of(
        Attributes.PK,
        text("CLAIM#EXECUTION#" + execution),
        Attributes.SK,
        text("CLAIM"),
        STARTED_AT,
        text(key.startedAt()),
        Attributes.EXPIRES_AT,
        Attributes.expiresAt(now, CLAIM_RETENTION));
  }

  private TransactWriteItem putRequest(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder()
        .put(
            Put.builder()
                .tableName(table)
                .item(item)
                .conditionExpression(NEW_CONDITION)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build())
        .build();
  }
}
