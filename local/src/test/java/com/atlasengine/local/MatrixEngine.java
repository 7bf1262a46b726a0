package com.atlasengine.local;

import com.atlasengine.local.api.ApiCheck;
import com.atlasengine.local.bedrock.BedrockService;
import com.atlasengine.local.bedrock.BedrockSource;
import com.atlasengine.local.dynamodb.DynamoDb;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Gateway;
import com.atlasengine.local.http.ServedRequest;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.lambda.Functions;
import com.atlasengine.local.sqs.Sqs;
import com.atlasengine.local.template.Template;
import com.atlasengine.local.timing.LatencyProfile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The services of the engine and the functions' own code in one JVM: starts in a second, and many
 * fit beside each other.
 */
final class MatrixEngine implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  final MatrixFunctions functions;
  final Services services;
  final SalesforceUser sales;
  final DynamoDbClient dynamo;

  /** The flow that calls go through, as the workflows name it. */
  final String contactFlowId;

  private final Gateway gateway;
  private final DynamoDb database;

  private MatrixEngine(Map<String, String> parameters) throws Exception {
    gateway = new Gateway(0);
    Map<String, String> all = new HashMap<>(Services.localParameters());
    all.putAll(parameters);
    Template template = Template.read(Path.of("../template.yaml"), all, endpoint());
    String flow = template.callFlow().orElseThrow().arn();
    contactFlowId = flow.substring(flow.lastIndexOf('/') + 1);
    LatencyProfile latency = LatencyProfile.byName("none", 1);
    BedrockService bedrock = new BedrockSource.StandIn().open(latency);
    Sqs queues = new Sqs(template.queues(), Clock.systemUTC());
    functions = new MatrixFunctions(template.functions(), endpoint());
    services = new Services(template, functions, queues, bedrock, latency, endpoint());
    services.all().forEach(gateway::register);
    database = new DynamoDb(template, latency);
    gateway.register(database);
    gateway.register(new People(services));
    gateway.checkWith(new ApiCheck((accessKey, call) -> {}));
    dynamo =
        TestEngine.withEndpoint(DynamoDbClient.builder(), endpoint())
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    sales = new SalesforceUser(services.org().credentials(endpoint().toString()).toString());
  }

  /** Starts one that dials and asks the model without limit. */
  static MatrixEngine start() throws Exception {
    return new MatrixEngine(
        Map.of(
            "PhoneDeadlineMillis", "3000",
            "ChatDeadlineMillis", "3000",
            "DeletionProof", "LastName",
            "DailyDialBudget", "100000",
            "HourlyDialBudget", "100000",
            "DailyModelTokens", "1000000000"));
  }

  /** What people do with their phones and in Salesforce, by paths of the engine's own. */
  private record People(Services services) implements Service {
    @Override
    public String signingName() {
      return "_atlas";
    }

    @Override
    public List<String> unsignedPaths() {
      return List.of("/_atlas/");
    }

    @Override
    public void serve(Exchange exchange) throws Exception {
      services.connect().serveControl(exchange);
    }
  }

  URI endpoint() {
    return gateway.endpoint();
  }

  /** Calls the watcher after each request. */
  void watch(Consumer<ServedRequest> watcher) {
    gateway.watch(watcher);
  }

  /** Makes a service fail, as {@code PUT /_atlas/faults} does. */
  void fail(String service, Map<String, Object> fault) {
    gateway.faults().set(JSON.valueToTree(Map.of(service, fault)));
  }

  /** All services work again. */
  void endFaults() {
    gateway.faults().clear();
  }

  /** Whether the fault of a cell, which is about some requests only, has hit one. */
  boolean isHit() {
    return gateway.faults().describe().path("scoped").findValues("remaining").stream()
        .anyMatch(left -> left.asInt() < Integer.MAX_VALUE);
  }

  /** Invokes a function once. */
  Functions.Result invoke(String function, JsonNode event) {
    return functions.invoke(function, event.toString(), "");
  }

  @Override
  public void close() {
    dynamo.close();
    services.close();
    functions.close();
    gateway.close();
    database.close();
  }
}
