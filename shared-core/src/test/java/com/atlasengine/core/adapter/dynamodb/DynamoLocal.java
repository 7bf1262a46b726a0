package com.atlasengine.core.adapter.dynamodb;

import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.telemetry.Telemetry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** One DynamoDB in memory for all tests of this JVM; every test has a table of its own. */
final class DynamoLocal {
  private static final URI ENDPOINT = start();
  private static final AwsClients CLIENTS =
      AwsClients.forEndpoint(
          ENDPOINT, StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
  private static final DynamoDbClient CLIENT =
      CLIENTS.buildSync(DynamoDbClient.builder(), Duration.ofSeconds(20));

  private DynamoLocal() {}

  static Dynamo connect() {
    return Dynamo.connect(CLIENTS, Telemetry.NONE);
  }

  static DynamoDbClient client() {
    return CLIENT;
  }

  /** With the index that calls are found by when they end. */
  static String createTable() {
    String name = "Table-" + UUID.randomUUID();
    CLIENT.createTable(
        r ->
            r.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(List.of(keyed("PK", KeyType.HASH), keyed("SK", KeyType.RANGE)))
                .attributeDefinitions(List.of(text("PK"), text("SK"), text("ContactId")))
                .globalSecondaryIndexes(
                    GlobalSecondaryIndex.builder()
                        .indexName("ContactId-index")
                        .keySchema(List.of(keyed("ContactId", KeyType.HASH)))
                        .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
                        .build()));
    return name;
  }

  /** With the index that the answers are found by when they are due. */
  static String createCacheTable() {
    String name = "Table-" + UUID.randomUUID();
    CLIENT.createTable(
        r ->
            r.tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(List.of(keyed("PK", KeyType.HASH), keyed("SK", KeyType.RANGE)))
                .attributeDefinitions(
                    List.of(text("PK"), text("SK"), text("Intent"), text("GeneratedAt")))
                .globalSecondaryIndexes(
                    GlobalSecondaryIndex.builder()
                        .indexName("Intent-GeneratedAt-index")
                        .keySchema(
                            List.of(
                                keyed("Intent", KeyType.HASH), keyed("GeneratedAt", KeyType.RANGE)))
                        .projection(p -> p.projectionType(ProjectionType.ALL))
                        .build()));
    return name;
  }

  private static KeySchemaElement keyed(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  /** Its own main class would want the SDKs of the telemetry that nobody here wants. */
  private static URI start() {
    // It warns of every condition that does not hold, which is what conditions are for.
    Configurator.setLevel("software.amazon.dynamodb", Level.ERROR);
    try {
      Server server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      LocalDynamoDBRequestHandler database =
          new LocalDynamoDBRequestHandler(0, true, null, true, false);
      server.setHandler(new LocalDynamoDBServerHandler(database, null));
      server.start();
      ServerConnector connector = (ServerConnector) server.getConnectors()[0];
      return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not start", e);
    }
  }
}
