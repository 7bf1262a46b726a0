package com.atlasengine.local;

import com.atlasengine.local.client.EngineClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.connect.ConnectClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lexruntimev2.LexRuntimeV2Client;

/**
 * Invokes the functions of an engine as its workflows do, but one step at a time, so that a test
 * says what happens between two steps.
 */
final class EngineDriver implements AutoCloseable {
  static final String INTERACTIONS = "AtlasEngineInteractions";
  static final String CACHE = "AtlasEngine-ResponseCache";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TRIES = 6;

  final LexRuntimeV2Client lex;
  final DynamoDbClient dynamo;
  final ConnectClient connect;
  final SalesforceUser sales;
  private final RunningEngine engine;
  private final EngineClient client;
  private final HttpClient http = HttpClient.newHttpClient();

  EngineDriver(RunningEngine engine) {
    this.engine = engine;
    this.client = new EngineClient(engine.endpoint());
    this.lex = engine.lex;
    this.dynamo = engine.dynamo;
    this.connect = engine.connect;
    this.sales = engine.sales;
  }

  /** Invokes a function once; empty when it failed. */
  Optional<JsonNode> invokeOnce(String function, Object event)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response = client.invoke(function, JSON.writeValueAsBytes(event));
    boolean failed = response.headers().firstValue("X-Amz-Function-Error").isPresent();
    return failed ? Optional.empty() : Optional.of(JSON.readTree(response.body()));
  }

  /** Invokes a function again while it fails, as a workflow does; empty when it always does. */
  Optional<JsonNode> invoke(String function, Object event)
      throws IOException, InterruptedException {
    for (int i = 0; i < TRIES; i++) {
      HttpResponse<byte[]> response = client.invoke(function, JSON.writeValueAsBytes(event));
      JsonNode answer = JSON.readTree(response.body());
      if (response.headers().firstValue("X-Amz-Function-Error").isEmpty()) {
        return Optional.of(answer);
      }
      if (answer.path("errorType").asText().endsWith("PermanentFailure")) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Runs the schedule of pending work once. */
  void retryPending() throws IOException, InterruptedException {
    Optional<JsonNode> unused =
        invokeOnce("CreateLead", Map.of("detail", Map.of("action", "retry-pending")));
  }

  /** Makes services fail. */
  void setFaults(Map<String, Object> faults) throws IOException, InterruptedException {
    control("PUT", "faults", HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(faults)));
  }

  /** Makes all services work again. */
  void endFaults() throws IOException, InterruptedException {
    control("DELETE", "faults", HttpRequest.BodyPublishers.noBody());
  }

  /** Merges or converts a Lead, as people in sales do. */
  void actInSalesforce(String action, Map<String, String> request)
      throws IOException, InterruptedException {
    control(
        "POST",
        "salesforce/" + action,
        HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(request)));
  }

  private void control(String method, String what, HttpRequest.BodyPublisher body)
      throws IOException, InterruptedException {
    HttpResponse<Void> response =
        http.send(
            HttpRequest.newBuilder(engine.endpoint().resolve("/_atlas/" + what))
                .method(method, body)
                .build(),
            HttpResponse.BodyHandlers.discarding());
    if (response.statusCode() != 200) {
      throw new IOException(what + " answered " + response.statusCode());
    }
  }

  /** All items of a table. */
  List<Map<String, AttributeValue>> scan(String table) {
    return dynamo.scanPaginator(r -> r.tableName(table)).items().stream().toList();
  }

  /** Lets the claims of numbers, Leads and Activities, which hold for minutes, expire. */
  void letClaimsExpire() {
    for (Map<String, AttributeValue> item : scan(INTERACTIONS)) {
      if (String.valueOf(item.get("PK")).matches(".*CLAIM#(DIALS?|LEAD|ACTIVITY|CASE)#.*")) {
        delete(INTERACTIONS, item);
      }
    }
  }

  /** Empties the tables, so that the next case does not search what this one left. */
  void emptyTables() {
    for (String table : List.of(INTERACTIONS, CACHE)) {
      scan(table).forEach(item -> delete(table, item));
    }
  }

  private void delete(String table, Map<String, AttributeValue> item) {
    AttributeValue none = AttributeValue.fromS("");
    dynamo.deleteItem(
        r ->
            r.tableName(table)
                .key(
                    Map.of(
                        "PK", item.getOrDefault("PK", none),
                        "SK", item.getOrDefault("SK", none))));
  }

  @Override
  public void close() {
    client.close();
    http.close();
  }
}
