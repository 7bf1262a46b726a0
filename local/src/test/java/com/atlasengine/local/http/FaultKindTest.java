package com.atlasengine.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.Await;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultKindTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BODY = "{\"words\":\"" + "x".repeat(2000) + "\"}";

  private final AtomicInteger served = new AtomicInteger();
  private Gateway gateway;

  @BeforeEach
  void open() throws Exception {
    gateway = new Gateway(0);
    for (String name : new String[] {"dynamodb", "connect", "bedrock"}) {
      gateway.register(new Talker(name, served));
    }
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  /** Answers with a long body, or streams it. */
  private record Talker(String signingName, AtomicInteger served) implements Service {
    @Override
    public void serve(Exchange exchange) throws Exception {
      served.incrementAndGet();
      byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
      if (!exchange.path().equals("/stream")) {
        exchange.respond(200, Map.of(), body);
        return;
      }
      try (OutputStream out = exchange.openResponseStream(200, Map.of())) {
        out.write(body);
      }
    }
  }

  private void set(String faults) throws IOException {
    gateway.faults().set(JSON.readTree(faults));
  }

  private HttpResponse<String> ask(HttpClient.Version version, String service, String path)
      throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newBuilder().version(version).build()) {
      return http.send(
          HttpRequest.newBuilder(gateway.endpoint().resolve(path))
              .timeout(Duration.ofSeconds(1))
              .header("Authorization", Signature.of(service))
              .POST(BodyPublishers.ofString("{\"person\":\"one\"}"))
              .build(),
          BodyHandlers.ofString());
    }
  }

  private HttpResponse<String> ask(String service) throws IOException, InterruptedException {
    return ask(HttpClient.Version.HTTP_1_1, service, "/");
  }

  @ParameterizedTest
  @EnumSource(HttpClient.Version.class)
  void refused_endsTheConnection_beforeTheServiceSeesTheRequest(HttpClient.Version version)
      throws Exception {
    set("{\"connect\":\"refused\"}");
    IOException e = assertThrows(IOException.class, () -> ask(version, "connect", "/"));
    assertFalse(e instanceof HttpTimeoutException, "the connection stays open");
    assertEquals(0, served.get());
    set("{\"connect\":0}");
    assertEquals(BODY, ask(version, "connect", "/").body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/stream"})
  void reset_endsTheConnectionInTheResponse_afterTheServiceHasActed(String path) throws Exception {
    set("{\"connect\":\"reset\"}");
    IOException e =
        assertThrows(IOException.class, () -> ask(HttpClient.Version.HTTP_1_1, "connect", path));
    assertFalse(e instanceof HttpTimeoutException, "the connection stays open");
    assertTrue(served.get() > 0);
  }

  @Test
  void hang_answersNothing_andEndsTheConnection() throws Exception {
    set("{\"connect\":\"hang\"}");
    assertThrows(HttpTimeoutException.class, () -> ask("connect"));
    set("{\"connect\":{\"kind\":\"hang\",\"delayMs\":20}}");
    IOException e = assertThrows(IOException.class, () -> ask("connect"));
    assertFalse(e instanceof HttpTimeoutException, "it lasts longer than it is to");
    assertEquals(0, served.get());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/stream"})
  void trickle_sendsAllOfTheResponse_slowly(String path) throws Exception {
    set("{\"connect\":{\"kind\":\"trickle\",\"delayMs\":200}}");
    long start = System.nanoTime();
    assertEquals(BODY, ask(HttpClient.Version.HTTP_1_1, "connect", path).body());
    assertTrue(Duration.ofNanos(System.nanoTime() - start).toMillis() >= 140, "at once");
  }

  @ParameterizedTest
  @CsvSource({"/,1006", "/stream,256"})
  void malformed_sendsAPartOfTheResponse_asIfItWereAll(String path, int length) throws Exception {
    set("{\"connect\":\"malformed\"}");
    HttpResponse<String> response = ask(HttpClient.Version.HTTP_1_1, "connect", path);
    assertEquals(200, response.statusCode());
    assertEquals(BODY.substring(0, length), response.body());
  }

  @ParameterizedTest
  @CsvSource({
    "throttled,connect,429,TooManyRequestsException",
    "throttled,dynamodb,400,ThrottlingException",
    "throttled,bedrock,429,ThrottlingException",
    "broken,connect,500,InternalServiceException",
    "down,dynamodb,503,ServiceUnavailable",
    "denied,connect,403,AccessDeniedException",
    "denied,dynamodb,400,AccessDeniedException",
    "rejected,connect,400,InvalidRequestException",
    "expired,dynamodb,400,ExpiredTokenException",
    "expired,bedrock,403,ExpiredTokenException",
  })
  void error_isTheServicesOwn(String kind, String service, int status, String type)
      throws Exception {
    set("{\"" + service + "\":\"" + kind + "\"}");
    HttpResponse<String> response = ask(service);
    assertEquals(status, response.statusCode());
    assertEquals(type, response.headers().firstValue("x-amzn-ErrorType").orElse(""));
    assertEquals(0, served.get());
  }

  @Test
  void unknownKind_isRefused_withTheKindsThatThereAre() {
    AwsError e = assertThrows(AwsError.class, () -> set("{\"connect\":\"broke\"}"));
    assertEquals(400, e.status());
    assertTrue(e.message().contains("broken"), e.message());
  }

  @Test
  void fault_affectsOnlyItsScope_whenItHasOne() throws Exception {
    set(
        "{\"connect\":[{\"kind\":\"down\",\"about\":\"two\"},{\"kind\":\"down\",\"by\":\"other\"},"
            + "{\"kind\":\"denied\",\"about\":\"one\",\"by\":\"LOCAL\"}]}");
    assertEquals(403, ask("connect").statusCode());
    assertEquals(3, gateway.faults().describe().path("scoped").size());
    set("{\"connect\":{\"off\":true,\"about\":\"one\",\"by\":\"LOCAL\"}}");
    assertEquals(200, ask("connect").statusCode());
    assertEquals(2, gateway.faults().describe().path("scoped").size());
    set("{\"connect\":false}");
    assertTrue(gateway.faults().describe().isEmpty());
  }

  @Test
  void fault_endsByItself_whenItIsGivenATime() throws Exception {
    AtomicInteger changes = new AtomicInteger();
    gateway.faults().watch(changes::incrementAndGet);
    set("{\"connect\":{\"kind\":\"down\",\"forMs\":300}}");
    assertEquals(503, ask("connect").statusCode());
    Await.until(() -> gateway.faults().describe().isEmpty());
    assertEquals(200, ask("connect").statusCode());
    Await.until(() -> changes.get() == 2);
  }

  @Test
  void everyKind_isDescribed_withItsName() throws Exception {
    for (FaultKind kind : FaultKind.values()) {
      if (kind.isComplete()) {
        set("{\"connect\":\"" + kind.label() + "\"}");
        JsonNode fault = gateway.faults().describe().path("connect");
        assertEquals(kind.label(), fault.path("kind").asText());
      }
    }
  }
}
