package com.atlasengine.local.bedrock;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.http.SdkClients;
import com.atlasengine.local.http.Signature;
import com.atlasengine.local.timing.LatencyProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceUnavailableException;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;

/** Bedrock's client, the engine's port, and a server that stands for the real service. */
final class AwsPassThroughTest {
  private static final int SECONDS = 20;
  private static final String MODEL = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
  private static final AwsCredentialsProvider CREDENTIALS =
      () -> AwsSessionCredentials.create("AKIDDEVELOPER", "secret", "session-token");

  private final List<Duration> slept = new CopyOnWriteArrayList<>();
  private volatile SocketServer.Script script = (request, connection) -> connection.breakOff();
  private SocketServer aws;
  private BedrockService bedrock;
  private SdkClients engine;
  private BedrockRuntimeClient client;

  @BeforeEach
  void start() throws Exception {
    aws = new SocketServer((request, connection) -> script.run(request, connection));
    bedrock =
        new AwsPassThrough(
            new AwsTarget(aws.url(), Region.EU_WEST_1, CREDENTIALS),
            LatencyProfile.byName("analysis", 1, slept::add));
    engine = new SdkClients(bedrock);
    client = engine.sync(BedrockRuntimeClient.builder());
  }

  @AfterEach
  void stop() {
    client.close();
    engine.close();
    bedrock.close();
    aws.close();
  }

  private static void ask(ConverseRequest.Builder request) {
    request
        .modelId(MODEL)
        .messages(
            Message.builder()
                .role(ConversationRole.USER)
                .content(ContentBlock.fromText("hello"))
                .build());
  }

  private HttpRequest streamRequest() {
    return HttpRequest.newBuilder(engine.endpoint().resolve("/model/" + MODEL + "/converse-stream"))
        .header("Authorization", Signature.of("bedrock"))
        .POST(HttpRequest.BodyPublishers.ofString("{}"))
        .build();
  }

  @Test
  void requestIsSignedAnew_whenItIsPassedOn() {
    script =
        (request, connection) ->
            connection.answer(
                200,
                "Content-Type: application/json\n",
                "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"Yes.\"}]}}}");
    assertEquals(
        "Yes.",
        client.converse(AwsPassThroughTest::ask).output().message().content().getFirst().text());
    SocketServer.Request sent = aws.requests().getFirst();
    assertEquals("POST /model/" + MODEL.replace(":", "%3A") + "/converse", sent.line());
    assertTrue(sent.body().contains("hello"), sent.body());
    Map<String, String> headers = sent.headers();
    String authorization = headers.getOrDefault("authorization", "");
    assertTrue(
        authorization.matches(
            "AWS4-HMAC-SHA256 Credential=AKIDDEVELOPER/\\d{8}/eu-west-1/bedrock/aws4_request, "
                + "SignedHeaders=\\S*host\\S*, Signature=[0-9a-f]{64}"),
        authorization);
    assertEquals("session-token", headers.get("x-amz-security-token"));
    assertEquals("application/json", headers.get("content-type"));
    assertEquals(aws.url().getAuthority(), headers.get("host"));
    assertFalse(headers.toString().contains("local"), "nothing of the engine's own signature");
    assertEquals(1, slept.size(), "the latency profile stands before the service");
  }

  @Test
  void eventsArriveUnchangedAndAtOnce_whenTheServiceStreams() throws Exception {
    byte[] first = {0, 0, 1, -1, 13, 10, 7};
    byte[] second = {9, 0, -128, 10};
    CountDownLatch firstArrived = new CountDownLatch(1);
    script =
        (request, connection) -> {
          connection.begin("application/vnd.amazon.eventstream");
          connection.chunk(first);
          assertTrue(firstArrived.await(SECONDS, TimeUnit.SECONDS), "the event was held back");
          connection.chunk(second);
          connection.end();
        };
    HttpRequest request = streamRequest();
    try (HttpClient raw = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> response =
          raw.send(request, HttpResponse.BodyHandlers.ofInputStream());
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      all.write(response.body().readNBytes(first.length));
      firstArrived.countDown();
      all.write(response.body().readAllBytes());
      assertEquals(
          Optional.of("application/vnd.amazon.eventstream"),
          response.headers().firstValue("Content-Type"));
      assertArrayEquals(new byte[] {0, 0, 1, -1, 13, 10, 7, 9, 0, -128, 10}, all.toByteArray());
    }
  }

  @Test
  void answerBreaksOff_whenTheServicesDoes() throws Exception {
    script =
        (request, connection) -> {
          connection.begin("application/vnd.amazon.eventstream");
          connection.chunk(new byte[] {1, 2, 3});
          connection.breakOff();
        };
    HttpRequest request = streamRequest();
    try (HttpClient raw = HttpClient.newHttpClient()) {
      assertThrows(
          IOException.class, () -> raw.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    }
  }

  @Test
  void errorIsTheServices_whenItRefuses() {
    script =
        (request, connection) ->
            connection.answer(
                429,
                """
                Content-Type: application/json
                x-amzn-ErrorType: ThrottlingException
                x-amzn-RequestId: real-id
                """,
                "{\"message\":\"Too many tokens\"}");
    ThrottlingException e =
        assertThrows(ThrottlingException.class, () -> client.converse(AwsPassThroughTest::ask));
    assertEquals("Too many tokens", e.awsErrorDetails().errorMessage());
    assertEquals("real-id", e.requestId());
  }

  @Test
  void serviceUnavailable_whenTheServiceCannotBeReached() {
    assertThrows(ServiceUnavailableException.class, () -> client.converse(AwsPassThroughTest::ask));
  }

  @Test
  void requestToTheServiceEnds_whenTheClientsTimeIsUp() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    script =
        (request, connection) -> {
          connection.awaitClosed();
          ended.countDown();
        };
    assertThrows(
        ApiCallTimeoutException.class,
        () ->
            client.converse(
                r -> {
                  ask(r);
                  r.overrideConfiguration(c -> c.apiCallTimeout(Duration.ofMillis(300)));
                }));
    assertTrue(ended.await(SECONDS, TimeUnit.SECONDS), "the service still answers");
  }

  @Test
  void saysSoInOneLine_whenThereAreNoCredentials() {
    AwsCredentialsProvider nobody =
        () -> {
          throw SdkClientException.create("a long list\nof places");
        };
    ModelUnavailableException e =
        assertThrows(
            ModelUnavailableException.class,
            () ->
                AwsPassThrough.connect(
                    new BedrockSource.Aws(Optional.of("us-west-2")),
                    LatencyProfile.byName("none", 1),
                    nobody));
    assertEquals(
        "no AWS credentials: sign in, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
        e.getMessage());
  }

  @Test
  void realServiceOfTheRegion_whenConnected() throws Exception {
    try (AwsPassThrough real =
        AwsPassThrough.connect(
            new BedrockSource.Aws(Optional.of("eu-central-1")),
            LatencyProfile.byName("none", 1),
            CREDENTIALS)) {
      assertEquals(
          "Amazon Bedrock at https://bedrock-runtime.eu-central-1.amazonaws.com", real.describe());
    }
  }
}
