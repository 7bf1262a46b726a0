package com.atlasengine.lex.turn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.json.Json;
import java.util.HashMap;
import java.util.Map;
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

    assertTrue(bytes(session) <= 9_216);
    assertEquals(KEY, session.encoded().get(Session.INTERACTION_KEY));
    assertTrue(session.encoded().containsKey("other"));
  }

  @Test
  void staysWithinItsBytes_whenEverythingIsLarge() {
    Session session =
        Session.of(
            "s",
            Map.of(Session.INTERACTION_KEY, "k".repeat(20_000), Session.SEAL, "x".repeat(20_000)));

    assertTrue(bytes(session) <= 9_216);
  }

  @Test
  void showsNothingOfIt() {
    assertFalse(Session.of("s", Map.of("a", "secret")).toString().contains("secret"));
  }
}
