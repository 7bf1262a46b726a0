package com.atlasengine.local.bedrock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.Await;
import com.atlasengine.local.http.SdkClients;
import com.atlasengine.local.timing.LatencyProfile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ModelErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelStreamErrorException;
import software.amazon.awssdk.services.bedrockruntime.model.ModelTimeoutException;
import software.amazon.awssdk.services.bedrockruntime.model.ServiceUnavailableException;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;

/**
 * Bedrock's clients, the engine's Bedrock, and a server that speaks OpenAI's protocol behind it.
 */
final class ModelServerTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String STRONG = "us.anthropic.claude-sonnet-4-6";
  private static final int SECONDS = 20;

  /** One for all tests: a client needs two seconds to stop its own. */
  private static final EventLoopGroup EVENT_LOOP = new NioEventLoopGroup(1);

  private final List<Duration> slept = new CopyOnWriteArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<String> stops = new CopyOnWriteArrayList<>();
  private final List<Integer> tokens = new CopyOnWriteArrayList<>();
  private FakeModelServer model;
  private BedrockService bedrock;
  private SdkClients engine;
  private BedrockRuntimeClient client;

  @AfterAll
  static void stopTheEventLoop() {
    var unused = EVENT_LOOP.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  @BeforeEach
  void start() throws Exception {
    model = new FakeModelServer();
    bedrock = model.source().open(LatencyProfile.byName("none", 1));
    engine = new SdkClients(bedrock);
    client = engine.sync(BedrockRuntimeClient.builder());
  }

  @AfterEach
  void stop() {
    client.close();
    engine.close();
    bedrock.close();
    model.close();
  }

  private static Message message(ConversationRole role, String text) {
    return Message.builder().role(role).content(ContentBlock.fromText(text)).build();
  }

  private ConverseResponse converse(Consumer<ConverseRequest.Builder> more) {
    return client.converse(
        r -> {
          r.modelId(STRONG).messages(message(ConversationRole.USER, "hello there"));
          more.accept(r);
        });
  }

  private static String text(ConverseResponse response) {
    return response.output().message().content().getFirst().text();
  }

  private static SocketServer.Script reply(String body) {
    return (request, connection) -> connection.answer(200, "", body);
  }

  @Test
  void promptAndLimitsReachTheServer_whenConversing() throws Exception {
    model.complete(reply(FakeModelServer.message("{\"content\":\"Yes.\"}", "stop")));
    ConverseResponse unused =
        converse(
            r ->
                r.system(SystemContentBlock.fromText("Be kind."))
                    .messages(
                        message(ConversationRole.USER, "hello"),
                        message(ConversationRole.ASSISTANT, "yes?"),
                        message(ConversationRole.USER, "who are you"))
                    .inferenceConfig(
                        c -> c.maxTokens(150).temperature(0.5f).stopSequences("END", "STOP")));
    SocketServer.Request sent = model.completions().getFirst();
    String expected =
        """
        {"model":"tiny","max_tokens":150,"stream":false,"temperature":0.5,"stop":["END","STOP"],
         "messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"hello"},
          {"role":"assistant","content":"yes?"},{"role":"user","content":"who are you"}]}""";
    assertEquals(JSON.readTree(expected), JSON.readTree(sent.body()));
    assertEquals("Bearer secret-key", sent.headers().get("authorization"));
    assertFalse(model.source().toString().contains("secret-key"));
  }

  @ParameterizedTest
  @CsvSource({
    "stop, end_turn",
    "length, max_tokens",
    "content_filter, content_filtered",
    "tool_calls, tool_use"
  })
  void answerHasTheServersWordsAndUsage_whenConversing(String finish, String stopReason) {
    String body = FakeModelServer.message("{\"content\":\"I am built on AWS.\"}", finish);
    String usage = ",\"usage\":{\"prompt_tokens\":42,\"completion_tokens\":9}}";
    model.complete(reply(body.substring(0, body.length() - 1) + usage));
    ConverseResponse response = converse(r -> {});
    assertEquals("I am built on AWS.", text(response));
    assertEquals(StopReason.fromValue(stopReason), response.stopReason());
    assertEquals(42, response.usage().inputTokens());
    assertEquals(9, response.usage().outputTokens());
  }

  @Test
  void tokensAreEstimated_whenTheServerCountsNone() {
    model.complete(reply(FakeModelServer.message("{\"content\":\"One two three.\"}", "stop")));
    ConverseResponse response = converse(r -> {});
    assertEquals(3, response.usage().outputTokens());
    assertTrue(response.usage().inputTokens() > 2);
  }

  @Test
  void thoughtsAreNotSpoken_whenAReasoningModelConverses() {
    String thought = "\"reasoning_content\":\"hm\",\"content\":\"<think>hm</think>\\n\\nYes.\"";
    model.complete(reply(FakeModelServer.message("{" + thought + "}", "stop")));
    assertEquals("Yes.", text(converse(r -> {})));
    model.complete(
        reply(FakeModelServer.message("{\"content\":\"untagged hm</think>No.\"}", "stop")));
    assertEquals("No.", text(converse(r -> {})));
  }

  private CompletableFuture<Void> stream(BedrockRuntimeAsyncClient async) {
    ConverseStreamResponseHandler.Visitor visitor =
        ConverseStreamResponseHandler.Visitor.builder()
            .onContentBlockDelta(event -> heard.add(event.delta().text()))
            .onMessageStop(event -> stops.add(event.stopReasonAsString()))
            .onMetadata(event -> tokens.add(event.usage().outputTokens()))
            .build();
    return async.converseStream(
        ConverseStreamRequest.builder()
            .modelId(STRONG)
            .messages(message(ConversationRole.USER, "hello there"))
            .build(),
        ConverseStreamResponseHandler.builder().subscriber(visitor).build());
  }

  private String heard() {
    return String.join("", heard);
  }

  private BedrockRuntimeAsyncClient async(String protocol) {
    return engine
        .point(BedrockRuntimeAsyncClient.builder())
        .httpClientBuilder(
            NettyNioAsyncHttpClient.builder()
                .eventLoopGroup(SdkEventLoopGroup.create(EVENT_LOOP, NioSocketChannel::new))
                .protocol(Protocol.valueOf(protocol)))
        .build();
  }

  /** What a stream failed with. */
  private Throwable streamFailure() throws Exception {
    try (BedrockRuntimeAsyncClient async = async("HTTP1_1")) {
      ExecutionException e =
          assertThrows(
              ExecutionException.class, () -> stream(async).get(SECONDS, TimeUnit.SECONDS));
      return Objects.requireNonNull(e.getCause());
    }
  }

  private void streamToTheEnd() throws Exception {
    try (BedrockRuntimeAsyncClient async = async("HTTP1_1")) {
      stream(async).get(SECONDS, TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP1_1", "HTTP2"})
  void pieceReachesTheClient_whileTheServerStillWrites(String protocol) throws Exception {
    CountDownLatch firstHeard = new CountDownLatch(1);
    model.complete(
        (request, connection) -> {
          connection.begin("text/event-stream");
          connection.event(FakeModelServer.delta("First. "));
          assertTrue(firstHeard.await(SECONDS, TimeUnit.SECONDS), "the piece was held back");
          connection.event(FakeModelServer.delta("Last."));
          FakeModelServer.finish(connection);
        });
    try (BedrockRuntimeAsyncClient async = async(protocol)) {
      CompletableFuture<Void> stream = stream(async);
      Await.until(() -> heard().equals("First. "));
      firstHeard.countDown();
      stream.get(SECONDS, TimeUnit.SECONDS);
    }
    assertEquals("First. Last.", heard());
    assertEquals(List.of("end_turn"), stops);
    assertEquals(List.of(7), tokens);
    JsonNode sent = JSON.readTree(model.completions().getFirst().body());
    assertTrue(sent.path("stream").asBoolean());
    assertTrue(sent.at("/stream_options/include_usage").asBoolean());
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP1_1", "HTTP2"})
  void requestToTheServerEnds_whenTheClientCancelsItsStream(String protocol) throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    model.complete(
        (request, connection) -> {
          connection.begin("text/event-stream");
          asked.countDown();
          connection.awaitClosed();
          ended.countDown();
        });
    try (BedrockRuntimeAsyncClient async = async(protocol)) {
      CompletableFuture<Void> stream = stream(async);
      assertTrue(asked.await(SECONDS, TimeUnit.SECONDS));
      stream.cancel(true);
      assertTrue(ended.await(SECONDS, TimeUnit.SECONDS), "the server still writes");
    }
  }

  @Test
  void requestToTheServerEnds_whenTheClientsTimeIsUp() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    model.complete(
        (request, connection) -> {
          connection.awaitClosed();
          ended.countDown();
        });
    assertThrows(
        ApiCallTimeoutException.class,
        () ->
            converse(r -> r.overrideConfiguration(c -> c.apiCallTimeout(Duration.ofMillis(300)))));
    assertTrue(ended.await(SECONDS, TimeUnit.SECONDS), "the server still writes");
  }

  @Test
  void connectionServesTheNextRequest_whenOneWasAnswered() {
    model.complete(reply(FakeModelServer.message("{\"content\":\"Yes.\"}", "stop")));
    for (int i = 0; i < 20; i++) {
      assertEquals("Yes.", text(converse(r -> {})));
    }
  }

  @Test
  void thoughtsAreNotSpoken_whenAReasoningModelStreams() throws Exception {
    model.complete((request, connection) -> sayAfterThinking(connection));
    streamToTheEnd();
    assertEquals("I say 1<2.", heard());
  }

  private static void sayAfterThinking(SocketServer.Connection connection) throws Exception {
    connection.begin("text/event-stream");
    connection.chunk(": keep-alive\n\n".getBytes(StandardCharsets.UTF_8));
    connection.event("{\"choices\":[{\"delta\":{\"content\":null,\"reasoning_content\":\"hm\"}}]}");
    for (String piece : List.of("<th", "ink>two <", " three</thi", "nk>\n", "\nI say", " 1<2.")) {
      connection.event(FakeModelServer.delta(piece));
    }
    FakeModelServer.finish(connection);
  }

  @Test
  void nextAnswersLeaveThoughtsOut_whenOneWasThoughtAloud() throws Exception {
    model.complete(
        (request, connection) -> FakeModelServer.say(connection, "hm", "</think>", "Yes."));
    assertInstanceOf(ModelStreamErrorException.class, streamFailure());
    heard.clear();
    streamToTheEnd();
    assertEquals("Yes.", heard());
  }

  @ParameterizedTest
  @CsvSource({
    "400, ValidationException, 400",
    "401, AccessDeniedException, 403",
    "403, AccessDeniedException, 403",
    "404, ResourceNotFoundException, 404",
    "408, ModelTimeoutException, 408",
    "422, ValidationException, 400",
    "429, ThrottlingException, 429",
    "500, InternalServerException, 500",
    "503, ServiceUnavailableException, 503",
    "504, ModelTimeoutException, 408"
  })
  void bedrocksOwnError_whenTheServerRefuses(int status, String type, int bedrockStatus)
      throws Exception {
    model.complete((request, connection) -> connection.answer(status, "", "the prompt was: hello"));
    BedrockRuntimeException whole =
        assertThrows(BedrockRuntimeException.class, () -> converse(r -> {}));
    BedrockRuntimeException streamed = (BedrockRuntimeException) streamFailure();
    for (BedrockRuntimeException e : List.of(whole, streamed)) {
      assertEquals(type, e.awsErrorDetails().errorCode());
      assertEquals(bedrockStatus, e.statusCode());
      assertFalse(String.valueOf(e.getMessage()).contains("prompt was"), e.getMessage());
    }
  }

  @Test
  void serviceUnavailable_whenTheServerIsGone() {
    model.close();
    assertThrows(ServiceUnavailableException.class, () -> converse(r -> {}));
  }

  @Test
  void serviceUnavailable_whenTheServerHangsUp() throws Exception {
    model.complete((request, connection) -> connection.breakOff());
    assertThrows(ServiceUnavailableException.class, () -> converse(r -> {}));
    assertInstanceOf(ServiceUnavailableException.class, streamFailure());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{}", "{\"choices\":[]}", ""})
  void modelError_whenTheAnswerCannotBeRead(String body) {
    model.complete(reply(body));
    assertThrows(ModelErrorException.class, () -> converse(r -> {}));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: {\"choices\":[{\"del\n\n",
        "data: {\"error\":{\"message\":\"x\"}}\n\n",
        "{}\n",
        ""
      })
  void streamError_whenTheStreamDoesNotEndAsItShould(String last) throws Exception {
    model.complete(
        (request, connection) -> {
          connection.begin("text/event-stream");
          connection.event(FakeModelServer.delta("Half. "));
          if (!last.isEmpty()) {
            connection.chunk(last.getBytes(StandardCharsets.UTF_8));
          }
          connection.end();
        });
    assertInstanceOf(ModelStreamErrorException.class, streamFailure());
    assertEquals("Half. ", heard());
    assertEquals(List.of(), stops);
  }

  @Test
  void streamError_whenTheServerBreaksOff() throws Exception {
    model.complete(
        (request, connection) -> {
          connection.begin("text/event-stream");
          connection.event(FakeModelServer.delta("Half. "));
          connection.breakOff();
        });
    assertInstanceOf(ModelStreamErrorException.class, streamFailure());
    assertEquals("Half. ", heard());
  }

  @Test
  void modelTimeout_whenTheServerIsTooSlow() throws Exception {
    model.complete((request, connection) -> connection.awaitClosed());
    try (BedrockService hasty = hasty(LatencyProfile.byName("none", 1), Duration.ofSeconds(1));
        SdkClients clients = new SdkClients(hasty);
        BedrockRuntimeClient bedrockClient = clients.sync(BedrockRuntimeClient.builder())) {
      assertThrows(
          ModelTimeoutException.class,
          () ->
              bedrockClient.converse(
                  r -> r.modelId(STRONG).messages(message(ConversationRole.USER, "hello"))));
    }
  }

  @Test
  void latencyProfileHoldsTheAnswerBack_whenTheServerIsFaster() throws Exception {
    model.complete(reply(FakeModelServer.message("{\"content\":\"Yes.\"}", "stop")));
    LatencyProfile slow = LatencyProfile.byName("analysis", 1, slept::add);
    try (BedrockService service = hasty(slow, Duration.ofSeconds(SECONDS));
        SdkClients clients = new SdkClients(service);
        BedrockRuntimeClient bedrockClient = clients.sync(BedrockRuntimeClient.builder())) {
      ConverseResponse unused =
          bedrockClient.converse(
              r -> r.modelId(STRONG).messages(message(ConversationRole.USER, "hello")));
    }
    assertEquals(1, slept.size());
    assertTrue(slept.getFirst().toMillis() > 100, slept.toString());
  }

  private BedrockService hasty(LatencyProfile latency, Duration timeout) {
    URI base = URI.create(model.url() + "/v1");
    return new BedrockRuntime(
        new ModelServer(
            ModelEndpoint.client(),
            new ModelEndpoint(base, "tiny", Optional.empty()),
            latency,
            timeout));
  }
}
