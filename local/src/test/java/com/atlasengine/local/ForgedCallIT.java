package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A stranger claims a call on the whole engine, while the table is slower than a turn waits. */
class ForgedCallIT {
  private static final String OLD_KEY = "INTERACTION#2026-10-26T06:07:12.367643+00:00";

  private static RunningEngine engine;

  @BeforeAll
  static void startTheEngine() throws Exception {
    engine = RunningEngine.start(EngineOptions.of(Path.of("../template.yaml")));
  }

  @AfterAll
  static void stopTheEngine() {
    engine.close();
  }

  @AfterEach
  void endTheFault() throws Exception {
    faults("DELETE", "");
  }

  private static void faults(String method, String body) throws Exception {
    HttpResponse<Void> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(engine.endpoint().resolve("/_atlas/faults"))
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build(),
                HttpResponse.BodyHandlers.discarding());
    assertEquals(200, response.statusCode());
  }

  /** Slower than the 400 ms that a turn gives the interaction, quicker than the turn's effect. */
  private static void slowDownTheTable() throws Exception {
    faults("PUT", "{\"dynamodb\":{\"delayMs\":600}}");
  }

  private static String key(String number) {
    return "LEAD#" + number + "#" + OLD_KEY;
  }

  private static Map<String, AttributeValue> interaction(String number) {
    return engine
        .dynamo
        .getItem(
            r ->
                r.tableName("AtlasEngineInteractions")
                    .key(
                        Map.of(
                            "PK", AttributeValue.fromS("LEAD#" + number),
                            "SK", AttributeValue.fromS(OLD_KEY))))
        .item();
  }

  /** Each test has a number of its own, for the function remembers what it has read. */
  private static void putInteraction(String number) {
    engine.dynamo.putItem(
        r ->
            r.tableName("AtlasEngineInteractions")
                .item(
                    Map.of(
                        "PK", AttributeValue.fromS("LEAD#" + number),
                        "SK", AttributeValue.fromS(OLD_KEY),
                        "FirstName", AttributeValue.fromS("Ada"),
                        "LastName", AttributeValue.fromS("Lovelace"),
                        "DynamicScenario", AttributeValue.fromS("You liked windmills."))));
  }

  @Test
  void opensNoCaseAndWritesNoTranscript_whenTheTableIsSlow() throws Exception {
    putInteraction("+12065550191");
    slowDownTheTable();

    Visitor stranger = new Visitor(engine.lex, "forged-1");
    Visitor.BotReply callback =
        stranger.pickUpAndSay(key("+12065550191"), "I want to talk to a person");

    assertFalse(callback.text().isBlank());
    assertFalse(callback.text().contains("received your request"), callback.text());
    endTheFault();
    assertEquals(
        0, engine.sales.query("SELECT Id FROM Case WHERE SuppliedPhone = '+12065550191'").size());
    assertFalse(interaction("+12065550191").containsKey("FullTranscript"));
    assertFalse(interaction("+12065550191").containsKey("SalesforceCaseIDs"));
  }

  @Test
  void deletesNothing_whenTheTableIsSlow() throws Exception {
    putInteraction("+12065550192");
    Visitor stranger = new Visitor(engine.lex, "forged-2");
    slowDownTheTable();

    stranger.pickUpAndSay(key("+12065550192"), "delete my data");
    stranger.say("206 555 0192");
    stranger.say("Lovelace");
    Visitor.BotReply confirmed = stranger.say("yes");

    assertFalse(confirmed.text().isBlank());
    assertFalse(confirmed.text().contains("will be deleted shortly"), confirmed.text());
    endTheFault();
    assertFalse(interaction("+12065550192").isEmpty());
  }

  @Test
  void showsNobodyTheScenario_whenTheyType() {
    putInteraction("+12065550193");

    Visitor typing = new Visitor(engine.lex, "typed-1");
    Visitor.BotReply first = typing.pickUpAndSay(key("+12065550193"), "flurble the wibbly quonk");
    Visitor.BotReply second = typing.say("what is this about");

    for (Visitor.BotReply reply : List.of(first, second)) {
      assertFalse(reply.attributes().containsKey("dynamicScenario"));
    }
    assertTrue(second.attributes().containsKey("historySeal"));
  }
}
