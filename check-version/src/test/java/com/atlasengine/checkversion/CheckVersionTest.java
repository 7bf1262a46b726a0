package com.atlasengine.checkversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeContext;
import com.atlasengine.core.lambda.Deadline;
import com.atlasengine.core.lambda.Env;
import com.atlasengine.core.lambda.Json;
import com.atlasengine.core.lambda.Telemetry;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckVersionTest {
  private static final String TURN =
      "arn:aws:lambda:us-west-2:000000000000:function:atlas-lex-fulfillment:7";
  private static final String STEP =
      "arn:aws:lambda:us-west-2:000000000000:function:atlas-create-lead:7";
  private static final String GREETS =
      """
      {"sessionState":{"dialogAction":{"type":"ElicitIntent"},"sessionAttributes":{"check":"deployment"}},
       "messages":[{"contentType":"PlainText","content":"Hello."}]}\
      """;

  private final Map<String, Versions.Outcome> answers =
      new HashMap<>(Map.of(TURN, answered(GREETS), STEP, answered("{\"status\":\"warm\"}")));
  private final Map<String, JsonNode> heard = new HashMap<>();
  private final List<String> told = new ArrayList<>();

  private static Versions.Outcome answered(String json) {
    return new Versions.Outcome.Answered(
        Json.read(json.getBytes(StandardCharsets.UTF_8), JsonNode.class));
  }

  private Versions.Outcome call(String arn, byte[] event, Deadline deadline) {
    heard.put(arn, Json.read(event, JsonNode.class));
    if (!answers.containsKey(arn)) {
      throw new TransientFailure("Lambda: no answer in time");
    }
    return answers.get(arn);
  }

  private JsonNode handle(Deployments deployments) throws IOException {
    CheckVersion useCase =
        new CheckVersion(
            new Config(TURN, Set.of(STEP)), this::call, deployments, Handler.greeting());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (InputStream event = getClass().getResourceAsStream("/events/before-allow-traffic.json")) {
      new Handler(useCase, Telemetry.NONE)
          .handleRequest(event, out, new FakeContext("CodeDeployHook_atlas-check-version"));
    }
    return Json.read(out.toByteArray(), JsonNode.class);
  }

  private JsonNode handle() throws IOException {
    return handle(
        (deployment, execution, status, deadline) ->
            told.add(deployment + " " + execution + " " + status));
  }

  private void assertRefused(String problem) throws IOException {
    JsonNode result = handle();
    assertEquals("Failed", result.path("status").asText());
    assertEquals(1, result.path("problems").size(), result.toString());
    assertEquals(problem, result.path("problems").path(0).asText());
    assertEquals(List.of("d-ABCDEF123 eyJlbmNyeXB0ZWREYXRhIjoiYSJ9 Failed"), told);
  }

  @Test
  void trafficIsAllowed_whenEveryVersionAnswersAsItShould() throws IOException {
    assertEquals("{\"status\":\"Succeeded\",\"problems\":[]}", handle().toString());
    assertEquals(List.of("d-ABCDEF123 eyJlbmNyeXB0ZWREYXRhIjoiYSJ9 Succeeded"), told);
    assertEquals(
        "GreetingIntent",
        heard
            .getOrDefault(TURN, MissingNode.getInstance())
            .at("/sessionState/intent/name")
            .asText());
    assertEquals(
        "keep-warm",
        heard.getOrDefault(STEP, MissingNode.getInstance()).at("/detail/action").asText());
  }

  @Test
  void trafficIsRefused_whenTheBotSaysNothing() throws IOException {
    answers.put(TURN, answered(GREETS.replace("Hello.", " ")));
    assertRefused("atlas-lex-fulfillment:7: it says nothing");
  }

  @Test
  void trafficIsRefused_whenTheBotDoesNotGoOn() throws IOException {
    answers.put(TURN, answered(GREETS.replace("dialogAction", "dialog")));
    assertRefused("atlas-lex-fulfillment:7: it does not say how to go on");
  }

  @Test
  void trafficIsRefused_whenTheBotLosesTheSession() throws IOException {
    answers.put(TURN, answered(GREETS.replace("\"check\":\"deployment\"", "")));
    assertRefused("atlas-lex-fulfillment:7: it loses session attributes");
  }

  @Test
  void trafficIsRefused_whenAVersionFails() throws IOException {
    answers.put(STEP, new Versions.Outcome.Broke("Runtime.ImportModuleError"));
    assertRefused("atlas-create-lead:7: it fails with Runtime.ImportModuleError");
  }

  @Test
  void trafficIsRefused_whenAStepIsNotWarm() throws IOException {
    answers.put(STEP, answered("{\"leadId\":\"\"}"));
    assertRefused("atlas-create-lead:7: it does not know keep-warm");
  }

  @Test
  void trafficIsRefused_whenAVersionCannotBeCalled() throws IOException {
    answers.remove(STEP);
    assertRefused("atlas-create-lead:7: it cannot be called: Lambda: no answer in time");
  }

  @Test
  void failureIsLoud_whenCodeDeployCannotBeTold() {
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
    Handler handler =
        new Handler(
            new CheckVersion(
                new Config(TURN, Set.of()), this::call, (d, e, s, t) -> {}, new byte[0]),
            Telemetry.NONE);
    PermanentFailure failure =
        assertThrows(
            PermanentFailure.class,
            () ->
                handler.handleRequest(
                    new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)),
                    new ByteArrayOutputStream(),
                    new FakeContext("check-version")));
    assertTrue(failure.toString().contains("Malformed Request"), failure.toString());
  }

  @Test
  void everyMissingVariableIsNamed_whenNoneIsSet() {
    IllegalStateException failure =
        assertThrows(IllegalStateException.class, () -> Config.from(Env.of(Map.of())));
    assertEquals(
        "Environment: TURN_VERSION is not set; STEP_VERSIONS is not set", failure.getMessage());
  }

  @Test
  void versionsAreRead_whenTheyAreSet() {
    Config config = Config.from(Env.of(Map.of("TURN_VERSION", "a:1", "STEP_VERSIONS", "b:1, c:2")));
    assertEquals(new Config("a:1", Set.of("b:1", "c:2")), config);
  }
}
