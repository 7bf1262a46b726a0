package com.atlasengine.core.adapter.bedrock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.adapter.aws.StubServer;
import com.atlasengine.core.adapter.aws.StubServer.StubResponse;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeTelemetry;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.kit.Deadlines;
import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.port.TextModelContract;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BedrockTextModelTest extends TextModelContract {
  private final StubServer service = new StubServer(r -> StubResponse.json(200, "{}"));
  private final FakeTelemetry telemetry = new FakeTelemetry();
  private final TextModel model = model(Map.of());

  @AfterEach
  void close() {
    service.close();
  }

  private TextModel model(Map<String, String> variables) {
    ModelSettings settings = ModelSettings.strong(Env.of(variables));
    return BedrockTextModel.connect(service.clients(), settings, telemetry);
  }

  @Override
  protected TextModel model() {
    return model;
  }

  @Override
  protected void respondWith(String text) {
    answers("end_turn", Map.of("text", text));
  }

  @Override
  protected void takeDown() {
    service.respondAlways(StubResponse.awsError(503, "ServiceUnavailableException"));
  }

  @Override
  protected void refuseAll() {
    service.respondAlways(StubResponse.awsError(404, "ResourceNotFoundException"));
  }

  private void answers(String stopReason, Map<?, ?>... blocks) {
    service.respondAlways(
        StubResponse.json(
            200,
            Json.writeString(
                Map.of(
                    "output",
                    Map.of("message", Map.of("role", "assistant", "content", List.of(blocks))),
                    "stopReason",
                    stopReason,
                    "usage",
                    Map.of("inputTokens", 120, "outputTokens", 40, "totalTokens", 160)))));
  }

  @Test
  void picksTheTextBlocks_whenTheModelThoughtFirst() {
    answers(
        "end_turn",
        Map.of("reasoningContent", Map.of("reasoningText", Map.of("text", "Let me think."))),
        Map.of("text", "Hello "),
        Map.of("text", "there. "));

    assertEquals(
        new TextModel.Generation.Complete(
            "Hello there.", new TextModel.Usage(120, 40, Optional.empty())),
        model.generate(PROMPT, deadline));
  }

  @Test
  void asksAsItWasTold() {
    respondWith("Hello.");
    model.generate(PROMPT, deadline);

    JsonNode asked = service.requests().getFirst().json();
    assertEquals("You are Atlas.", asked.at("/system/0/text").asText());
    assertEquals("user", asked.at("/messages/0/role").asText());
    assertEquals("Say hello.", asked.at("/messages/0/content/0/text").asText());
    assertEquals(150, asked.at("/inferenceConfig/maxTokens").asInt());
    assertEquals(0.5, asked.at("/inferenceConfig/temperature").asDouble());
    assertTrue(asked.at("/inferenceConfig/topP").isMissingNode());
    for (String optional :
        List.of(
            "additionalModelRequestFields",
            "guardrailConfig",
            "serviceTier",
            "performanceConfig")) {
      assertTrue(asked.path(optional).isMissingNode(), optional);
    }
    assertEquals(
        "/model/us.anthropic.claude-sonnet-4-6/converse",
        service.requests().getFirst().uri().getPath());
  }

  @Test
  void asksWithGuardrailTierAndLatency_whenTheyAreSet() {
    respondWith("Hello.");
    model(
            Map.of(
                "GUARDRAIL_ID", "gr-1",
                "GUARDRAIL_VERSION", "3",
                "SERVICE_TIER", "priority",
                "MODEL_LATENCY", "optimized"))
        .generate(PROMPT, deadline);

    JsonNode asked = service.requests().getFirst().json();
    assertEquals("gr-1", asked.at("/guardrailConfig/guardrailIdentifier").asText());
    assertEquals("3", asked.at("/guardrailConfig/guardrailVersion").asText());
    assertEquals("priority", asked.at("/serviceTier/type").asText());
    assertEquals("optimized", asked.at("/performanceConfig/latency").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "us.anthropic.claude-haiku-5-5, true, true",
    "anthropic.claude-sonnet-5, true, true",
    "us.anthropic.claude-sonnet-5-5, false, false",
    "us.anthropic.claude-sonnet-4-6, false, true",
    "anthropic.claude-sonnet-4-5-20250929-v1:0, false, true",
    "anthropic.claude-3-5-sonnet-20240620-v1:0, false, true",
    "us.amazon.nova-pro-v1:0, false, true",
  })
  void switchesThinkingOff_whenTheModelThinksByItself(
      String modelId, boolean told, boolean temperature) {
    respondWith("Hello.");
    model(Map.of("STRONG_MODEL_ID", modelId)).generate(PROMPT, deadline);

    JsonNode asked = service.requests().getFirst().json();
    assertEquals(
        told ? "disabled" : "", asked.at("/additionalModelRequestFields/thinking/type").asText());
    assertEquals(temperature, asked.path("inferenceConfig").has("temperature"));
  }

  @Test
  void endsWithAWholeSentence_whenTheTokensRanOut() {
    answers("max_tokens", Map.of("text", "One is here. Two is he"));

    assertEquals("One is here.", model.generate(PROMPT, deadline).text());
  }

  @Test
  void saysWhatThereIs_whenTheTokensRanOutInTheFirstSentence() {
    answers("max_tokens", Map.of("text", "- one thing\n- another"));

    assertEquals("- one thing\n- another", model.generate(PROMPT, deadline).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"guardrail_intervened", "content_filtered"})
  void withholdsTheAnswer_whenAGuardrailStepsIn(String stopReason) {
    answers(stopReason, Map.of("text", "I cannot say that."));

    assertEquals("", model.generate(PROMPT, deadline).text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tool_use", "something_new"})
  void givesNoAnswer_whenItWasStopped(String stopReason) {
    answers(stopReason, Map.of("text", "I cannot say that."));

    TransientFailure failure =
        assertThrows(TransientFailure.class, () -> model.generate(PROMPT, deadline));
    assertEquals("Bedrock: stopped by " + stopReason, failure.getMessage());
  }

  @Test
  void givesNoAnswer_whenNothingWasSaid() {
    answers("end_turn", Map.of("text", "  "));
    assertThrows(TransientFailure.class, () -> model.generate(PROMPT, deadline));

    service.respondAlways(StubResponse.json(200, "{}"));
    assertThrows(TransientFailure.class, () -> model.generate(PROMPT, deadline));
  }

  @ParameterizedTest
  @CsvSource({
    "429, ThrottlingException",
    "429, ModelNotReadyException",
    "408, ModelTimeoutException",
    "424, ModelErrorException",
    "500, InternalServerException"
  })
  void failsForNowAndAsksOnce_whenTheErrorPasses(int status, String error) {
    service.respondAlways(StubResponse.awsError(status, error));

    assertThrows(TransientFailure.class, () -> model.generate(PROMPT, deadline));
    assertEquals(1, service.requests().size());
    assertEquals(
        status == 429 ? List.of(1.0) : List.of(), telemetry.values(Metric.BEDROCK_THROTTLED));
  }

  @Test
  void failsWithTheDeadline_whenTheServiceDoesNotAnswer() {
    service.stopResponding();
    Deadline soon = Deadline.in(Duration.ofMillis(300));

    assertThrows(TransientFailure.class, () -> model.generate(PROMPT, soon));
    Deadlines.assertKept(soon);
  }

  @Test
  void measuresTheCall() {
    respondWith("Hello.");
    model.generate(PROMPT, deadline);

    assertEquals(List.of("bedrock_call"), telemetry.segments());
    assertEquals(1, telemetry.values(Metric.BEDROCK_LATENCY).size());
    assertEquals(List.of(120.0), telemetry.values(Metric.INPUT_TOKENS));
    assertEquals(List.of(40.0), telemetry.values(Metric.OUTPUT_TOKENS));
  }

  @Test
  void showsNothingThatWasSaid_whenItIsPrinted() {
    respondWith("Hello Ada.");

    assertFalse(model.generate(PROMPT, deadline).toString().contains("Ada"));
  }

  @Test
  void reportsAGuardrailWithoutItsVersion() {
    Env env = Env.of(Map.of("GUARDRAIL_ID", "gr-1"));
    ModelSettings.fast(env);

    assertEquals(
        "Environment: GUARDRAIL_VERSION is not set",
        assertThrows(IllegalStateException.class, env::check).getMessage());
  }
}
