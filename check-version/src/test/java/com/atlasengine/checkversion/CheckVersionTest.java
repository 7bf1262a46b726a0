package com.atlasengine.checkversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.config.Env;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.kit.HandlerDriver;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckVersionTest {
  private static final String TURN = arn("lex-fulfillment");
  private static final String LEAD = arn("create-lead");
  private static final String GREETS =
      """
      {"sessionState":{"dialogAction":{"type":"ElicitIntent"},"sessionAttributes":{"check":"deployment"}},
       "messages":[{"contentType":"PlainText","content":"Hello."}]}\
      """;
  private static final Map<Probe, String> GOOD =
      Map.of(
          Probe.LEX_FULFILLMENT, GREETS,
          Probe.REFRESH_RESPONSES, "{\"refreshed\":1,\"skipped\":0}",
          Probe.CREATE_LEAD, "{\"done\":0,\"pending\":0}",
          Probe.GENERATE_SCENARIO, "{\"scenario\":\"Hello Alex.\"}",
          Probe.INVOKE_CALL, "{\"allowed\":false,\"reason\":\"CallsAreOff\"}",
          Probe.UPDATE_LEAD, "{\"status\":\"erased\",\"leadId\":\"\"}");

  private final Map<String, Versions.InvokeResult> answers = new HashMap<>();
  private final Map<String, JsonNode> receivedEvents = new ConcurrentHashMap<>();
  private final List<String> reports = new ArrayList<>();
  private final List<String> started = new ArrayList<>();
  private final AtomicInteger throttled = new AtomicInteger();
  private Optional<RuntimeException> startFailure = Optional.empty();

  CheckVersionTest() {
    GOOD.forEach((probe, answer) -> answers.put(arn(probe), returned(answer)));
  }

  private static String arn(Probe probe) {
    return arn(probe.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  private static String arn(String function) {
    return "arn:aws:lambda:us-west-2:000000000000:function:atlas-" + function + ":7";
  }

  private static Config config() {
    return new Config(
        GOOD.keySet().stream().collect(Collectors.toMap(Function.identity(), p -> arn(p))));
  }

  private static Versions.InvokeResult returned(String json) {
    return new Versions.InvokeResult.Returned(
        Json.read(json.getBytes(StandardCharsets.UTF_8), JsonNode.class));
  }

  private final Versions versions =
      new Versions() {
        @Override
        public InvokeResult invoke(String arn, byte[] event, Deadline deadline) {
          return call(arn, event);
        }

        @Override
        public void start(String arn, byte[] event, Deadline deadline) {
          started.add(arn + " " + new String(event, StandardCharsets.UTF_8));
          startFailure.ifPresent(
              failure -> {
                throw failure;
              });
        }
      };

  private Versions.InvokeResult call(String arn, byte[] event) {
    receivedEvents.put(arn, Json.read(event, JsonNode.class));
    if (arn.equals(arn("invoke-call")) && throttled.getAndDecrement() > 0) {
      return new Versions.InvokeResult.Throttled();
    }
    if (!answers.containsKey(arn)) {
      throw new TransientFailure("Lambda: no answer in time");
    }
    return answers.get(arn);
  }

  private HandlerDriver handler(Deployments deployments) {
    CheckVersion useCase = new CheckVersion(config(), versions, deployments);
    return new HandlerDriver(
        "CodeDeployHook_atlas-check-version", new Handler(useCase, Telemetry.NONE));
  }

  private JsonNode handle(Deployments deployments) {
    return handler(deployments).handleEvent("before-allow-traffic");
  }

  private JsonNode handle() {
    return handle(
        (deployment, execution, status, deadline) ->
            reports.add(deployment + " " + execution + " " + status));
  }

  private void assertRefused(String problem) {
    JsonNode result = handle();
    assertEquals("Failed", result.path("status").asText());
    assertEquals(1, result.path("problems").size(), result.toString());
    assertEquals(problem, result.path("problems").path(0).asText());
    assertEquals(List.of("d-ABCDEF123 eyJlbmNyeXB0ZWREYXRhIjoiYSJ9 Failed"), reports);
    assertEquals(List.of(), started);
  }

  @Test
  void trafficIsAllowed_whenEveryVersionAnswersAsItShould() {
    assertEquals("{\"status\":\"Succeeded\",\"problems\":[]}", handle().toString());
    assertEquals(List.of("d-ABCDEF123 eyJlbmNyeXB0ZWREYXRhIjoiYSJ9 Succeeded"), reports);
    assertEquals(GOOD.size(), receivedEvents.size());
    assertEquals("GreetingIntent", receivedEvent(TURN).at("/sessionState/intent/name").asText());
    assertEquals("count-pending", receivedEvent(LEAD).at("/detail/action").asText());
    assertEquals("prepare", receivedEvent(arn("invoke-call")).path("action").asText());
  }

  @Test
  void trafficIsAllowed_whenLambdaHasRoomForAVersionLater() {
    throttled.set(2);

    assertEquals("{\"status\":\"Succeeded\",\"problems\":[]}", handle().toString());
  }

  @Test
  void expectedAnswersAreWritten_whenTrafficIsAllowed() {
    handle();

    assertEquals(
        List.of(arn("refresh-responses") + " {\"detail\":{\"action\":\"write-expected\"}}"),
        started);
  }

  @Test
  void trafficIsAllowed_whenNobodyCanWriteTheExpectedAnswers() {
    startFailure = Optional.of(new TransientFailure("Lambda: no answer in time"));

    assertEquals("Succeeded", handle().path("status").asText());
  }

  private JsonNode receivedEvent(String arn) {
    return receivedEvents.getOrDefault(arn, MissingNode.getInstance());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LEX_FULFILLMENT | Hello. | ' '",
        "LEX_FULFILLMENT | dialogAction | dialog",
        "LEX_FULFILLMENT | \"check\":\"deployment\" | ''",
        "REFRESH_RESPONSES | refreshed | status",
        "CREATE_LEAD | pending | leadId",
        "GENERATE_SCENARIO | Hello Alex. | ' '",
        "INVOKE_CALL | allowed | declined",
        "UPDATE_LEAD | erased | updated",
      })
  void trafficIsRefused_whenTheAnswerIsNotAsItShouldBe(Probe probe, String part, String instead) {
    answers.put(arn(probe), returned(GOOD.getOrDefault(probe, "").replace(part, instead)));
    assertRefused(arn(probe).replaceAll("^.*:function:", "") + ": it does not answer as it should");
  }

  @Test
  void trafficIsRefused_whenAVersionOnlyKeepsWarm() {
    answers.put(LEAD, returned("{\"status\":\"warm\"}"));
    assertRefused("atlas-create-lead:7: it does not answer as it should");
  }

  @Test
  void trafficIsRefused_whenAVersionFails() {
    answers.put(LEAD, new Versions.InvokeResult.Failed("Runtime.ImportModuleError"));
    assertRefused("atlas-create-lead:7: it fails with Runtime.ImportModuleError");
  }

  @Test
  void trafficIsRefused_whenAVersionCannotBeCalled() {
    answers.remove(LEAD);
    assertRefused("atlas-create-lead:7: it cannot be called: Lambda: no answer in time");
  }

  @Test
  void fails_whenCodeDeployCannotBeReached() {
    assertThrows(
        TransientFailure.class,
        () ->
            handle(
                (deployment, execution, status, deadline) -> {
                  throw new TransientFailure("CodeDeploy: no answer in time");
                }));
  }

  @Test
  void fieldIsNamed_whenTheEventLacksIt() {
    String refusal = handler((d, e, s, t) -> {}).refuse("{}");
    assertTrue(refusal.contains("Malformed Request"), refusal);
  }

  @Test
  void versionsAreRead_whenTheyAreSet() {
    Map<String, String> variables = new HashMap<>();
    GOOD.keySet().forEach(probe -> variables.put(probe.name() + "_VERSION", arn(probe)));
    assertEquals(config(), Config.from(Env.of(variables)));
  }
}
