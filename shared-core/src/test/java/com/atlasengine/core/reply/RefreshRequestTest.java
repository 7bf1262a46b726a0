package com.atlasengine.core.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.json.Json;
import com.atlasengine.core.model.ReplyKey;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.reply.RefreshRequest.LateTurn;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RefreshRequestTest {
  private static final Instant NOW = Instant.parse("2026-10-26T06:07:12.5Z");
  private static final Prompt PROMPT = new Prompt("rules", "facts", 150, 0.7);
  private static final ReplyKey KEY = new ReplyKey("GreetingIntent", "ab12");
  private static final LateTurn LATE = new LateTurn("session-1", "turn-7");

  @Test
  void survivesJson() {
    RefreshRequest cached = RefreshRequest.of(KEY, PROMPT, NOW);
    RefreshRequest late = RefreshRequest.of(LATE, PROMPT, NOW);

    assertEquals(cached, Json.read(Json.writeBytes(cached), RefreshRequest.class));
    assertEquals(late, Json.read(Json.writeBytes(late), RefreshRequest.class));
  }

  @Test
  void isPointless_onlyWhenLateAndOld() {
    Instant later = NOW.plusSeconds(61);

    assertTrue(RefreshRequest.of(LATE, PROMPT, NOW).isTooLate(later));
    assertFalse(RefreshRequest.of(LATE, PROMPT, NOW).isTooLate(NOW.plusSeconds(60)));
    assertFalse(RefreshRequest.of(KEY, PROMPT, NOW).isTooLate(later));
  }

  @Test
  void isRefused_whenItAsksForBothOrNeither() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new RefreshRequest(Optional.of(KEY), Optional.of(LATE), PROMPT, NOW));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RefreshRequest(Optional.empty(), Optional.empty(), PROMPT, NOW));
  }

  @Test
  void showsNothingOfWhatWasSaid() {
    String shown = RefreshRequest.of(LATE, PROMPT, NOW).toString();
    assertFalse(shown.contains("facts") || shown.contains("session"), shown);
  }
}
