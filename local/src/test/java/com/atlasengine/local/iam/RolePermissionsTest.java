package com.atlasengine.local.iam;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.local.dynamodb.DynamoDb;
import com.atlasengine.local.http.SdkClients;
import com.atlasengine.local.template.Template;
import com.atlasengine.local.timing.Latency;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/** A function's role reaches its kinds of items and no others: the template's own roles, asked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolePermissionsTest {
  private static final String INTERACTIONS = "AtlasEngineInteractions";
  private static final String CACHE = "AtlasEngine-ResponseCache";

  private DynamoDb tables;
  private SdkClients engine;

  @BeforeAll
  void start() throws Exception {
    Template template =
        Template.read(Path.of("../template.yaml"), Map.of(), URI.create("http://127.0.0.1:1"));
    tables = new DynamoDb(template, Latency.NONE);
    engine = new SdkClients(new RoleCheck(template, token -> Optional.empty()), tables);
  }

  @AfterAll
  void stop() {
    engine.close();
    tables.close();
  }

  private DynamoDbClient as(String caller) {
    return engine
        .point(DynamoDbClient.builder())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(caller, "local")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static Map<String, AttributeValue> key(String partition) {
    return Map.of("PK", AttributeValue.fromS(partition), "SK", AttributeValue.fromS("x"));
  }

  private Executable request(String function, String action, String table, String partition) {
    DynamoDbClient client = as("atlas-engine-" + function);
    return switch (action) {
      case "Get" -> () -> client.getItem(r -> r.tableName(table).key(key(partition)));
      case "Put" -> () -> client.putItem(r -> r.tableName(table).item(key(partition)));
      case "Update" -> () -> client.updateItem(r -> r.tableName(table).key(key(partition)));
      case "Delete" -> () -> client.deleteItem(r -> r.tableName(table).key(key(partition)));
      case "Query" ->
          () ->
              client.query(
                  r ->
                      r.tableName(table)
                          .keyConditionExpression("PK = :pk AND begins_with(SK, :sk)")
                          .expressionAttributeValues(
                              Map.of(
                                  ":pk", AttributeValue.fromS(partition),
                                  ":sk", AttributeValue.fromS("x"))));
      default -> () -> client.scan(r -> r.tableName(table));
    };
  }

  @ParameterizedTest
  @CsvSource({
    "lex-fulfillment, Get, AtlasEngineInteractions, LEAD#+12065550123",
    "lex-fulfillment, Update, AtlasEngineInteractions, CLAIM#TURN#1",
    "lex-fulfillment, Put, AtlasEngineInteractions, PENDING",
    "lex-fulfillment, Put, AtlasEngineInteractions, SUPPRESSED#1",
    "lex-fulfillment, Put, AtlasEngine-ResponseCache, LATE#session",
    "lex-fulfillment, Get, AtlasEngine-ResponseCache, RESPONSE#GreetingIntent#1",
    "refresh-responses, Put, AtlasEngine-ResponseCache, LATE#session",
    "create-lead, Query, AtlasEngineInteractions, PENDING",
    "create-lead, Query, AtlasEngine-ResponseCache, LATE#session",
    "create-lead, Put, AtlasEngineInteractions, SET-ASIDE",
    "create-lead, Put, AtlasEngineInteractions, LEAD#+12065550123",
    "invoke-call, Update, AtlasEngineInteractions, LEAD#+12065550123",
    "invoke-call, Get, AtlasEngineInteractions, SUPPRESSED#1",
    "update-lead, Put, AtlasEngineInteractions, PENDING"
  })
  void reachesItsOwnItems(String function, String action, String table, String partition) {
    assertDoesNotThrow(request(function, action, table, partition));
  }

  @ParameterizedTest
  @CsvSource({
    "lex-fulfillment, Put, AtlasEngineInteractions, LEAD#+12065550123",
    "lex-fulfillment, Query, AtlasEngineInteractions, LEAD#+12065550123",
    "lex-fulfillment, Query, AtlasEngineInteractions, PENDING",
    "lex-fulfillment, Query, AtlasEngineInteractions, SET-ASIDE",
    "lex-fulfillment, Query, AtlasEngineInteractions, CLAIM#DIAL#+12065550123",
    "lex-fulfillment, Get, AtlasEngineInteractions, SUPPRESSED#1",
    "lex-fulfillment, Get, AtlasEngine-ResponseCache, LATE#session",
    "lex-fulfillment, Scan, AtlasEngineInteractions, LEAD#+12065550123",
    "refresh-responses, Get, AtlasEngine-ResponseCache, LATE#session",
    "refresh-responses, Get, AtlasEngineInteractions, LEAD#+12065550123",
    "create-lead, Query, AtlasEngine-ResponseCache, RESPONSE#GreetingIntent#1",
    "invoke-call, Delete, AtlasEngineInteractions, LEAD#+12065550123",
    "invoke-call, Put, AtlasEngineInteractions, PENDING",
    "invoke-call, Put, AtlasEngineInteractions, SUPPRESSED#1",
    "update-lead, Delete, AtlasEngineInteractions, LEAD#+12065550123",
    "update-lead, Get, AtlasEngineInteractions, PENDING",
    "generate-scenario, Get, AtlasEngineInteractions, LEAD#+12065550123"
  })
  void reachesNoOthers(String function, String action, String table, String partition) {
    DynamoDbException refused =
        assertThrows(DynamoDbException.class, request(function, action, table, partition));

    assertEquals("AccessDeniedException", refused.awsErrorDetails().errorCode());
  }

  @Test
  void opensAnInteractionWithItsClaim_andMixesInNothingElse() {
    DynamoDbClient createLead = as("atlas-engine-create-lead");

    assertDoesNotThrow(() -> putTogether(createLead, "LEAD#+12065550199", "CLAIM#EXECUTION#1"));
    assertThrows(
        DynamoDbException.class,
        () -> putTogether(createLead, "CLAIM#EXECUTION#2", "RESPONSE#GreetingIntent#1"));
  }

  private static void putTogether(DynamoDbClient client, String... partitions) {
    client.transactWriteItems(
        r ->
            r.transactItems(
                List.of(partitions).stream()
                    .map(
                        partition ->
                            TransactWriteItem.builder()
                                .put(p -> p.tableName(INTERACTIONS).item(key(partition)))
                                .build())
                    .toList()));
  }

  @Test
  void readsAnIndexByName_whenTheRoleNamesIt() {
    DynamoDbClient refresh = as("atlas-engine-refresh-responses");

    assertDoesNotThrow(() -> queryIndex(refresh));
    assertThrows(DynamoDbException.class, () -> queryIndex(as("atlas-engine-lex-fulfillment")));
  }

  private static void queryIndex(DynamoDbClient client) {
    client.query(
        r ->
            r.tableName(CACHE)
                .indexName("Intent-GeneratedAt-index")
                .keyConditionExpression("Intent = :intent")
                .expressionAttributeValues(Map.of(":intent", AttributeValue.fromS("x"))));
  }

  @Test
  void letsADeveloperDoAnything() {
    assertDoesNotThrow(() -> as("any").scan(r -> r.tableName(INTERACTIONS)));
  }
}
