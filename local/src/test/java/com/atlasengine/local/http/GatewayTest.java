package com.atlasengine.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.Await;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;

class GatewayTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Gateway gateway;
  private Faults faults;

  @BeforeEach
  void open() throws Exception {
    gateway = new Gateway(0);
    faults = gateway.faults();
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  /** Answers with what it was asked. */
  private record Echo(String signingName, List<String> unsignedPaths) implements Service {
    Echo(String signingName) {
      this(signingName, List.of());
    }

    @Override
    public void serve(Exchange exchange) throws Exception {
      if (exchange.path().endsWith("/stream")) {
        try (OutputStream out =
            exchange.openResponseStream(200, Map.of("Content-Type", "text/plain"))) {
          out.write("one".getBytes(StandardCharsets.UTF_8));
          out.flush();
          out.write("two".getBytes(StandardCharsets.UTF_8));
        }
        return;
      }
      if (exchange.path().endsWith("/body")) {
        byte[] unused = exchange.body();
      }
      if (exchange.path().endsWith("/refused")) {
        throw new AwsError(409, "ConflictException", "because <so>");
      }
      exchange.respondJson(
          JSON.createObjectNode()
              .put("service", signingName)
              .put("method", exchange.method())
              .put("path", exchange.path())
              .put("operation", exchange.operation().orElse(""))
              .put("colour", exchange.query("colour").orElse("")));
    }
  }

  private HttpResponse<String> get(String path, String signingName) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(gateway.endpoint().resolve(path));
    if (!signingName.isEmpty()) {
      request.header("Authorization", Signature.of(signingName));
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void request_reachesTheServiceOfItsSignature_whenThatIsServed() throws Exception {
    gateway.register(new Echo("lex"));
    gateway.register(new Echo("connect"));
    JsonNode echo = JSON.readTree(get("/a%2Fb?colour=light%20red", "connect").body());
    assertEquals("connect", echo.path("service").asText());
    assertEquals("/a%2Fb", echo.path("path").asText());
    assertEquals("light red", echo.path("colour").asText());
  }

  @Test
  void unsignedRequest_reachesTheServiceOfItsPath_whenOneHasIt() throws Exception {
    gateway.register(new Echo("org", List.of("/services/", "/id/")));
    gateway.register(new Echo("engine", List.of("/_engine/")));
    assertTrue(get("/services/data", "").body().contains("\"org\""));
    assertTrue(get("/id/x", "").body().contains("\"org\""));
    assertTrue(get("/_engine/health", "").body().contains("\"engine\""));
    assertEquals(403, get("/elsewhere", "").statusCode());
  }

  @Test
  void watcher_isCalled_whenTheClientEndsInTheMiddleOfItsRequest() throws Exception {
    Queue<ServedRequest> told = new ConcurrentLinkedQueue<>();
    gateway.register(new Echo("org", List.of("/services/")));
    gateway.watch(told::add);
    try (Socket client =
        new Socket(InetAddress.getLoopbackAddress(), gateway.endpoint().getPort())) {
      String half =
          "POST /services/body HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\n{";
      client.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
    }
    Await.until(() -> !told.isEmpty());
    String error = told.remove().errorType();
    assertTrue(Set.of("RequestTimeout", "ClientGone").contains(error), error);
  }

  @Test
  void watcher_isCalled_whenARequestIsAnswered() throws Exception {
    Queue<ServedRequest> told = new ConcurrentLinkedQueue<>();
    gateway.register(new Echo("lex"));
    gateway.watch(told::add);
    assertEquals(200, get("/x", "lex").statusCode());
    assertEquals(409, get("/refused", "lex").statusCode());
    Await.until(() -> told.size() == 2);
    List<ServedRequest> calls = List.copyOf(told);
    assertEquals("lex", calls.getFirst().service());
    assertEquals("GET /x", calls.getFirst().operation());
    assertEquals("", calls.getFirst().errorType());
    assertEquals("ConflictException", calls.getLast().errorType());
    assertTrue(calls.getFirst().endNanos() > calls.getFirst().startNanos());
  }

  @Test
  void connection_isNewOnceForEachService_whenItIsKept() throws Exception {
    gateway.register(new Connected("lex"));
    gateway.register(new Connected("connect"));
    assertEquals("true", get("/x", "lex").body());
    assertEquals("false", get("/x", "lex").body());
    assertEquals("true", get("/x", "connect").body());
  }

  /** Answers whether the connection is new to it. */
  private record Connected(String signingName) implements Service {
    @Override
    public void serve(Exchange exchange) throws Exception {
      boolean first = exchange.isFirstOnConnection(signingName);
      exchange.respond(200, Map.of(), Boolean.toString(first).getBytes(StandardCharsets.UTF_8));
    }
  }

  @Test
  void stream_isWhole_whenWrittenInPieces() throws Exception {
    gateway.register(new Echo("bedrock"));
    assertEquals("onetwo", get("/stream", "bedrock").body());
  }

  @Test
  void restError_hasItsTypeInAHeader_whenAServiceRefuses() throws Exception {
    gateway.register(new Echo("lex"));
    HttpResponse<String> response = get("/refused", "lex");
    assertEquals(409, response.statusCode());
    assertEquals("ConflictException", response.headers().firstValue("x-amzn-ErrorType").orElse(""));
    assertEquals("because <so>", JSON.readTree(response.body()).path("message").asText());
  }

  /** Has codes and a shape of its own for errors. */
  private record Peculiar(String signingName) implements Service {
    @Override
    public void serve(Exchange exchange) throws Exception {
      exchange.respondJson(JSON.createObjectNode());
    }

    @Override
    public void respondError(Exchange exchange, AwsError error) throws IOException {
      exchange.respond(
          error.status(), Map.of(), ("<" + error.type() + ">").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String errorType(int status) {
      return "OUT_OF_ORDER_" + status;
    }
  }

  @Test
  void error_hasTheServicesOwnShapeAndType_whenAFaultIsOn() throws Exception {
    gateway.register(new Peculiar("org"));
    faults.set(JSON.readTree("{\"org\":503}"));
    HttpResponse<String> response = get("/x", "org");
    assertEquals(503, response.statusCode());
    assertEquals("<OUT_OF_ORDER_503>", response.body());
    faults.set(JSON.readTree("{\"org\":0}"));
    assertEquals(200, get("/x", "org").statusCode());
  }

  @Test
  void fault_endsByItself_whenItIsGivenACount() throws Exception {
    gateway.register(new Echo("lex"));
    faults.set(JSON.readTree("{\"lex\":{\"status\":429,\"times\":1}}"));
    assertEquals(429, get("/x", "lex").statusCode());
    assertEquals(200, get("/x", "lex").statusCode());
  }

  @Test
  void rpcError_isTyped_whenReadByTheSdk() {
    try (SfnClient states =
        SdkClients.point(SfnClient.builder(), gateway.endpoint())
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      SfnException refused = assertThrows(SfnException.class, () -> states.listStateMachines());
      assertEquals("UnknownOperationException", refused.awsErrorDetails().errorCode());
      assertEquals(
          "states does not support ListStateMachines locally",
          refused.awsErrorDetails().errorMessage());
    }
  }

  @Test
  void unknownService_is503_whileTheEngineStarts() throws Exception {
    gateway.setStarting(true);
    assertEquals(503, get("/x", "lex").statusCode());
    gateway.setStarting(false);
    assertEquals(400, get("/x", "lex").statusCode());
  }

  @Test
  void http2_isSpoken_whenAClientBeginsWithIt() throws Exception {
    gateway.register(new Functions("lambda"));
    try (LambdaAsyncClient lambda =
        SdkClients.point(LambdaAsyncClient.builder(), gateway.endpoint())
            .httpClientBuilder(NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP2))
            .build()) {
      assertEquals(0, lambda.listFunctions().get().functions().size());
    }
  }

  /** Lists no functions. */
  private record Functions(String signingName) implements Service {
    @Override
    public void serve(Exchange exchange) throws Exception {
      exchange.respondJson(JSON.readTree("{\"Functions\":[]}"));
    }
  }
}
