package com.atlasengine.local.bedrock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.http.SdkClients;
import com.atlasengine.local.timing.LatencyProfile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.PerformanceConfigLatency;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ValidationException;

final class BedrockRuntimeTest {
  private static final String FAST = "us.anthropic.claude-haiku-5-5";
  private static final String STRONG = "us.anthropic.claude-sonnet-4-6";
  private static final Document NO_THINKING =
      Document.mapBuilder()
          .putDocument("thinking", Document.mapBuilder().putString("type", "disabled").build())
          .build();
  private static final String ANSWER = "You said “hello there”. I call you back.";

  private final List<Duration> slept = new CopyOnWriteArrayList<>();
  private SdkClients engine;
  private BedrockRuntimeClient client;

  @BeforeEach
  void start() throws IOException {
    engine =
        new SdkClients(
            new BedrockRuntime(new StandInModel(LatencyProfile.byName("analysis", 1, slept::add))));
    client = engine.sync(BedrockRuntimeClient.builder());
  }

  @AfterEach
  void stop() {
    engine.close();
  }

  private static Message user(String text) {
    return message(ConversationRole.USER, text);
  }

  private static Message message(ConversationRole role, String text) {
    return Message.builder().role(role).content(ContentBlock.fromText(text)).build();
  }

  private ConverseResponse converse(String model, Consumer<ConverseRequest.Builder> more) {
    return client.converse(
        r -> {
          r.modelId(model).messages(user("hello there"));
          r.system(SystemContentBlock.fromText("Grounding: I call you back."));
          r.inferenceConfig(config -> config.maxTokens(150).temperature(0.3f));
          more.accept(r);
        });
  }

  @Test
  void replyUsageAndMetrics_whenConversing() {
    ConverseResponse response =
        converse(
            FAST,
            r -> r.additionalModelRequestFields(NO_THINKING).serviceTier(t -> t.type("priority")));
    assertEquals(List.of(ContentBlock.fromText(ANSWER)), response.output().message().content());
    assertEquals(StopReason.END_TURN, response.stopReason());
    assertTrue(response.usage().inputTokens() > 8);
    assertEquals(
        response.usage().inputTokens() + response.usage().outputTokens(),
        response.usage().totalTokens());
    assertEquals(slept.getFirst().toMillis(), response.metrics().latencyMs());
    assertEquals("priority", response.serviceTier().typeAsString());
  }

  @Test
  void thinkingComesFirst_whenItIsNotSwitchedOffOnAModelThatThinks() {
    ConverseResponse response = converse(FAST, r -> {});
    List<ContentBlock> content = response.output().message().content();
    assertFalse(content.get(0).reasoningContent().reasoningText().text().isBlank());
    assertFalse(content.get(0).reasoningContent().reasoningText().signature().isBlank());
    assertEquals(ANSWER, content.get(1).text());
    assertEquals(1, converse(STRONG, r -> {}).output().message().content().size());
  }

  @Test
  void answerIsCut_whenItReachesMaxTokensOrAStopSequence() {
    ConverseResponse cut = converse(STRONG, r -> r.inferenceConfig(config -> config.maxTokens(3)));
    assertEquals(StopReason.MAX_TOKENS, cut.stopReason());
    assertEquals(3, cut.usage().outputTokens());
    assertTrue(ANSWER.startsWith(cut.output().message().content().getFirst().text()));
    ConverseResponse stopped =
        converse(STRONG, r -> r.inferenceConfig(config -> config.stopSequences(" back")));
    assertEquals(StopReason.STOP_SEQUENCE, stopped.stopReason());
    assertEquals(
        "You said “hello there”. I call you",
        stopped.output().message().content().getFirst().text());
  }

  @Test
  void onlyThinking_whenMaxTokensLeavesNoRoom() {
    ConverseResponse response =
        converse(FAST, r -> r.inferenceConfig(config -> config.maxTokens(5)));
    assertEquals(StopReason.MAX_TOKENS, response.stopReason());
    assertEquals(1, response.output().message().content().size());
    assertEquals(5, response.usage().outputTokens());
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP1_1", "HTTP2"})
  void framesComeInOrder_whenStreaming(String protocol) throws Exception {
    List<ConverseStreamOutput> events = stream(protocol, Document.mapBuilder().build());
    List<String> types =
        events.stream().map(event -> event.sdkEventType().toString()).distinct().toList();
    assertEquals(
        List.of("messageStart", "contentBlockDelta", "contentBlockStop", "messageStop", "metadata"),
        types);
    StringBuilder text = new StringBuilder();
    StringBuilder thinking = new StringBuilder();
    List<Integer> tokens = new ArrayList<>();
    ConverseStreamResponseHandler.Visitor visitor =
        ConverseStreamResponseHandler.Visitor.builder()
            .onContentBlockDelta(
                event -> {
                  boolean thought = event.delta().reasoningContent() != null;
                  assertEquals(thought ? 0 : 1, event.contentBlockIndex());
                  if (!thought) {
                    text.append(event.delta().text());
                  } else if (event.delta().reasoningContent().text() != null) {
                    thinking.append(event.delta().reasoningContent().text());
                  }
                })
            .onMetadata(event -> tokens.add(event.usage().outputTokens()))
            .build();
    events.forEach(event -> event.accept(visitor));
    assertEquals(ANSWER, text.toString());
    assertFalse(thinking.isEmpty());
    assertTrue(tokens.getFirst() > 20);
    assertTrue(slept.size() > 5, "tokens are spread over time");
  }

  @Test
  void noReasoning_whenStreamingWithThinkingOff() throws Exception {
    List<ConverseStreamOutput> events = stream("HTTP1_1", NO_THINKING);
    long stops =
        events.stream()
            .filter(
                event -> event.sdkEventType() == ConverseStreamOutput.EventType.CONTENT_BLOCK_STOP)
            .count();
    assertEquals(1, stops);
  }

  private List<ConverseStreamOutput> stream(String protocol, Document fields) throws Exception {
    List<ConverseStreamOutput> events = new CopyOnWriteArrayList<>();
    ConverseStreamRequest request =
        ConverseStreamRequest.builder()
            .modelId(FAST)
            .messages(user("hello there"))
            .system(SystemContentBlock.fromText("Grounding: I call you back."))
            .additionalModelRequestFields(fields)
            .build();
    ConverseStreamResponseHandler handler =
        ConverseStreamResponseHandler.builder().subscriber(events::add).build();
    try (BedrockRuntimeAsyncClient async =
        engine
            .point(BedrockRuntimeAsyncClient.builder())
            .httpClientBuilder(
                NettyNioAsyncHttpClient.builder().protocol(Protocol.valueOf(protocol)))
            .build()) {
      async.converseStream(request, handler).get(20, TimeUnit.SECONDS);
    }
    return events;
  }

  @Test
  void anthropicMessage_whenInvokedWithOne() throws IOException {
    String body =
        "{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":512,"
            + "\"temperature\":0.5,\"top_p\":0.9,\"system\":\"Grounding: I call you back.\","
            + "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\","
            + "\"text\":\"hello there\"}]}]}";
    InvokeModelResponse response =
        client.invokeModel(
            r ->
                r.modelId("anthropic.claude-3-5-sonnet-20240620-v1:0")
                    .contentType("application/json")
                    .body(SdkBytes.fromUtf8String(body)));
    JsonNode message = new ObjectMapper().readTree(response.body().asInputStream());
    assertEquals(ANSWER, message.at("/content/0/text").asText());
    assertEquals("end_turn", message.path("stop_reason").asText());
    assertTrue(message.at("/usage/input_tokens").asInt() > 0);
    assertThrows(
        ValidationException.class,
        () -> client.invokeModel(r -> r.modelId(STRONG).body(SdkBytes.fromUtf8String(body))));
  }

  @ParameterizedTest
  @CsvSource({
    "anthropic.claude-3-haiku-20240307-v1:0, 404, ResourceNotFoundException",
    "us.anthropic.claude-3-5-haiku-20241022-v1:0, 404, ResourceNotFoundException",
    "anthropic.claude-nine, 404, ResourceNotFoundException",
    "not a model, 400, ValidationException",
    "anthropic.claude-sonnet-4-6, 400, ValidationException"
  })
  void refused_whenTheModelCannotBeCalled(String model, int status, String error) {
    BedrockRuntimeException e =
        assertThrows(BedrockRuntimeException.class, () -> converse(model, r -> {}));
    assertEquals(status, e.statusCode());
    assertEquals(error, e.awsErrorDetails().errorCode());
  }

  @Test
  void saysSo_whenTheModelIsAtItsEndOfLife() {
    String ended = "anthropic.claude-3-haiku-20240307-v1:0";
    BedrockRuntimeException e =
        assertThrows(BedrockRuntimeException.class, () -> converse(ended, r -> {}));
    assertTrue(e.awsErrorDetails().errorMessage().contains("end of its life"));
  }

  @Test
  void answered_whenTheModelIsNamedByArn() {
    String profile =
        "arn:aws:bedrock:us-west-2:000000000000:inference-profile/global.anthropic.claude-sonnet-4-6";
    assertEquals(ANSWER, converse(profile, r -> {}).output().message().content().getFirst().text());
  }

  @Test
  void validationException_whenTheRequestIsOneBedrockRefuses() {
    List<Consumer<ConverseRequest.Builder>> wrong =
        List.of(
            r -> r.inferenceConfig(config -> config.temperature(0.3f).topP(0.9f)),
            r -> r.inferenceConfig(config -> config.temperature(1.5f)),
            r -> r.inferenceConfig(config -> config.maxTokens(0)),
            r -> r.messages(List.of()),
            r -> r.messages(user(" ")),
            r -> r.messages(message(ConversationRole.ASSISTANT, "I begin")),
            r -> r.messages(user("a"), user("b")),
            r -> r.messages(user("a"), message(ConversationRole.ASSISTANT, "prefill")),
            r -> r.serviceTier(tier -> tier.type("fastest")),
            r -> r.performanceConfig(config -> config.latency(PerformanceConfigLatency.OPTIMIZED)));
    for (int i = 0; i < wrong.size(); i++) {
      Consumer<ConverseRequest.Builder> one = wrong.get(i);
      assertThrows(ValidationException.class, () -> converse(STRONG, one), "case " + i);
    }
    assertThrows(
        ValidationException.class,
        () ->
            converse(
                "us.anthropic.claude-sonnet-5-5",
                r -> r.additionalModelRequestFields(NO_THINKING)));
  }
}
