package com.atlasengine.core.adapter.dynamodb;

import com.atlasengine.core.adapter.aws.AwsCalls;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * One table. It adds the table's name and the time limit to every request and runs it inside the
 * table's subsegment. Every method throws {@link com.atlasengine.core.failure.TransientFailure}
 * when DynamoDB is slow, throttling or down, and {@link
 * com.atlasengine.core.failure.PermanentFailure} when it refuses the request.
 */
public record Table(DynamoDbClient client, String name, String segment, Telemetry telemetry) {
  /** Reads one item; empty when it does not exist. */
  Map<String, AttributeValue> get(Consumer<GetItemRequest.Builder> request, Deadline deadline) {
    return call(
        deadline,
        limit ->
            client
                .getItem(r -> request.accept(r.tableName(name).overrideConfiguration(limit)))
                .item());
  }

  /** Reads all matching items; each page is one call within the same deadline. */
  List<Map<String, AttributeValue>> query(
      Consumer<QueryRequest.Builder> request, Deadline deadline) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    QueryRequest.Builder page = QueryRequest.builder().tableName(name).applyMutation(request);
    QueryResponse response;
    do {
      response = call(deadline, limit -> client.query(page.overrideConfiguration(limit).build()));
      items.addAll(response.items());
      page.exclusiveStartKey(response.lastEvaluatedKey());
    } while (!response.lastEvaluatedKey().isEmpty());
    return items;
  }

  /** Writes one whole item. */
  Write put(Consumer<PutItemRequest.Builder> request, Deadline deadline) {
    return write(
        deadline,
        limit ->
            client
                .putItem(r -> request.accept(r.tableName(name).overrideConfiguration(limit)))
                .attributes());
  }

  /** Changes attributes of one item. */
  Write update(Consumer<UpdateItemRequest.Builder> request, Deadline deadline) {
    return write(
        deadline,
        limit ->
            client
                .updateItem(r -> request.accept(r.tableName(name).overrideConfiguration(limit)))
                .attributes());
  }

  /**
   * Changes attributes of one item that grows.
   *
   * @throws ItemTooLarge when it would be larger than DynamoDB takes
   */
  Write updateThatGrows(Consumer<UpdateItemRequest.Builder> request, Deadline deadline) {
    return write(
        deadline,
        limit -> {
          try {
            return client
                .updateItem(r -> request.accept(r.tableName(name).overrideConfiguration(limit)))
                .attributes();
          } catch (DynamoDbException e) {
            throw isTooLarge(e) ? new ItemTooLarge() : e;
          }
        });
  }

  /** It has no error code of its own. */
  private static boolean isTooLarge(DynamoDbException e) {
    return AwsCalls.errorCode(e).equals("ValidationException")
        && String.valueOf(e.getMessage()).contains("Item size");
  }

  /** Deletes one item. */
  Write delete(Consumer<DeleteItemRequest.Builder> request, Deadline deadline) {
    return write(
        deadline,
        limit ->
            client
                .deleteItem(r -> request.accept(r.tableName(name).overrideConfiguration(limit)))
                .attributes());
  }

  private Write write(
      Deadline deadline,
      Function<AwsRequestOverrideConfiguration, Map<String, AttributeValue>> request) {
    return call(
        deadline,
        limit -> {
          try {
            return new Write.Done(request.apply(limit));
          } catch (ConditionalCheckFailedException e) {
            return new Write.ConditionFailed(e.item());
          }
        });
  }

  /**
   * Writes several items or none.
   *
   * @return why nothing is written, one reason for each item; empty when all are written
   */
  List<CancellationReason> writeAll(List<TransactWriteItem> items, Deadline deadline) {
    return call(
        deadline,
        limit -> {
          try {
            client.transactWriteItems(r -> r.transactItems(items).overrideConfiguration(limit));
            return List.of();
          } catch (TransactionCanceledException e) {
            if (e.cancellationReasons().isEmpty()) {
              throw e;
            }
            return e.cancellationReasons();
          }
        });
  }

  private <T> T call(Deadline deadline, Function<AwsRequestOverrideConfiguration, T> request) {
    return telemetry.runInSegment(segment, () -> AwsCalls.call("DynamoDB", deadline, request));
  }

  /** The result of a write. */
  sealed interface Write {
    /** The attributes that the request asked for, by {@code returnValues…}; empty if it did not. */
    Map<String, AttributeValue> attributes();

    /** The item is written. */
    record Done(Map<String, AttributeValue> attributes) implements Write {}

    /** The condition is false, and nothing is written. */
    record ConditionFailed(Map<String, AttributeValue> attributes) implements Write {}
  }
}
