package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.lambda.Functions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.BindException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The engine, its function processes and its tables, through AWS's own clients. */
class EngineTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Engine engine;
  private static LambdaClient lambda;
  private static LambdaClient onceOnly;
  private static DynamoDbClient tables;

  @BeforeAll
  static void start() throws Exception {
    engine = Engine.start(TestEngine.options());
    lambda =
        TestEngine.withEndpoint(LambdaClient.builder(), engine.endpoint())
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    onceOnly =
        TestEngine.withEndpoint(LambdaClient.builder(), engine.endpoint())
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build();
    tables =
        TestEngine.withEndpoint(DynamoDbClient.builder(), engine.endpoint())
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  @AfterAll
  static void stop() {
    lambda.close();
    onceOnly.close();
    tables.close();
    engine.close();
  }

  private static InvokeResponse invoke(String function, String order) {
    return lambda.invoke(
        request ->
            request
                .functionName(function)
                .logType(LogType.TAIL)
                .payload(SdkBytes.fromUtf8String("\"" + order + "\"")));
  }

  private static String answer(String function, String order) throws Exception {
    return JSON.readTree(invoke(function, order).payload().asUtf8String()).asText();
  }

  private static JsonNode failure(InvokeResponse response) throws Exception {
    assertEquals("Unhandled", response.functionError());
    return JSON.readTree(response.payload().asUtf8String());
  }

  @Test
  void invocation_isAnswered_whenTheFunctionIsNamedInAnyWay() throws Exception {
    String arn = "arn:aws:lambda:us-west-2:000000000000:function:greeter";
    assertEquals(arn, answer("greeter", "arn"));
    assertEquals(arn + ":live", answer("greeter:live", "arn"));
    assertEquals(arn + ":live", answer(arn + ":live", "arn"));
    assertEquals(arn + ":1", answer(arn + ":1", "arn"));
    assertEquals(arn + ":1", answer("000000000000:function:greeter:1", "arn"));
  }

  @Test
  void invocation_isAnswered_whenTheFunctionIsNamedByItsLogicalId() throws Exception {
    String arn = "arn:aws:lambda:us-west-2:000000000000:function:greeter";
    assertEquals(arn, answer("Greeter", "arn"));
    assertEquals(arn + ":live", answer("Greeter:live", "arn"));
    assertEquals(arn, answer("function:Greeter", "arn"));
    assertEquals(arn + ":1", answer(arn.replace("greeter", "Greeter") + ":1", "arn"));
    assertEquals(
        "greeter", lambda.getFunctionConfiguration(r -> r.functionName("Greeter")).functionName());
  }

  @Test
  void process_isAnother_whenTheEnvironmentIsChanged() throws Exception {
    Map<String, String> changed =
        new HashMap<>(
            lambda
                .getFunctionConfiguration(r -> r.functionName("greeter"))
                .environment()
                .variables());
    changed.put("CHANGED", "yes");
    String before = answer("greeter", "pid");

    lambda.updateFunctionConfiguration(
        r -> r.functionName("greeter").environment(e -> e.variables(changed)));

    assertNotEquals(before, answer("greeter", "pid"));
    assertEquals(
        changed,
        lambda.getFunctionConfiguration(r -> r.functionName("greeter")).environment().variables());
  }

  @Test
  void process_isKept_whenTheNextInvocationComes() throws Exception {
    long pid = Long.parseLong(answer("greeter", "pid"));
    assertEquals(pid, Long.parseLong(answer("greeter", "pid")));
  }

  @Test
  void environment_isTheTemplatesAndTheRuntimes_whenAFunctionReadsIt() throws Exception {
    assertEquals("test", answer("greeter", "env STAGE"));
    assertEquals(engine.endpoint().toString(), answer("greeter", "env AWS_ENDPOINT_URL"));
    assertEquals("256", answer("greeter", "env AWS_LAMBDA_FUNCTION_MEMORY_SIZE"));
    assertEquals("null", answer("greeter", "env HOME"), "the caller's environment stays outside");
  }

  @Test
  void remainingTime_isTheFunctionsTimeout_whenItStarts() throws Exception {
    long left = Long.parseLong(answer("greeter", "left"));
    assertTrue(left > 5_000 && left <= 10_000, "milliseconds left: " + left);
  }

  @Test
  void logTail_holdsWhatWasPrinted_whenAskedFor() {
    InvokeResponse response = invoke("greeter", "print a line of its own");
    String tail =
        new String(Base64.getDecoder().decode(response.logResult()), StandardCharsets.UTF_8);
    assertTrue(tail.contains("a line of its own\n"), tail);
    assertTrue(tail.contains("REPORT RequestId: "), tail);
  }

  @Test
  void failure_isReportedWithItsType_whenTheHandlerThrows() throws Exception {
    JsonNode error = failure(invoke("greeter", "fail with this"));
    assertEquals("java.lang.IllegalStateException", error.path("errorType").asText());
    assertEquals("with this", error.path("errorMessage").asText());
  }

  @Test
  void crash_isReportedAndReplaced_whenTheProcessEnds() throws Exception {
    String before = answer("greeter", "pid");
    JsonNode error = failure(invoke("greeter", "exit"));
    assertEquals("Runtime.ExitError", error.path("errorType").asText());
    assertTrue(error.path("errorMessage").asText().contains("exit status 7"), error.toString());
    assertNotEquals(before, answer("greeter", "pid"));
  }

  @Test
  void invocation_isEnded_whenItTakesLongerThanItsTimeout() throws Exception {
    JsonNode error = failure(invoke("hasty", "hang"));
    assertTrue(
        error.path("errorMessage").asText().endsWith("Task timed out after 1.00 seconds"),
        error.toString());
    assertEquals("hello again", answer("hasty", "again"), "a new process takes over");
  }

  @Test
  void initialisationError_isReported_whenTheHandlerCannotBeMade() throws Exception {
    JsonNode error = failure(invoke("broken", "anything"));
    assertEquals("java.lang.IllegalStateException", error.path("errorType").asText());
    assertEquals("no configuration", error.path("errorMessage").asText());
  }

  @Test
  void processes_areSeveral_whenInvocationsComeAtOnce() throws Exception {
    CompletableFuture<InvokeResponse> hanging =
        CompletableFuture.supplyAsync(() -> invoke("greeter", "hang"));
    Await.until(() -> engine.runner().pool("greeter").size() >= 1);
    assertEquals("hello you", answer("greeter", "you"));
    assertFalse(hanging.isDone());
    engine.endProcesses("greeter");
    assertEquals("Unhandled", hanging.get(60, TimeUnit.SECONDS).functionError());
  }

  @Test
  void invocation_isThrottled_whenAsManyRunAsAreReserved() throws Exception {
    assertEquals("hello you", answer("single", "you"));
    CompletableFuture<InvokeResponse> hanging =
        CompletableFuture.supplyAsync(() -> invoke("single", "hang"));
    TooManyRequestsException refused = Await.value(EngineTest::throttledBySingle);
    assertEquals(429, refused.statusCode());
    invokeLater("single", "\"again\"");
    assertFalse(hanging.isDone());

    engine.endProcesses("single");

    assertEquals("Unhandled", hanging.get(60, TimeUnit.SECONDS).functionError());
    Await.until(() -> throttledBySingle().isEmpty());
  }

  private static Optional<TooManyRequestsException> throttledBySingle() {
    try {
      InvokeResponse unused = onceOnly.invoke(r -> r.functionName("single").payload(text("\"x\"")));
      return Optional.empty();
    } catch (TooManyRequestsException e) {
      return Optional.of(e);
    }
  }

  private static SdkBytes text(String json) {
    return SdkBytes.fromUtf8String(json);
  }

  private static void invokeLater(String function, String event) {
    InvokeResponse unused =
        lambda.invoke(
            r ->
                r.functionName(function).invocationType(InvocationType.EVENT).payload(text(event)));
  }

  @Test
  void event_isRefused_whenItIsTooLargeForItsKind() {
    String large = "\"" + "a".repeat(1_048_575) + "\"";
    LambdaException refused =
        assertThrows(LambdaException.class, () -> invokeLater("greeter", large));
    assertEquals(413, refused.statusCode());
    assertEquals("RequestEntityTooLargeException", refused.awsErrorDetails().errorCode());
    assertEquals(null, invoke("greeter", "a".repeat(1_048_575)).functionError());
    assertThrows(LambdaException.class, () -> invoke("greeter", "a".repeat(6_291_455)));
  }

  @Test
  void event_reachesTheDeadLetterQueue_whenItFailsEveryTime() {
    int status =
        lambda
            .invoke(
                request ->
                    request
                        .functionName("broken")
                        .invocationType(InvocationType.EVENT)
                        .payload(SdkBytes.fromUtf8String("{\"lost\":1}")))
            .statusCode();
    assertEquals(202, status);
    Message message = deadLetter();
    assertEquals("{\"lost\":1}", message.body());
    assertEquals(
        MessageAttributeValue.builder().dataType("String").stringValue("no configuration").build(),
        message.messageAttributes().get("ErrorMessage"));
  }

  private static Message deadLetter() {
    try (SqsClient queues =
        TestEngine.withEndpoint(SqsClient.builder(), engine.endpoint())
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      String url = queues.getQueueUrl(r -> r.queueName("dead-letters")).queueUrl();
      for (int poll = 0; poll < 6; poll++) {
        List<Message> messages =
            queues
                .receiveMessage(
                    r -> r.queueUrl(url).waitTimeSeconds(10).messageAttributeNames("All"))
                .messages();
        if (!messages.isEmpty()) {
          return messages.getFirst();
        }
      }
      throw new AssertionError("nothing reached the dead-letter queue");
    }
  }

  @Test
  void dryRun_checksOnlyTheName_whenAsked() {
    assertEquals(
        204,
        lambda
            .invoke(r -> r.functionName("greeter").invocationType(InvocationType.DRY_RUN))
            .statusCode());
  }

  @Test
  void invocation_isRefused_whenThereIsNoSuchFunctionOrQualifier() {
    assertThrows(ResourceNotFoundException.class, () -> invoke("nobody", "x"));
    assertThrows(ResourceNotFoundException.class, () -> invoke("greeter:42", "x"));
  }

  @Test
  void functions_areListedAndDescribed_whenAsked() {
    assertEquals(
        List.of("greeter", "hasty", "broken", "single"),
        lambda.listFunctions().functions().stream().map(f -> f.functionName()).toList());
    var configuration = lambda.getFunctionConfiguration(r -> r.functionName("hasty"));
    assertEquals(1, configuration.timeout());
    assertEquals(256, configuration.memorySize());
    assertEquals("test", configuration.environment().variables().get("STAGE"));
    assertEquals(
        "com.atlasengine.local.testfunction.Broken",
        lambda.getFunction(r -> r.functionName("broken")).configuration().handler());
  }

  @Test
  void table_holdsItemsAndItsIndex_whenMadeFromTheTemplate() {
    Map<String, AttributeValue> item =
        Map.of(
            "PK", AttributeValue.fromS("a"),
            "SK", AttributeValue.fromS("b"),
            "Colour", AttributeValue.fromS("red"));
    tables.putItem(r -> r.tableName("Things").item(item));
    var found =
        tables.query(
            r ->
                r.tableName("Things")
                    .indexName("Colour-index")
                    .keyConditionExpression("Colour = :c")
                    .expressionAttributeValues(Map.of(":c", AttributeValue.fromS("red"))));
    assertEquals(List.of(item), found.items());
    assertEquals(
        "ExpiresAt",
        tables
            .describeTimeToLive(r -> r.tableName("Things"))
            .timeToLiveDescription()
            .attributeName());
  }

  @Test
  void engine_saysSo_whenItsPortIsInUse() throws Exception {
    int taken = engine.endpoint().getPort();
    BindException refusal =
        assertThrows(BindException.class, () -> Engine.start(TestEngine.options().withPort(taken)));
    assertEquals("port " + taken + " is in use", refusal.getMessage());
  }

  @Test
  void health_namesBotAndFunctions_whenTheEngineServes() throws Exception {
    JsonNode health = JSON.readTree(control("GET", "health", ""));
    assertEquals("ready", health.path("status").asText());
    assertEquals("ATLASLOCAL", health.path("botId").asText());
    assertEquals("greeter", health.at("/functions/0").asText());
  }

  @Test
  void faults_areSwitchedOnAndOff_whileTheEngineRuns() throws Exception {
    control("PUT", "faults", "{\"secretsmanager\":{\"status\":500,\"delayMs\":1}}");
    assertEquals(
        500, JSON.readTree(control("GET", "faults", "")).at("/secretsmanager/status").asInt());
    assertEquals("{}", control("DELETE", "faults", ""));
  }

  private static String control(String method, String what, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(engine.endpoint().resolve("/_atlas/" + what))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
  }

  @Test
  void oneProcess_handlesInvocationsSideBySide_whenItHasSeveralThreads() throws Exception {
    try (Engine wide = Engine.start(TestEngine.options().withConcurrency(1, 3))) {
      CompletableFuture<Functions.Result> hanging =
          CompletableFuture.supplyAsync(() -> wide.runner().invoke("hasty", "\"hang\"", ""));
      String beside = wide.runner().invoke("hasty", "\"beside\"", "").payload();
      assertEquals("\"hello beside\"", beside);
      assertEquals(Optional.of("Unhandled"), hanging.get(60, TimeUnit.SECONDS).error());
    }
  }

  @Test
  void engine_endsItsProcesses_whenItIsClosed() throws Exception {
    long pid;
    try (Engine brief = Engine.start(TestEngine.options())) {
      pid =
          Long.parseLong(
              brief.runner().invoke("greeter", "\"pid\"", "").payload().replace("\"", ""));
      assertTrue(ProcessHandle.of(pid).isPresent());
    }
    Optional<ProcessHandle> left = ProcessHandle.of(pid);
    if (left.isPresent()) {
      left.get().onExit().get(60, TimeUnit.SECONDS);
    }
  }
}
