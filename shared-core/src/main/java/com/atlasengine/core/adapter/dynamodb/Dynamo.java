package com.atlasengine.core.adapter.dynamodb;

import com.atlasengine.core.adapter.aws.AwsCalls;
import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The DynamoDB client of a function, shared by its stores. */
public final class Dynamo {
  /** A call takes 5 to 10 ms, 100 when the table has been idle. */
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(3);

  private final DynamoDbClient client;
  private final Telemetry telemetry;

  private Dynamo(DynamoDbClient client, Telemetry telemetry) {
    this.client = client;
    this.telemetry = telemetry;
  }

  /** Builds the client; connects with the first call. */
  public static Dynamo connect(AwsClients clients, Telemetry telemetry) {
    return new Dynamo(clients.buildSync(DynamoDbClient.builder(), CALL_TIMEOUT), telemetry);
  }

  /** Makes one call inside a subsegment; the request must use the timeouts that it is given. */
  <T> T call(
      String segment,
      Deadline deadline,
      BiFunction<DynamoDbClient, AwsRequestOverrideConfiguration, T> call) {
    return telemetry.runInSegment(
        segment, () -> AwsCalls.call("DynamoDB", deadline, limit -> call.apply(client, limit)));
  }

  /** Makes one conditional write and returns whether the condition was true. */
  boolean tryWrite(
      String segment,
      Deadline deadline,
      BiConsumer<DynamoDbClient, AwsRequestOverrideConfiguration> write) {
    return call(
        segment,
        deadline,
        (client, limit) -> {
          try {
            write.accept(client, limit);
            return true;
          } catch (ConditionalCheckFailedException e) {
            return false;
          }
        });
  }
}
