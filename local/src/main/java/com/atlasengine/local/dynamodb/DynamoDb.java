package com.atlasengine.local.dynamodb;

import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.ForeignPageGuard;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.http.Signature;
import com.atlasengine.local.template.Template;
import com.atlasengine.local.timing.Latency;
import com.atlasengine.local.timing.Latency.Dependency;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/** DynamoDB, by DynamoDB Local in memory, with the template's tables. */
public final class DynamoDb implements Service, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> READ_OPERATIONS =
      Set.of("GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems", "ExecuteStatement");
  private static final Set<String> WRITE_OPERATIONS =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");
  private static final List<String> TABLE_PROPERTIES =
      List.of(
          "AttributeDefinitions",
          "KeySchema",
          "GlobalSecondaryIndexes",
          "LocalSecondaryIndexes",
          "BillingMode");
  private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

  /** DynamoDB Local keeps separate data by access key; everybody here shares one. */
  private static final String AUTHORIZATION = Signature.of("dynamodb");

  private final LocalDynamoDBRequestHandler database;
  private final Server server;
  private final URI address;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Latency latency;
  private volatile Consumer<String> watcher = table -> {};

  /** Starts an empty database with the template's tables. */
  public DynamoDb(Template template, Latency latency) throws Exception {
    this.latency = latency;
    this.database = new LocalDynamoDBRequestHandler(0, true, null, true, false);
    this.server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.setHandler(new ForeignPageGuard(new LocalDynamoDBServerHandler(database, null)));
    server.start();
    ServerConnector connector = (ServerConnector) server.getConnectors()[0];
    this.address = URI.create("http://127.0.0.1:" + connector.getLocalPort() + "/");
    for (Template.Table table : template.tables()) {
      createTable(table);
    }
  }

  private void createTable(Template.Table table) throws IOException, InterruptedException {
    ObjectNode request = JSON.createObjectNode().put("TableName", table.name());
    for (String property : TABLE_PROPERTIES) {
      JsonNode value = table.properties().path(property);
      if (!value.isMissingNode()) {
        request.set(property, value);
      }
    }
    runOperation("CreateTable", request);
    if (table.ttlAttribute().isPresent()) {
      ObjectNode ttl = JSON.createObjectNode().put("TableName", table.name());
      ttl.putObject("TimeToLiveSpecification")
          .put("AttributeName", table.ttlAttribute().get())
          .put("Enabled", true);
      runOperation("UpdateTimeToLive", ttl);
    }
  }

  private void runOperation(String operation, JsonNode request)
      throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        send("DynamoDB_20120810." + operation, request.toString().getBytes(StandardCharsets.UTF_8));
    if (response.statusCode() != 200) {
      throw new IllegalArgumentException(
          operation
              + " of the template's table "
              + request.path("TableName").asText()
              + ": "
              + new String(response.body(), StandardCharsets.UTF_8));
    }
  }

  @Override
  public String signingName() {
    return "dynamodb";
  }

  @Override
  public void serve(Exchange exchange) throws Exception {
    String operation = exchange.operation().orElse("");
    if (READ_OPERATIONS.contains(operation)) {
      latency.await(
          exchange.isFirstOnConnection(signingName())
              ? Dependency.DYNAMODB_READ
              : Dependency.DYNAMODB_KEPT_READ);
    } else if (WRITE_OPERATIONS.contains(operation)) {
      boolean unused = exchange.isFirstOnConnection(signingName());
      latency.await(Dependency.DYNAMODB_WRITE);
    }
    HttpResponse<byte[]> response =
        send(exchange.header("X-Amz-Target").orElse(""), exchange.body());
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/x-amz-json-1.0");
    response
        .headers()
        .firstValue("x-amz-crc32")
        .ifPresent(checksum -> headers.put("x-amz-crc32", checksum));
    exchange.respond(response.statusCode(), headers, response.body());
    if (WRITE_OPERATIONS.contains(operation) && response.statusCode() == 200) {
      writtenTables(exchange.json()).forEach(watcher);
    }
  }

  /** The tables that a write names: one, those of a batch, or those of a transaction's parts. */
  private static Set<String> writtenTables(JsonNode request) {
    Set<String> tables = new TreeSet<>(request.findValuesAsText("TableName"));
    request.path("RequestItems").fieldNames().forEachRemaining(tables::add);
    return tables;
  }

  /** Calls the watcher with the name of each table that a request has written to. */
  public void watch(Consumer<String> newWatcher) {
    watcher = newWatcher;
  }

  private HttpResponse<byte[]> send(String target, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(REQUEST_TIMEOUT)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", target)
            .header("Authorization", AUTHORIZATION)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return http.send(request, BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    http.close();
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local did not stop", e);
    }
    database.shutdown();
  }
}
