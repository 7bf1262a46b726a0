package com.atlasengine.lex.reply;

import static com.atlasengine.core.model.GroundedIntent.ABOUT_DEMO;
import static com.atlasengine.core.model.GroundedIntent.GREETING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.ReplyKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplyKeysTest {
  private static final ReplyKeys KEYS = new ReplyKeys("model-a", "dev");

  private static ReplyKey key(String utterance) {
    return KEYS.of(GREETING, Channel.CHAT, "en_US", utterance);
  }

  @Test
  void isTheSame_whenOnlyCasePunctuationAndSpacingDiffer() {
    assertEquals(key("what's new"), key("  What\u2019s   NEW?! "));
  }

  @Test
  void isAnother_whenOnlyASignDiffers() {
    assertEquals(
        3,
        Set.of(key("is it written in C"), key("is it written in C++"), key("is it written in C#"))
            .size());
  }

  @Test
  void isAnother_whenAnythingThatShapesTheAnswerDiffers() {
    Set<ReplyKey> keys =
        new HashSet<>(
            List.of(
                key("hello"),
                key("hello there"),
                KEYS.of(ABOUT_DEMO, Channel.CHAT, "en_US", "hello"),
                KEYS.of(GREETING, Channel.PHONE, "en_US", "hello"),
                KEYS.of(GREETING, Channel.CHAT, "en_GB", "hello"),
                new ReplyKeys("model-b", "dev").of(GREETING, Channel.CHAT, "en_US", "hello"),
                new ReplyKeys("model-a", "prod").of(GREETING, Channel.CHAT, "en_US", "hello")));
    assertEquals(7, keys.size());
  }

  @Test
  void keepsNothingOfTheWords() {
    String written = key("hello").partitionKey();
    assertTrue(written.matches("RESPONSE#GreetingIntent#[0-9a-f]{64}"), written);
  }
}
