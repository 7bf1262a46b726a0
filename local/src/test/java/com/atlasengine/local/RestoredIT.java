package com.atlasengine.local;

import static com.atlasengine.local.RestoredFunctions.CALL;
import static com.atlasengine.local.RestoredFunctions.CREATE;
import static com.atlasengine.local.RestoredFunctions.LEX;
import static com.atlasengine.local.RestoredFunctions.REFRESH;
import static com.atlasengine.local.RestoredFunctions.SCENARIO;
import static com.atlasengine.local.RestoredFunctions.UPDATE;
import static com.atlasengine.local.RestoredFunctions.event;
import static com.atlasengine.local.TestEngine.withEndpoint;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.RestoredFunctions.FunctionRun;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The functions as processes under AWS's own runtime client, primed, snapshotted and restored: what
 * the first invocation after that finds ready, that nothing but readiness was left in the snapshot,
 * and what invocations say about themselves.
 */
class RestoredIT {
  private static final String INTERACTIONS = "AtlasEngineInteractions";
  private static final String CACHE = "AtlasEngine-ResponseCache";

  private static Engine engine;
  private static DynamoDbClient dynamo;
  private static RestoredFunctions functions;
  private static int itemsBefore;

  @BeforeAll
  static void snapshotAndRestore(@TempDir Path folder) throws Exception {
    engine = Engine.start(TestEngine.patient());
    dynamo =
        withEndpoint(DynamoDbClient.builder(), engine.endpoint())
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    functions = new RestoredFunctions(engine, folder);
    itemsBefore = items(INTERACTIONS).size() + items(CACHE).size();
    functions.restoreAll();
  }

  @AfterAll
  static void stop() {
    functions.close();
    dynamo.close();
    engine.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {LEX, REFRESH, CREATE, SCENARIO, CALL, UPDATE})
  void findsItsClassesLoaded_whenItFirstAnswers(String function) {
    List<String> before = functions.before(function).classes();
    List<String> after = functions.after(function).classes();
    List<String> added = after.subList(before.size(), after.size());
    assertTrue(before.size() > 5_000, "the list is whole");
    assertTrue(
        added.size() <= before.size() / 50,
        () -> added.size() + " more than " + before.size() + ":\n" + String.join("\n", added));
  }

  @ParameterizedTest
  @ValueSource(strings = {LEX, REFRESH, CREATE, SCENARIO, CALL, UPDATE})
  void asksNobody_whenItIsPrimed(String function) {
    assertEquals(0, functions.before(function).connections());
    assertTrue(functions.after(function).connections() > 0, "but the services once it is restored");
  }

  @Test
  void writesNothing_whenItIsPrimed() {
    assertEquals(0, itemsBefore);
    assertFalse(items(INTERACTIONS).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {LEX, REFRESH, CREATE, SCENARIO, CALL, UPDATE})
  void printsThatItIsPrimed_andNothingElse_whenItIs(String function) {
    List<String> own =
        functions.before(function).logLines().stream()
            .filter(line -> line.startsWith("{"))
            .toList();
    assertEquals(1, own.size(), () -> String.join("\n", own));
    assertTrue(own.getFirst().contains("\"message\":\"Primed in "), own.getFirst());
  }

  @Test
  void answersFromTheServices_whenItWasRestored() {
    JsonNode lead = functions.first(CREATE).answer();
    assertTrue(lead.path("leadId").asText().startsWith("00Q"), lead.toString());
    assertFalse(lead.path("leadId").asText().startsWith("00Q000000000001"), "the primer's Lead");
    assertTrue(functions.first(SCENARIO).answer().path("scenario").asText().contains("Ada"));
    assertTrue(functions.first(CALL).answer().path("ContactId").asText().length() > 10);
    assertEquals("updated", functions.first(UPDATE).answer().path("status").asText());
    assertEquals(1, functions.first(REFRESH).answer().path("refreshed").asInt());
    String said = functions.first(LEX).answer().at("/messages/0/content").asText();
    assertTrue(said.contains("Atlas"), said);
    assertFalse(said.startsWith("I am Atlas. I am built on Lambda"), "the primer's model");
  }

  @ParameterizedTest
  @ValueSource(strings = {LEX, REFRESH, CREATE, SCENARIO, CALL, UPDATE})
  void saysHowItStarted_onlyOnceAfterARestore(String function) throws Exception {
    JsonNode first = functions.first(function).metrics();
    assertEquals(1, first.path("ColdStart").asInt(), first.toString());
    assertTrue(first.path("RestoreDuration").asDouble() > 0, first.toString());
    assertTrue(first.path("RestoreDuration").asDouble() < 10_000, first.toString());

    JsonNode next = functions.invokeWarm(function).metrics();
    assertFalse(next.has("ColdStart") || next.has("RestoreDuration"), next.toString());
  }

  @Test
  void saysWhereATurnsTimeAndMoneyWent_whenItWasGenerated() throws Exception {
    FunctionRun turn = functions.first(LEX);
    assertEquals("generated miss 0.0", outcome(turn));
    assertEquals("GREETING", turn.metrics().path("intent").asText());
    assertEquals("chat", turn.metrics().path("channel").asText());
    for (String measured :
        List.of(
            "TotalResponseTime",
            "BedrockLatency",
            "BedrockFirstToken",
            "InputTokens",
            "OutputTokens")) {
      assertTrue(turn.metrics().path(measured).asDouble() > 0, measured);
    }
    JsonNode whole = functions.segment(turn, "lex-fulfillment");
    JsonNode notes = whole.path("annotations");
    assertEquals("generated", notes.path("reply").asText(), whole.toString());
    assertEquals("miss", notes.path("cache").asText());
    assertEquals("GREETING", notes.path("intent").asText());
    assertTrue(notes.path("time_left_ms").asInt() > 0);
    assertEquals(
        Set.of("bedrock_call", "interactions", "response_cache", "secrets"),
        RestoredFunctions.subsegmentNames(whole));
  }

  @Test
  void saysWhereATurnsAnswerCameFrom_whenItWasNotGenerated() throws Exception {
    FunctionRun cached = functions.invoke(LEX, event("lex-fulfillment", "greeting-text"));
    assertEquals("cached memory 1.0", outcome(cached));
    assertFalse(cached.metrics().has("InputTokens"), "it cost nothing");

    ObjectNode elsewhere = cachedByOtherProcess();
    ageCache(CACHE);
    assertEquals("stale dynamodb 1.0", outcome(functions.invoke(LEX, elsewhere)));

    fault("PUT", "{\"bedrock\":503}");
    try {
      FunctionRun without =
          functions.invoke(LEX, turn("FallbackIntent", "flurble the wibbly quonk"));
      assertEquals("static", without.metrics().path("reply").asText());
      assertEquals(1, without.metrics().path("StaticReply").asInt(), without.metrics().toString());
    } finally {
      fault("DELETE", "");
    }
  }

  @Test
  void saysWhoWasWaitedFor_whenALeadWasEngaged() throws Exception {
    FunctionRun made = functions.first(CREATE);
    assertEquals(
        Set.of("interactions", "salesforce_auth", "salesforce_query", "secrets"),
        RestoredFunctions.subsegmentNames(functions.segment(made, "create-lead")));
    assertTrue(made.metrics().has("SalesforceLatency"), made.metrics().toString());
    FunctionRun called = functions.first(CALL);
    assertEquals(
        Set.of("connect_dial", "interactions", "secrets"),
        RestoredFunctions.subsegmentNames(functions.segment(called, "invoke-call")));
    assertEquals(1, called.metrics().path("CallPlaced").asInt(), called.metrics().toString());
    assertTrue(functions.first(SCENARIO).metrics().path("OutputTokens").asInt() > 0);
  }

  @Test
  void keepsTheScenarioOfACallThatWasPlaced_whenItIsWritten() throws Exception {
    String written = functions.first(SCENARIO).answer().path("scenario").asText();
    JsonNode lead = functions.first(CREATE).answer();
    ObjectNode event = event("invoke-call", "scenario").put("scenario", written);
    event.set("partitionKey", lead.path("partitionKey"));
    event.set("sortKey", lead.path("sortKey"));

    FunctionRun kept = functions.invoke(CALL, event);

    assertTrue(kept.answer().path("stored").asBoolean(), kept.answer().toString());
    assertEquals(
        Set.of("interactions"),
        RestoredFunctions.subsegmentNames(functions.segment(kept, "invoke-call")));
    assertEquals(
        List.of(AttributeValue.fromS(written)),
        items(INTERACTIONS).stream()
            .filter(item -> written(lead, "sortKey").equals(item.get("SK")))
            .map(item -> item.get("DynamicScenario"))
            .toList());
  }

  private static AttributeValue written(JsonNode answer, String field) {
    return AttributeValue.fromS(answer.path(field).asText());
  }

  private static String outcome(FunctionRun turn) {
    JsonNode line = turn.metrics();
    return line.path("reply").asText()
        + " "
        + line.path("cache").asText()
        + " "
        + line.path("ResponseCacheHit").asText();
  }

  /**
   * A turn that another process has answered; a cold one may find the table too slow to keep it.
   */
  private static ObjectNode cachedByOtherProcess() throws Exception {
    for (String utterance : List.of("what are you built of", "which technology is it", "how")) {
      int before = items(CACHE).size();
      ObjectNode turn = turn("AboutTechnologyIntent", utterance);
      engine.runner().invoke("atlas-engine-lex-fulfillment", turn.toString(), "");
      if (items(CACHE).size() > before) {
        return turn;
      }
    }
    throw new AssertionError("no answer was kept");
  }

  private static ObjectNode turn(String intent, String utterance) throws Exception {
    ObjectNode event = event("lex-fulfillment", "greeting-text");
    event.put("inputTranscript", utterance);
    event.withObject("/sessionState/intent").put("name", intent);
    return event;
  }

  private static List<Map<String, AttributeValue>> items(String table) {
    return dynamo.scan(r -> r.tableName(table)).items();
  }

  /** Makes every cached answer an hour older. */
  private static void ageCache(String table) {
    AttributeValue then = AttributeValue.fromS(Instant.now().minus(Duration.ofHours(1)).toString());
    for (Map<String, AttributeValue> item : items(table)) {
      Map<String, AttributeValue> older = new HashMap<>(item);
      older.computeIfPresent("GeneratedAt", (name, value) -> then);
      dynamo.putItem(r -> r.tableName(table).item(older));
    }
  }

  private static void fault(String method, String body) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(engine.endpoint().resolve("/_atlas/faults"))
              .method(method, HttpRequest.BodyPublishers.ofString(body))
              .build();
      assertEquals(200, http.send(request, BodyHandlers.discarding()).statusCode());
    }
  }
}
