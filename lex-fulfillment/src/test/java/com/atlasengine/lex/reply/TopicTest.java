package com.atlasengine.lex.reply;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTest {
  private static final String BEFORE = "What does the phone call cost?";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello?",
        "Are you still there",
        "yes please go on",
        "I'm listening",
        "I\u2019m waiting",
        "and the costs?",
        "is the call expensive"
      })
  void continues(String now) {
    assertTrue(Topic.isSameTopic(BEFORE, now));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"no", "stop", "never mind", "who built you", "let us talk about football"})
  void changes(String now) {
    assertFalse(Topic.isSameTopic(BEFORE, now));
  }

  @ParameterizedTest
  @CsvSource({
    "how does the billing work, how does the phone call work",
    "can we talk about the price, let us talk about football",
    "'no, what does it cost', 'no, who built you'",
    "what does the call cost, does my dog make a call when he is in the garden",
  })
  void changes_whenTheSharedWordsSayNotWhatItIsAbout(String before, String now) {
    assertFalse(Topic.isSameTopic(before, now));
  }

  @Test
  void waits_whenItIsAboutNothing() {
    assertTrue(Topic.isWaiting("hello? are you still there?"));
    assertFalse(Topic.isWaiting("no"));
    assertFalse(Topic.isWaiting("and the costs?"));
  }
}
