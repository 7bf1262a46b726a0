package com.atlasengine.local;

import com.atlasengine.local.bedrock.BedrockService;
import com.atlasengine.local.bedrock.BedrockSource;
import com.atlasengine.local.connect.Connect;
import com.atlasengine.local.dynamodb.DynamoDb;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Faults;
import com.atlasengine.local.http.Gateway;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.lambda.Functions;
import com.atlasengine.local.sqs.Sqs;
import com.atlasengine.local.template.Template;
import com.atlasengine.local.timing.LatencyProfile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The whole engine in this JVM, with the real functions from their jars as threads in place of
 * processes, and in virtual time: its workflows, phones, retries and the functions' own clocks
 * stand still until {@link #pass} lets time pass. An hour then takes as long as the work in it.
 *
 * <p>By {@link #tap} a test decides about each request that a function sends, and ends the function
 * at any of them: before the service sees it, after the service has acted and before the answer, or
 * when all is done but the function's own answer. {@link #faults} has the engine's faults, which
 * affect functions and workflows alike.
 *
 * <p>What differs from the engine that {@code ./atlas up} starts: no process, no timeout of a
 * function, no X-Ray, no check of requests against AWS's models, and schedules only fire by {@link
 * #fire}. Deadlines within a function go by real time.
 */
public final class ThreadEngine implements AutoCloseable {
  /** The table of chats and calls. */
  public static final String INTERACTIONS = "AtlasEngineInteractions";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path TEMPLATE = Path.of("../template.yaml");

  private final Deque<AutoCloseable> closeables = new ArrayDeque<>();
  private final VirtualTime time = new VirtualTime(Instant.now().truncatedTo(ChronoUnit.MILLIS));
  private final Gateway gateway;
  private final Sqs queues;
  private final ThreadFunctions functions;
  private final Services services;
  private final RepeatedExecutions executions;
  private final DynamoDbClient dynamo;
  private final SqsClient sqs;
  private final HttpClient http = HttpClient.newHttpClient();

  private ThreadEngine(Map<String, String> parameters) throws Exception {
    this.gateway = closeLater(new Gateway(0));
    LatencyProfile latency = LatencyProfile.byName("none", 1);
    Map<String, String> all = new HashMap<>(Services.localParameters());
    all.putAll(parameters);
    Template template = withoutLongPolls(Template.read(TEMPLATE, all, gateway.endpoint()));
    BedrockService bedrock = closeLater(new BedrockSource.StandIn().open(latency));
    this.queues = new Sqs(template.queues(), time);
    this.functions =
        closeLater(
            new ThreadFunctions(
                template, gateway, time, (queue, event) -> queues.send(queue, event, Map.of())));
    this.services =
        closeLater(
            new Services(
                template,
                functions,
                queues,
                bedrock,
                latency,
                gateway.endpoint(),
                new Services.Time(time, time, time.timeline())));
    this.executions = new RepeatedExecutions(services.stepFunctions());
    List<Service> served = new ArrayList<>(services.all());
    served.replaceAll(each -> each == services.stepFunctions() ? executions : each);
    served.add(closeLater(new DynamoDb(template, latency)));
    served.forEach(gateway::register);
    gateway.register(new Contacts(services.connect()));
    functions.connect(served);
    this.dynamo =
        closeLater(
            TestEngine.withEndpoint(DynamoDbClient.builder(), gateway.endpoint())
                .httpClient(UrlConnectionHttpClient.create())
                .build());
    this.sqs =
        closeLater(
            TestEngine.withEndpoint(SqsClient.builder(), gateway.endpoint())
                .httpClient(UrlConnectionHttpClient.create())
                .build());
  }

  /**
   * Starts one. Dials and tokens are not limited, unless the parameters limit them; turns have the
   * time of a busy machine.
   *
   * @param parameters of the template, over its defaults
   */
  public static ThreadEngine start(Map<String, String> parameters) throws Exception {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "PhoneDeadlineMillis", "8000",
                "ChatDeadlineMillis", "8000",
                "EffectDeadlineMillis", "3000",
                "DailyDialBudget", "100000",
                "HourlyDialBudget", "100000",
                "DailyModelTokens", "1000000000"));
    all.putAll(parameters);
    return new ThreadEngine(all);
  }

  /** A queue is empty or not; waiting for a letter would take real time. */
  private static Template withoutLongPolls(Template template) {
    return new Template(
        template.functions(),
        template.tables(),
        template.topics(),
        template.subscriptions(),
        template.queues(),
        template.rules(),
        template.stateMachines().stream()
            .map(
                machine ->
                    new Template.StateMachine(
                        machine.logicalId(),
                        machine.name(),
                        machine.arn(),
                        machine.type(),
                        machine
                            .definition()
                            .replaceAll("\"WaitTimeSeconds\": *\\d+", "\"WaitTimeSeconds\": 0"),
                        machine.policy()))
            .toList(),
        template.secrets(),
        template.bot(),
        template.flows(),
        template.visitorPage());
  }

  /** Phones, as people pick them up and hang up. */
  private record Contacts(Connect connect) implements Service {
    @Override
    public String signingName() {
      return "_atlas";
    }

    @Override
    public List<String> unsignedPaths() {
      return List.of("/_atlas/contacts");
    }

    @Override
    public void serve(Exchange exchange) throws Exception {
      connect.serveControl(exchange);
    }
  }

  private <T extends AutoCloseable> T closeLater(T part) {
    closeables.push(part);
    return part;
  }

  /** The functions, to be invoked. */
  public Functions functions() {
    return functions;
  }

  /** From now on this decides about the requests of functions. */
  public void tap(InvocationTap tap) {
    functions.tap(tap);
  }

  /** From now on events, invocations and Express executions are repeated so. */
  void repeat(Repetitions repetitions) {
    time.repeat(repetitions);
    functions.repeat(repetitions);
    executions.repeat(repetitions);
  }

  /** What fails, for functions and for workflows. */
  public Faults faults() {
    return gateway.faults();
  }

  /** Ends a function's sandboxes that wait for work, so that its next invocation starts cold. */
  public void endSandboxes(String function) {
    functions.end(function);
  }

  /** Where all services are. */
  public URI endpoint() {
    return gateway.endpoint();
  }

  /** The time of day. */
  public Instant now() {
    return time.instant();
  }

  /** Lets this much time pass, with all that falls due in it. */
  public void pass(Duration duration) {
    time.timeline().pass(duration);
  }

  /** Returns when nothing happens any more without time passing. */
  public void settle() {
    time.timeline().settle();
  }

  /** When something goes on by itself; empty when nothing waits for a time any more. */
  public Optional<Instant> nextWake() {
    return time.timeline().nextWake();
  }

  /** Runs work on a thread of its own; no time passes until it has ended. */
  public void fork(String name, Runnable work) {
    time.fork(name, work);
  }

  /** Waits on a thread of {@link #fork}. */
  public void sleep(Duration duration) {
    time.sleep(duration);
  }

  /** Fires a schedule, by the end of its name, and returns when nothing more happens at once. */
  public void fire(String schedule) {
    String name =
        services.schedules().names().stream()
            .filter(each -> each.endsWith(schedule))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no schedule " + schedule));
    boolean unused = services.schedules().fireNow(name);
    settle();
  }

  /** Sends an event to the bus, as Connect does. */
  public void putEvent(JsonNode event) {
    services.eventBridge().put(event);
    settle();
  }

  /** A user of the Salesforce org, logged in now. */
  SalesforceUser salesforce() throws Exception {
    return new SalesforceUser(services.org().credentials(endpoint().toString()).toString(), now());
  }

  /** The phone calls so far, as {@code /_atlas/contacts} lists them. */
  public JsonNode contacts() throws Exception {
    return control("GET", "").path("contacts");
  }

  /** A person does something with a phone: {@code answer}, {@code hangup} and so on. */
  public void phone(String contactId, String action) throws Exception {
    JsonNode unused = control("POST", "/" + contactId + "/" + action);
  }

  private JsonNode control(String method, String path) throws Exception {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(endpoint().resolve("/_atlas/contacts" + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(path + " answered " + response.body());
    }
    return JSON.readTree(response.body());
  }

  /** The items of a partition of the interactions table. */
  public List<Map<String, AttributeValue>> items(String partition) {
    return dynamo
        .queryPaginator(
            r ->
                r.tableName(INTERACTIONS)
                    .consistentRead(true)
                    .keyConditionExpression("PK = :pk")
                    .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition))))
        .items()
        .stream()
        .toList();
  }

  /** AWS's client of the tables. */
  public DynamoDbClient dynamo() {
    return dynamo;
  }

  /** How many messages a queue holds, by the end of its name, visible or not. */
  public int queued(String queue) {
    String url =
        sqs.listQueues().queueUrls().stream()
            .filter(each -> each.endsWith(queue))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no queue " + queue));
    return sqs
        .getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
        .attributes()
        .entrySet()
        .stream()
        .filter(each -> each.getKey().toString().startsWith("ApproximateNumberOfMessages"))
        .mapToInt(each -> Integer.parseInt(each.getValue()))
        .sum();
  }

  @Override
  public void close() {
    closeables.forEach(FunctionCode::closeOrFail);
    http.close();
  }
}
