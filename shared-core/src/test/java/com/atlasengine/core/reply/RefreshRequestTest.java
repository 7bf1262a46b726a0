package com.atlasengine.core.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.json.Json;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.reply.RefreshRequest.LateTurn;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefreshRequestTest {
  private static final Instant NOW = Instant.parse("2026-10-26T06:07:12.5Z");
  private static final SharedQuestion QUESTION =
      new SharedQuestion(GroundedIntent.GREETING, Channel.CHAT, "en_US", "hello there");
  private static final LateTurn LATE = new LateTurn("session-1", "turn-7");

  @Test
  void survivesJson() {
    RefreshRequest cached = RefreshRequest.of(QUESTION, NOW);
    RefreshRequest late = RefreshRequest.of(LATE, "en_US", NOW);
    RefreshRequest scenario = RefreshRequest.ofScenario(LATE, "en_US", NOW);

    assertEquals(scenario, Json.read(Json.writeBytes(scenario), RefreshRequest.class));
    assertEquals(cached, Json.read(Json.writeBytes(cached), RefreshRequest.class));
    assertEquals(late, Json.read(Json.writeBytes(late), RefreshRequest.class));
  }

  @Test
  void isPointless_onlyWhenAVisitorWaitsAndItIsOld() {
    Instant later = NOW.plusSeconds(61);

    assertTrue(RefreshRequest.of(LATE, "en_US", NOW).isTooLate(later));
    assertFalse(RefreshRequest.of(LATE, "en_US", NOW).isTooLate(NOW.plusSeconds(60)));
    assertTrue(RefreshRequest.ofScenario(LATE, "en_US", NOW).isTooLate(later));
    assertFalse(RefreshRequest.of(QUESTION, NOW).isTooLate(later));
  }

  @Test
  void isRefused_whenItAsksForSeveralOrNothing() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new RefreshRequest(
                Optional.of(QUESTION), Optional.of(LATE), Optional.empty(), Optional.empty(), NOW));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new RefreshRequest(
                Optional.empty(), Optional.of(LATE), Optional.of(LATE), Optional.of("en_US"), NOW));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new RefreshRequest(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), NOW));
  }

  @Test
  void showsNothingOfWhatWasSaid() {
    String shown = RefreshRequest.of(LATE, "en_US", NOW).toString();
    assertFalse(shown.contains("session"), shown);
  }
}
