package com.atlasengine.local.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.lambda.LambdaAsyncClient;
import software.amazon.awssdk.services.lambda.model.LambdaException;

/** Who may ask the engine's port: programs on this machine, and no page of somebody else's. */
class ForeignPageGuardTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicInteger SERVED = new AtomicInteger();
  private static final String OWN = "127.0.0.1:4566";

  private static Gateway gateway;
  private static int port;

  @BeforeAll
  static void open() throws Exception {
    gateway = new Gateway(0);
    gateway.register(new Counting());
    port = gateway.endpoint().getPort();
  }

  @AfterAll
  static void close() {
    gateway.close();
  }

  /** Counts what reaches a service. */
  private static final class Counting implements Service {
    @Override
    public String signingName() {
      return "lambda";
    }

    @Override
    public void serve(Exchange exchange) throws Exception {
      SERVED.incrementAndGet();
      exchange.respond(
          200,
          Map.of("Content-Type", "application/json"),
          "{\"Functions\":[]}".getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String send(String... headers) throws IOException {
    String[] lines = new String[headers.length + 2];
    lines[0] = "GET / HTTP/1.1";
    lines[1] = "Authorization: " + Signature.of("lambda");
    System.arraycopy(headers, 0, lines, 2, headers.length);
    return RawRequest.send(port, lines);
  }

  private static void assertServed(String... headers) throws IOException {
    String answer = send(headers);
    assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
  }

  private static void assertRefused(String header, String... headers) throws IOException {
    int served = SERVED.get();
    String answer = send(headers);
    assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
    JsonNode error = JSON.readTree(answer.substring(answer.indexOf("\r\n\r\n")));
    assertTrue(error.path("message").asText().startsWith("the header " + header + " "), answer);
    assertEquals(served, SERVED.get());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:4566",
        "127.0.0.1",
        "localhost:4566",
        "LocalHost:4566",
        "LOCALHOST",
        "localhost.:4566",
        "[::1]:4566",
        "[::1]",
        "[0:0:0:0:0:0:0:1]:4566",
        "engine.localhost:4566",
        "sync-engine.localhost:4566",
        "sync-127.0.0.1:4566",
        "localhost:9"
      })
  void request_isServed_whenItsHostIsThisMachine(String host) throws IOException {
    assertServed("Host: " + host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attacker.example:4566",
        "ATTACKER.EXAMPLE",
        "attacker.example.:4566",
        "localhost.attacker.example:4566",
        "127.0.0.1.attacker.example:4566",
        "attackerlocalhost:4566",
        "sync-localhost:4566",
        "localhost..:4566",
        "0.0.0.0:4566",
        "127.0.0.2:4566",
        "192.168.1.7:4566",
        "[::]:4566",
        "[::2]:4566",
        "[fe80::1]:4566",
        "host.docker.internal:4566",
        "dynamodb.us-west-2.amazonaws.com"
      })
  void request_isRefused_whenItsHostIsAnotherName(String host) throws IOException {
    assertRefused("Host", "Host: " + host);
    assertRefused("Host", "Host: " + host, "Origin: http://" + host);
  }

  @Test
  void request_isRefused_whenItsAddressAndItsHostDiffer() throws IOException {
    int served = SERVED.get();
    String answer =
        RawRequest.send(port, "GET http://attacker.example/ HTTP/1.1", "Host: localhost");
    assertTrue(answer.matches("(?s)HTTP/1.1 40[03] .*"), answer);
    answer = send("Host: localhost", "Host: attacker.example");
    assertTrue(answer.matches("(?s)HTTP/1.1 40[03] .*"), answer);
    assertEquals(served, SERVED.get());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "http://attacker.example",
        "http://attacker.example:4566",
        "https://127.0.0.1:4566",
        "http://127.0.0.1",
        "http://127.0.0.1:3000",
        "http://localhost:4566",
        "http://[::1]:4566",
        "http://127.0.0.1:4566.attacker.example",
        "http://127.0.0.1:4566/",
        "file://",
        "chrome-extension://abcdefghijklmnop"
      })
  void request_isRefused_whenAnotherPageMakesIt(String origin) throws IOException {
    assertRefused("Origin", "Host: " + OWN, "Origin: " + origin);
    assertRefused("Origin", "Host: " + OWN, "Origin: http://" + OWN, "Origin: " + origin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "anything"})
  void request_isRefused_whenTheBrowserSaysThatAnotherSiteMadeIt(String site) throws IOException {
    assertRefused("Sec-Fetch-Site", "Host: " + OWN, "Sec-Fetch-Site: " + site);
  }

  @Test
  void request_isServed_whenTheEnginesOwnPageMakesIt() throws IOException {
    assertServed("Host: " + OWN, "Origin: http://" + OWN, "Sec-Fetch-Site: same-origin");
    assertServed("Host: LocalHost:80", "Origin: http://localhost:80");
    assertServed("Host: [::1]:4566", "Origin: http://[::1]:4566");
    assertServed("Host: " + OWN, "Sec-Fetch-Site: none");
  }

  @Test
  void preflight_isRefused_whenAnotherPageAsks() throws IOException {
    String answer =
        RawRequest.send(
            port,
            "OPTIONS / HTTP/1.1",
            "Host: " + OWN,
            "Origin: http://attacker.example",
            "Access-Control-Request-Method: POST");
    assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
  }

  @Test
  void http2Request_isRefused_whenItsHostIsAnotherName() {
    try (LambdaAsyncClient lambda =
        SdkClients.point(LambdaAsyncClient.builder(), gateway.endpoint())
            .httpClientBuilder(NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP2))
            .overrideConfiguration(config -> config.putHeader("Host", "attacker.example"))
            .build()) {
      CompletionException thrown =
          assertThrows(CompletionException.class, () -> lambda.listFunctions().join());
      LambdaException refused = assertInstanceOf(LambdaException.class, thrown.getCause());
      assertEquals(403, refused.statusCode());
      assertTrue(refused.awsErrorDetails().errorMessage().startsWith("the header Host "));
    }
  }
}
