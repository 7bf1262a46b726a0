package com.atlasengine.priming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazonaws.xray.AWSXRay;
import com.amazonaws.xray.AWSXRayRecorder;
import com.atlasengine.core.adapter.aws.AwsClients;
import com.atlasengine.core.adapter.aws.ClientLifecycle;
import com.atlasengine.core.adapter.bedrock.BedrockTextModel;
import com.atlasengine.core.adapter.bedrock.ModelSettings;
import com.atlasengine.core.adapter.dynamodb.Dynamo;
import com.atlasengine.core.adapter.dynamodb.DynamoInteractions;
import com.atlasengine.core.adapter.salesforce.SalesforceCrm;
import com.atlasengine.core.adapter.salesforce.SalesforceSettings;
import com.atlasengine.core.adapter.secrets.SecretsManagerSecrets;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.content.Contents;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.telemetry.LambdaTelemetry;
import com.atlasengine.core.telemetry.Telemetry;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrimerTest {
  private final LambdaTelemetry telemetry = LambdaTelemetry.create();
  private final ClientLifecycle production = ClientLifecycle.direct();
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = System.out;

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restoreOutput() {
    System.setOut(out);
  }

  private Primer primer(UseCaseFactory<JsonNode, String> graph, String step) {
    return new Primer(
        new Rehearsal<>(
            json -> Json.read(json, JsonNode.class), graph, () -> List.of(Step.readStep(step))),
        production,
        telemetry);
  }

  private String log() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  /** Asks every kind of service for something, and keeps what it learned. */
  private static final class Everything implements UseCase<JsonNode, String> {
    private static final AtomicInteger ANSWERED = new AtomicInteger();
    private final SalesforceCrm crm;
    private final DynamoInteractions interactions;
    private final BedrockTextModel model;

    Everything(ClientLifecycle network, Telemetry telemetry) {
      AwsClients clients = AwsClients.from(Env.of(Map.of("AWS_REGION", "us-west-2")), network);
      crm =
          SalesforceCrm.connect(
              network,
              SecretsManagerSecrets.connect(clients, telemetry),
              "secret",
              SalesforceSettings.from(Env.of(Map.of()), Contents.load(Env.of(Map.of())).sales()),
              telemetry);
      interactions =
          new DynamoInteractions(
              Dynamo.connect(clients, telemetry).interactions("table"), Clock.systemUTC());
      model = BedrockTextModel.connect(clients, ModelSettings.fast(Env.of(Map.of())), telemetry);
    }

    @Override
    public String handle(JsonNode request, Invocation invocation) {
      PhoneNumber phone = new PhoneNumber(request.path("phone").asText());
      assertTrue(crm.findLeads(phone, invocation.deadline()).isEmpty());
      assertTrue(interactions.findByNumber(phone, invocation.deadline()).isEmpty());
      Prompt prompt = new Prompt("You are Atlas.", "hello", 150, 0.7);
      ANSWERED.incrementAndGet();
      return model.generate(prompt, invocation.deadline()).text();
    }
  }

  @Test
  void leavesNothingBehind_whenAllServicesWereUsed() throws Exception {
    AWSXRayRecorder recorder = AWSXRay.getGlobalRecorder();
    Queue<WeakReference<Object>> graphs = new ConcurrentLinkedQueue<>();
    int before = Everything.ANSWERED.get();
    Primer primer =
        primer(
            (env, network, t) -> {
              Everything everything = new Everything(network, t);
              graphs.add(new WeakReference<>(everything));
              graphs.add(new WeakReference<>(network));
              return everything;
            },
            "ask-everything");

    primer.beforeCheckpoint(org.crac.Core.getGlobalContext());

    assertTrue(Everything.ANSWERED.get() >= before + 2, "it was rehearsed: " + log());
    assertEquals(List.of(), linesOtherThan("Primed in "), "nothing but one line was printed");
    assertTrue(log().contains("rounds"), log());
    assertNull(System.getProperty("aws.containerCredentialsFullUri"));
    assertNull(System.getProperty("aws.containerAuthorizationToken"));
    assertNull(System.getProperty("com.amazonaws.xray.traceHeader"));
    assertSame(recorder, AWSXRay.getGlobalRecorder());
    assertEquals(List.of(), threadsNamed("primer", "HTTP-Dispatcher"));
    assertEquals(2, graphs.size());
    graphs.forEach(graph -> assertTrue(isCollected(graph), "a graph is held by something"));
  }

  @Test
  void goesOn_whenTheGraphCannotBeMade() {
    Primer primer =
        primer(
            (env, network, t) -> {
              throw new NoClassDefFoundError("com/sun/net/httpserver/HttpsServer");
            },
            "ask-everything");

    primer.beforeCheckpoint(org.crac.Core.getGlobalContext());

    assertTrue(log().contains("Not primed: java.lang.NoClassDefFoundError"), log());
    assertNull(System.getProperty("com.amazonaws.xray.traceHeader"));
  }

  @Test
  void goesOn_whenAnEventFails() {
    Primer primer =
        primer(
            (env, network, t) ->
                (request, invocation) -> {
                  throw new PermanentFailure("about a person");
                },
            "ask-everything");

    primer.beforeCheckpoint(org.crac.Core.getGlobalContext());

    assertEquals(List.of(), linesOtherThan("Not primed: " + PermanentFailure.class.getName()));
  }

  @Test
  void goesOn_whenAStepIsMissing() {
    Primer primer = primer((env, network, t) -> (request, invocation) -> "", "no-such-step");

    primer.beforeCheckpoint(org.crac.Core.getGlobalContext());

    assertTrue(log().contains("Not primed: " + IllegalArgumentException.class.getName()), log());
  }

  @Test
  void forgets_whenRestored() {
    List<String> forgotten = new ArrayList<>();
    production.onForget(() -> forgotten.add("token"));
    production.onForget(() -> forgotten.add("secret"));

    primer((env, network, t) -> (request, invocation) -> "", "ask-everything")
        .afterRestore(org.crac.Core.getGlobalContext());

    assertEquals(List.of("token", "secret"), forgotten);
  }

  private List<String> linesOtherThan(String expected) {
    assertTrue(log().contains(expected), log());
    return log().lines().filter(line -> !line.contains(expected)).toList();
  }

  /** The threads that stay; one that has done its work may take a moment to end. */
  private static List<String> threadsNamed(String... starts) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> List.of(starts).stream().anyMatch(thread.getName()::startsWith))
        .filter(thread -> !ends(thread))
        .map(Thread::getName)
        .toList();
  }

  private static boolean ends(Thread thread) {
    try {
      return thread.join(Duration.ofSeconds(20));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isCollected(WeakReference<?> reference) {
    for (int i = 0; i < 50 && reference.get() != null; i++) {
      System.gc();
    }
    return reference.get() == null;
  }
}
