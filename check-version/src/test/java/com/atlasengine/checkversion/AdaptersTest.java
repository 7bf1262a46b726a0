package com.atlasengine.checkversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.checkversion.adapter.CodeDeployDeployments;
import com.atlasengine.checkversion.adapter.LambdaVersions;
import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The real adapters over a socket, against what the services' protocols are. */
class AdaptersTest {
  private static final String VERSION =
      "arn:aws:lambda:us-west-2:000000000000:function:atlas-create-lead:7";

  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));
  private HttpServer server;
  private AwsClients clients;
  private String path = "";
  private String target = "";
  private String body = "";
  private String invocationType = "";

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    clients =
        AwsClients.forEndpoint(
            URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
            StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "thing")));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(int status, String json, Map<String, String> headers) {
    server.createContext(
        "/",
        exchange -> {
          remember(exchange);
          headers.forEach(exchange.getResponseHeaders()::add);
          byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private void remember(HttpExchange exchange) throws IOException {
    path = URLDecoder.decode(exchange.getRequestURI().getRawPath(), StandardCharsets.UTF_8);
    target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
    invocationType = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Invocation-Type"));
    body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private Versions.InvokeResult call() {
    return LambdaVersions.connect(clients)
        .invoke(VERSION, "{\"a\":1}".getBytes(StandardCharsets.UTF_8), deadline);
  }

  @Test
  void answerIsRead_whenTheVersionAnswers() {
    answer(200, "{\"status\":\"warm\"}", Map.of());
    JsonNode warm =
        Json.read("{\"status\":\"warm\"}".getBytes(StandardCharsets.UTF_8), JsonNode.class);
    assertEquals(new Versions.InvokeResult.Returned(warm), call());
    assertEquals("/2015-03-31/functions/" + VERSION + "/invocations", path);
    assertEquals("{\"a\":1}", body);
  }

  @Test
  void lambdaHasNoRoom_whenTheReservedConcurrencyIsUsed() {
    answer(
        429,
        "{\"Reason\":\"ReservedFunctionConcurrentInvocationLimitExceeded\",\"Type\":\"User\"}",
        Map.of("X-Amzn-ErrorType", "TooManyRequestsException"));
    assertEquals(new Versions.InvokeResult.Throttled(), call());
  }

  @Test
  void nobodyWaitsForTheAnswer_whenAVersionIsStarted() {
    answer(202, "", Map.of());
    LambdaVersions.connect(clients)
        .start(VERSION, "{\"a\":1}".getBytes(StandardCharsets.UTF_8), deadline);
    assertEquals("Event", invocationType);
    assertEquals("{\"a\":1}", body);
  }

  @Test
  void typeOfTheErrorIsKept_whenTheVersionFails() {
    answer(
        200,
        "{\"errorType\":\"Runtime.ExitError\",\"errorMessage\":\"secret words\"}",
        Map.of("X-Amz-Function-Error", "Unhandled"));
    assertEquals(new Versions.InvokeResult.Failed("Runtime.ExitError"), call());
  }

  @Test
  void failureIsTransient_whenLambdaIsDown() {
    answer(503, "{}", Map.of("x-amzn-ErrorType", "ServiceException"));
    assertThrows(TransientFailure.class, this::call);
  }

  @Test
  void failureIsPermanent_whenThereIsNoSuchVersion() {
    answer(404, "{}", Map.of("x-amzn-ErrorType", "ResourceNotFoundException"));
    assertThrows(PermanentFailure.class, this::call);
  }

  @Test
  void resultIsReported_whenADeploymentWaits() {
    answer(200, "{}", Map.of());
    CodeDeployDeployments.connect(clients).report("d-1", "e-1", "Failed", deadline);
    assertEquals("CodeDeploy_20141006.PutLifecycleEventHookExecutionStatus", target);
    JsonNode said = Json.read(body.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    assertEquals("d-1", said.path("deploymentId").asText());
    assertEquals("e-1", said.path("lifecycleEventHookExecutionId").asText());
    assertEquals("Failed", said.path("status").asText());
  }

  @Test
  void failureIsPermanent_whenNoDeploymentWaits() {
    answer(400, "{\"__type\":\"DeploymentDoesNotExistException\"}", Map.of());
    assertThrows(
        PermanentFailure.class,
        () -> CodeDeployDeployments.connect(clients).report("d-1", "e-1", "Failed", deadline));
  }
}
