package com.atlasengine.core.adapter.dynamodb;

import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.telemetry.Telemetry;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The DynamoDB client of a function, shared by its tables. */
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

  /** The table of chats and calls, traced as {@code interactions}. */
  public Table interactions(String name) {
    return new Table(client, name, "interactions", telemetry);
  }

  /** The table of cached replies, traced as {@code response_cache}. */
  public Table responseCache(String name) {
    return new Table(client, name, "response_cache", telemetry);
  }
}
