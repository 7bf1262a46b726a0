package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/**
 * Whatever happens to a visitor, nothing that operators can read tells who it was or what they
 * said.
 */
class PrivacyIT {
  private static final String PHONE = "+12065550188";
  private static final Pattern TRACE = Pattern.compile("1-[0-9a-f]{8}-[0-9a-f]{24}");

  private static RunningEngine engine;

  @BeforeAll
  static void start() throws Exception {
    engine =
        RunningEngine.start(
            TestEngine.patient()
                .withParameter("LogLevel", "DEBUG")
                .withParameter("DeletionProof", "LastName")
                .withoutSchedules());
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void nothingTellsWhoItWasOrWhatTheySaid_afterAWholeJourneyAtDebugLevel() throws Exception {
    Map<String, AttributeValue> call = chatAndBeCalled();
    talk(call);
    failForAWhile();
    beErased();

    String log = Files.readString(Path.of(System.getProperty("atlas.log", "target/atlas.log")));
    assertTrue(log.contains("\"DEBUG\""), "the functions log all they can");
    assertTrue(log.contains("CloudWatchMetrics"), "the metrics are in the log");
    LeakSearch search = search(call);
    List<String> found = new ArrayList<>(search.search("the log", log));
    for (String trace : traces(log)) {
      found.addAll(search.search("trace " + trace, read("traces/" + trace)));
    }
    found.addAll(search.search("a history", histories()));
    assertEquals(List.of(), found);
  }

  private static Map<String, AttributeValue> chatAndBeCalled() throws Exception {
    JourneyDriver journey = new JourneyDriver(engine);
    Visitor visitor = new Visitor(engine.lex, "privacy-chat");
    visitor.say("do you also make periwinkle umbrellas");
    visitor.say("what technology do you use");
    journey.askForCall(visitor, "start demo", "Zelda Quillfeather", "206 555 0188", "yes");
    return journey.awaitCall(PHONE);
  }

  private static void talk(Map<String, AttributeValue> call) throws Exception {
    JourneyDriver journey = new JourneyDriver(engine);
    Visitor talking = new Visitor(engine.lex, JourneyDriver.text(call, "ContactId"));
    talking.pickUpAndSay(JourneyDriver.key(call), "my marzipan factory needs help");
    talking.say("how heavy is a narwhal");
    assertEquals("Close", talking.say("yes").action());
    talking.say("my number is two oh six five five five oh one eight eight");
    journey.hangUp(call);
    journey.awaitRecord("SELECT Id FROM Task WHERE CallDisposition = 'Answered'");
  }

  /** Error paths log most. */
  private static void failForAWhile() throws Exception {
    Visitor visitor = new Visitor(engine.lex, "privacy-faults");
    for (String service : List.of("dynamodb", "bedrock", "salesforce", "secretsmanager")) {
      control("PUT", "faults", "{\"" + service + "\":503}");
      visitor.say("tell me of periwinkle umbrellas");
      visitor.say("delete my data");
      visitor.say("206 555 0188");
      visitor.say("Quillfeather");
      visitor.say("yes");
      control("DELETE", "faults", "");
    }
  }

  private static void beErased() throws Exception {
    Visitor visitor = new Visitor(engine.lex, "privacy-deletion");
    visitor.say("delete my data");
    visitor.say("206 555 0188");
    visitor.say("Quillfeather");
    assertEquals("Close", visitor.say("yes").action());
    control("POST", "schedules/atlas-engine-create-lead-RetryPending/fire", "");
    Await.until(
        () ->
            engine
                .dynamo
                .query(
                    r ->
                        r.tableName("AtlasEngineInteractions")
                            .keyConditionExpression("PK = :pk")
                            .expressionAttributeValues(
                                Map.of(":pk", AttributeValue.fromS("LEAD#" + PHONE))))
                .items()
                .isEmpty());
  }

  private static LeakSearch search(Map<String, AttributeValue> call) throws Exception {
    LeakSearch search =
        new LeakSearch()
            .number(PHONE.substring(2))
            .words("Zelda", "Quillfeather", "periwinkle", "umbrella", "marzipan", "narwhal")
            .secret("the key of the interaction", JourneyDriver.text(call, "SK").split("#", 3)[2]);
    try (SecretsManagerClient secrets =
        TestEngine.withEndpoint(SecretsManagerClient.builder(), engine.endpoint())
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      String creds = value(secrets, "AtlasEngine/SalesforceCreds");
      String key = new ObjectMapper().readTree(creds).path("private_key").asText();
      return search
          .secret("the private key", key.replaceAll("-----[A-Z ]+-----", ""))
          .secret("the session key", value(secrets, "atlas-engine/SessionKey"))
          .secret("the number key", value(secrets, "atlas-engine/PersonKey"));
    }
  }

  private static String value(SecretsManagerClient secrets, String name) {
    return secrets.getSecretValue(r -> r.secretId(name)).secretString();
  }

  private static Set<String> traces(String log) {
    Set<String> traces =
        new TreeSet<>(TRACE.matcher(log).results().map(MatchResult::group).toList());
    assertFalse(traces.isEmpty(), "the log names traces");
    return traces;
  }

  /** Those of the workflow that keeps one; Express workflows keep none. */
  private static String histories() {
    StringBuilder all = new StringBuilder();
    try (SfnClient states =
        TestEngine.withEndpoint(SfnClient.builder(), engine.endpoint())
            .httpClient(UrlConnectionHttpClient.create())
            .build()) {
      states.listStateMachines().stateMachines().stream()
          .filter(machine -> machine.typeAsString().equals("STANDARD"))
          .flatMap(
              machine ->
                  states
                      .listExecutions(r -> r.stateMachineArn(machine.stateMachineArn()))
                      .executions()
                      .stream())
          .forEach(
              execution ->
                  all.append(
                      states
                          .getExecutionHistory(r -> r.executionArn(execution.executionArn()))
                          .events()));
    }
    assertFalse(all.isEmpty(), "a follow-up has a history");
    return all.toString();
  }

  private static String read(String what) throws Exception {
    return send("GET", what, "").body();
  }

  private static void control(String method, String what, String body) throws Exception {
    assertEquals(200, send(method, what, body).statusCode());
  }

  private static HttpResponse<String> send(String method, String what, String body)
      throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(engine.endpoint().resolve("/_atlas/" + what))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
