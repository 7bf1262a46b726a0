package com.atlasengine.lex.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionTest {
  private static final String KEY = "LEAD#+12065550123#INTERACTION#2025-10-26T06:07:12+00:00";

  private static int bytes(Session session) {
    return Json.writeBytes(session.encoded()).length;
  }

  @Test
  void givesBackWhatItGot() {
    Map<String, @Nullable String> attributes = new HashMap<>();
    attributes.put("a", "1");
    attributes.put("b", null);
    attributes.put("conversationHistory", "[{\"user\":\"hi\",\"atlas\":\"Hello\"}]");

    Session session = Session.of("s", attributes);

    assertEquals(
        Map.of("a", "1", "conversationHistory", "[{\"user\":\"hi\",\"atlas\":\"Hello\"}]"),
        session.encoded());
  }

  @Test
  void countsNothing_whenACounterIsNoNumber() {
    Session session = Session.of("s", Map.of("a", "x", "b", "-1", "c", "99999999999", "d", "7"));

    assertEquals(0, session.count("a") + session.count("b") + session.count("c"));
    assertEquals(7, session.count("d"));
  }

  @Test
  void dropsTheScenarioFirst_andItsSealWithIt_whenItIsTooLarge() {
    Session session =
        Session.of(
            "s",
            Map.of(
                Session.INTERACTION_KEY,
                KEY,
                Session.SCENARIO,
                "s".repeat(4_000),
                Session.SEAL,
                "seal",
                "page",
                "p".repeat(6_000)));

    assertEquals(java.util.Set.of(Session.INTERACTION_KEY, "page"), session.encoded().keySet());
  }

  @Test
  void keepsTheInteractionKeyToTheLast() {
    Session session =
        Session.of(
            "s",
            Map.of(
                Session.INTERACTION_KEY, KEY, "page", "p".repeat(9_500), "other", "o".repeat(90)));

    assertTrue(bytes(session) <= 7_168);
    assertEquals(KEY, session.encoded().get(Session.INTERACTION_KEY));
    assertTrue(session.encoded().containsKey("other"));
  }

  @Test
  void staysWithinItsBytes_whenEverythingIsLarge() {
    Session session =
        Session.of(
            "s",
            Map.of(Session.INTERACTION_KEY, "k".repeat(20_000), Session.SEAL, "x".repeat(20_000)));

    assertTrue(bytes(session) <= 7_168);
  }

  @Test
  void nextEventFitsIntoLexsLimit_whenTheSessionIsFullAndTheWordsAreMany() throws IOException {
    ObjectNode event = greeting();
    String words = "w".repeat(1_024);
    event.put("inputTranscript", words);
    event.putArray("transcriptions").addObject().put("transcription", words);
    Session full =
        Session.of(
            "s", Map.of("a", "a".repeat(3_000), "b", "b".repeat(3_000), "c", "c".repeat(3_000)));
    ObjectNode attributes = event.withObject("/sessionState").putObject("sessionAttributes");
    full.encoded().forEach(attributes::put);

    assertTrue(Json.writeBytes(event).length <= 12 * 1_024);
  }

  private static ObjectNode greeting() throws IOException {
    try (InputStream event =
        Objects.requireNonNull(
            SessionTest.class.getResourceAsStream("/events/greeting-text.json"))) {
      return (ObjectNode) Json.read(event.readAllBytes(), JsonNode.class);
    }
  }

  @Test
  void showsNothingOfIt() {
    assertFalse(Session.of("s", Map.of("a", "secret")).toString().contains("secret"));
  }
}
