package com.atlasengine.lex.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.adapter.aws.ClientLifecycle;
import com.atlasengine.core.adapter.aws.LoopbackRedirect;
import com.atlasengine.core.adapter.aws.StubServer;
import com.atlasengine.core.adapter.aws.StubServer.StubResponse;
import com.atlasengine.core.adapter.bedrock.ModelSettings;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeTelemetry;
import com.atlasengine.core.kit.Deadlines;
import com.atlasengine.core.port.TextModel;
import com.atlasengine.core.port.TextModel.Generation;
import com.atlasengine.core.port.TextModelContract;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamingTextModelTest extends TextModelContract {
  private final CountDownLatch clientGone = new CountDownLatch(1);
  private final StubServer service = new StubServer(r -> StubResponse.json(200, "{}"));
  private final FakeTelemetry telemetry = new FakeTelemetry();
  private final StreamingTextModel model =
      StreamingTextModel.connect(
          service.clients(), ModelSettings.fast(Env.of(Map.of())), telemetry);

  @AfterEach
  void close() {
    service.close();
    model.forget();
  }

  @Override
  protected TextModel model() {
    return model;
  }

  @Override
  protected void respondWith(String text) {
    streams(out -> StreamFrames.writeComplete(out, List.of(text.split("(?<= )"))));
  }

  @Override
  protected void takeDown() {
    service.respondAlways(StubResponse.awsError(503, "ServiceUnavailableException"));
  }

  @Override
  protected void refuseAll() {
    service.respondAlways(StubResponse.awsError(400, "ValidationException"));
  }

  private void streams(StubServer.BodyWriter body) {
    service.respondAlways(stream(body));
  }

  private static StubResponse stream(StubServer.BodyWriter body) {
    return new StubResponse(
        200, Map.of("Content-Type", "application/vnd.amazon.eventstream"), body);
  }

  /** Thinks aloud until the client hangs up. */
  private void thinkOn(OutputStream out) throws IOException {
    try {
      StreamFrames frames = new StreamFrames(out);
      while (!clientGone.await(5, TimeUnit.MILLISECONDS)) {
        frames.thinking("Hm.");
      }
    } catch (IOException e) {
      clientGone.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void saysTheWholeSentencesAndHangsUp_whenTheDeadlineComesFirst() throws Exception {
    respondWith("Hello.");
    model.generate(PROMPT, deadline); // what follows is about time, not about loading classes
    streams(
        out -> {
          new StreamFrames(out).text("Hello ", "there. ", "I am Dr", ". ", "Atl");
          thinkOn(out);
        });
    Deadline soon = Deadline.in(Duration.ofSeconds(1));

    Generation said = model.generate(PROMPT, soon);

    assertEquals("Hello there.", said.text());
    assertInstanceOf(Generation.Partial.class, said);
    assertTrue(soon.isPast());
    Deadlines.assertKept(soon);
    assertTrue(clientGone.await(10, TimeUnit.SECONDS));
  }

  @Test
  void failsForNowAndHangsUp_whenNoSentenceIsWholeByTheDeadline() throws Exception {
    streams(
        out -> {
          new StreamFrames(out).text("Hello ", "the");
          thinkOn(out);
        });

    assertThrows(
        TransientFailure.class, () -> model.generate(PROMPT, Deadline.in(Duration.ofSeconds(1))));
    assertTrue(clientGone.await(10, TimeUnit.SECONDS));
  }

  @Test
  void failsForNow_whenTheServiceDoesNotEvenBeginToAnswer() {
    service.stopResponding();
    Deadline soon = Deadline.in(Duration.ofMillis(500));

    assertThrows(TransientFailure.class, () -> model.generate(PROMPT, soon));
    Deadlines.assertKept(soon);
  }

  @Test
  void passesOverThinking() {
    streams(
        out -> {
          new StreamFrames(out).thinking("The user. Wants.");
          StreamFrames.writeComplete(out, List.of("Hello."));
        });

    assertEquals("Hello.", model.generate(PROMPT, deadline).text());
  }

  @Test
  void countsTokensAndTheFirstOnesTime() {
    respondWith("Hello there.");

    Generation.Complete said =
        assertInstanceOf(Generation.Complete.class, model.generate(PROMPT, deadline));

    assertEquals(120, said.usage().inputTokens());
    assertEquals(40, said.usage().outputTokens());
    assertTrue(said.usage().firstToken().orElseThrow().isPositive());
    assertEquals(List.of("bedrock_call"), telemetry.segments());
    assertEquals(List.of(120.0), telemetry.values(Metric.INPUT_TOKENS));
    assertEquals(List.of(40.0), telemetry.values(Metric.OUTPUT_TOKENS));
    assertEquals(1, telemetry.values(Metric.BEDROCK_FIRST_TOKEN).size());
    assertEquals(1, telemetry.values(Metric.BEDROCK_LATENCY).size());
  }

  @Test
  void saysTheWholeSentences_whenTheStreamBreaksOff() {
    streams(
        out ->
            new StreamFrames(out)
                .text("Hello there. ", "I a")
                .exception("modelStreamErrorException"));

    Generation said = model.generate(PROMPT, deadline);

    assertEquals("Hello there.", said.text());
    assertInstanceOf(Generation.Partial.class, said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "modelStreamErrorException",
        "internalServerException",
        "throttlingException",
        "serviceUnavailableException"
      })
  void failsForNow_whenTheStreamFailsBeforeItSaidAnything(String error) {
    streams(out -> new StreamFrames(out).text("Hel").exception(error));

    assertThrows(TransientFailure.class, () -> model.generate(PROMPT, deadline));
  }

  @Test
  void failsForGood_whenTheRequestIsRefusedInsideTheStream() {
    streams(out -> new StreamFrames(out).exception("validationException"));

    assertThrows(PermanentFailure.class, () -> model.generate(PROMPT, deadline));
  }

  @ParameterizedTest
  @ValueSource(strings = {"guardrail_intervened", "content_filtered"})
  void withholdsTheAnswer_whenAGuardrailStepsIn(String reason) {
    streams(out -> new StreamFrames(out).text("Bad words. ", "More.").stop(reason).usage(1, 1));

    Generation generation = model.generate(PROMPT, deadline);

    assertInstanceOf(Generation.Withheld.class, generation);
    assertEquals("", generation.text());
  }

  @Test
  void givesNoAnswer_whenTheTokensEndBeforeTheFirstSentence() {
    streams(out -> new StreamFrames(out).text("One, two, thr").stop("max_tokens").usage(1, 1));

    assertThrows(TransientFailure.class, () -> model.generate(PROMPT, deadline));
  }

  @Test
  void givesNoAnswer_whenAGuardrailStepsInAndTheStreamStaysOpen() {
    streams(
        out -> {
          new StreamFrames(out).text("Bad words. ", "More.").stop("guardrail_intervened");
          thinkOn(out);
        });

    assertThrows(
        TransientFailure.class, () -> model.generate(PROMPT, Deadline.in(Duration.ofSeconds(1))));
  }

  @Test
  void givesNoAnswer_whenTheStreamEndsWithoutItsStop() {
    streams(out -> new StreamFrames(out).text("Hello there. I a"));

    assertThrows(TransientFailure.class, () -> model.generate(PROMPT, deadline));
  }

  @Test
  void countsThrottling() {
    service.respondAlways(StubResponse.awsError(429, "ThrottlingException"));

    assertThrows(TransientFailure.class, () -> model.generate(PROMPT, deadline));

    assertEquals(List.of(1.0), telemetry.values(Metric.BEDROCK_THROTTLED));
    assertEquals(1, service.requests().size());
  }

  @Test
  void asksTheFastModelNotToThink() {
    respondWith("Hello.");
    model.generate(PROMPT, deadline);

    JsonNode asked = service.requests().getFirst().json();
    assertEquals(
        "/model/us.anthropic.claude-haiku-5-5/converse-stream",
        service.requests().getFirst().uri().getPath());
    assertEquals("disabled", asked.at("/additionalModelRequestFields/thinking/type").asText());
    assertEquals(150, asked.at("/inferenceConfig/maxTokens").asInt());
  }

  @Test
  void asksWithGuardrailTierAndLatency_whenTheyAreSet() {
    respondWith("Hello.");
    Env env =
        Env.of(
            Map.of(
                "GUARDRAIL_ID", "gr-1",
                "GUARDRAIL_VERSION", "3",
                "SERVICE_TIER", "priority",
                "MODEL_LATENCY", "optimized"));
    StreamingTextModel.connect(service.clients(), ModelSettings.fast(env), telemetry)
        .generate(PROMPT, deadline);

    JsonNode asked = service.requests().getFirst().json();
    assertEquals("gr-1", asked.at("/guardrailConfig/guardrailIdentifier").asText());
    assertEquals("3", asked.at("/guardrailConfig/guardrailVersion").asText());
    assertEquals("priority", asked.at("/serviceTier/type").asText());
    assertEquals("optimized", asked.at("/performanceConfig/latency").asText());
  }

  @Test
  void asksAgain_whenTheConnectionWasDead() throws Exception {
    respondWith("Hello.");
    try (DropFirstConnectionProxy network = new DropFirstConnectionProxy(service.uri())) {
      StreamingTextModel distant =
          StreamingTextModel.connect(
              StubServer.clients(network.uri()), ModelSettings.fast(Env.of(Map.of())), telemetry);

      assertEquals("Hello.", distant.generate(PROMPT, deadline).text());
      assertEquals(2, network.connectionCount());
    }
  }

  @Test
  void keepsTheInterrupt_whenItIsInterrupted() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    streams(
        out -> {
          asked.countDown();
          thinkOn(out);
        });
    AtomicReference<String> seen = new AtomicReference<>("nothing");
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    model.generate(PROMPT, deadline);
                  } catch (TransientFailure e) {
                    seen.set(e.getMessage() + " " + Thread.currentThread().isInterrupted());
                  }
                });
    asked.await();

    thread.interrupt();
    thread.join();

    assertEquals("Bedrock: interrupted true", seen.get());
    assertTrue(clientGone.await(10, TimeUnit.SECONDS));
  }

  @Test
  void leavesNoThread_whenTheLifecycleIsClosed() throws Exception {
    respondWith("Hello.");
    Set<Thread> others = streamThreads();
    AwsClients clients = service.clients();
    TextModel closing =
        StreamingTextModel.connect(clients, ModelSettings.fast(Env.of(Map.of())), telemetry);
    closing.generate(PROMPT, deadline);
    Set<Thread> threads = streamThreads();
    threads.removeAll(others);
    assertEquals(1, threads.size());

    clients.lifecycle().close();

    assertTrue(threads.iterator().next().join(Duration.ofSeconds(10)));
  }

  /** As in priming. */
  @Test
  void asksTheLoopbackEndpoint_whenItsRequestsAreRedirected() throws Exception {
    respondWith("Hello.");
    System.setProperty("aws.accessKeyId", "stub");
    System.setProperty("aws.secretAccessKey", "stub");
    LoopbackRedirect redirect =
        new LoopbackRedirect(service.uri(), SSLContext.getDefault(), List.of());
    Env env = Env.of(Map.of());
    try (ClientLifecycle lifecycle = ClientLifecycle.redirectedTo(redirect)) {
      TextModel redirected =
          StreamingTextModel.connect(
              AwsClients.from(env, lifecycle), ModelSettings.fast(env), telemetry);

      assertEquals("Hello.", redirected.generate(PROMPT, deadline).text());
    } finally {
      System.clearProperty("aws.accessKeyId");
      System.clearProperty("aws.secretAccessKey");
    }
    assertEquals(1, service.requests().size());
  }

  private static Set<Thread> streamThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("bedrock-stream"))
        .collect(Collectors.toCollection(HashSet::new));
  }
}
