package com.atlasengine.invokecall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.content.Content;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContactWordsTest {
  private static final Content ENGLISH = InvokeCallHarness.CONTENTS.of("en_US");

  @Test
  void saysWhoCalls_andHowToStopIt() {
    Map<String, String> words = ContactWords.of(ENGLISH, Optional.empty());

    assertTrue(
        words.getOrDefault("greeting", "").contains("an AI assistant")
            || words.getOrDefault("greeting", "").contains("the AI assistant"));
    assertTrue(words.getOrDefault("greeting", "").contains("press nine"));
  }

  @Test
  void speaksWithTheVoiceOfTheLocale() {
    Map<String, String> words = ContactWords.of(ENGLISH, Optional.empty());

    assertEquals("en_US", words.get("locale"));
    assertEquals("en-US", words.get("language"));
    assertEquals("Joanna", words.get("voice"));
    assertEquals("Neural", words.get("voiceEngine"));
  }
}
