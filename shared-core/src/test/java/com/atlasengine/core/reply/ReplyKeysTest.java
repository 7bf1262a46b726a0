package com.atlasengine.core.reply;

import static com.atlasengine.core.model.GroundedIntent.ABOUT_DEMO;
import static com.atlasengine.core.model.GroundedIntent.GREETING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.kit.TestContents;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import com.atlasengine.core.model.ReplyKey;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplyKeysTest {
  private static final ReplyKeys KEYS = new ReplyKeys("model-a", "dev");

  private static ReplyKey key(String utterance) {
    return KEYS.of(question(GREETING, Channel.CHAT, utterance), TestContents.ENGLISH);
  }

  private static SharedQuestion question(GroundedIntent intent, Channel channel, String utterance) {
    return SharedQuestion.of(TestContents.ENGLISH, intent, channel, utterance).orElseThrow();
  }

  @Test
  void isTheSame_whenOnlyCasePunctuationAndSpacingDiffer() {
    assertEquals(key("what's new"), key("  What\u2019s   NEW?! "));
  }

  @Test
  void isAnother_whenAnythingThatShapesTheAnswerDiffers() {
    Content english = TestContents.ENGLISH;
    SharedQuestion hello = question(GREETING, Channel.CHAT, "hello");
    Set<ReplyKey> keys =
        new HashSet<>(
            List.of(
                KEYS.of(hello, english),
                key("hello there"),
                KEYS.of(question(ABOUT_DEMO, Channel.CHAT, "hello"), english),
                KEYS.of(question(GREETING, Channel.PHONE, "hello"), english),
                KEYS.of(new SharedQuestion(GREETING, Channel.CHAT, "en_GB", "hello"), english),
                KEYS.of(hello, TestContents.changed("en_US", Map.of("Hello, I'm", "Hi, I'm"))),
                new ReplyKeys("model-b", "dev").of(hello, english),
                new ReplyKeys("model-a", "prod").of(hello, english)));
    assertEquals(8, keys.size());
  }

  @Test
  void keepsNothingOfTheWords() {
    String written = key("hello").partitionKey();
    assertTrue(written.matches("RESPONSE#GreetingIntent#[0-9a-f]{64}"), written);
  }
}
