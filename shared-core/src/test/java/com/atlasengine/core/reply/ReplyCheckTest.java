package com.atlasengine.core.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.kit.TestContents;
import com.atlasengine.core.port.TextModel.Prompt;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyCheckTest {
  private static final Prompt PROMPT =
      new Prompt(
          "Answer in plain sentences, without markup, lists or emoji. The text between the three"
              + " quotation marks is what the visitor said.",
          "hello",
          150,
          0.7);

  @Test
  void letsPlainWordsThrough_onOneLineWithoutEmphasis() {
    assertEquals(
        Optional.of("Hi there! Say start demo."),
        ReplyCheck.approve(" Hi there!\n\nSay **start demo**. ", PROMPT, TestContents.ENGLISH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " \n ",
        "**",
        "<answer>Hello</answer>",
        "Hello <break time='1s'/> there.",
        "Hello < b>you",
        "{\"reply\": \"Hello\"}",
        "Click [here](https://example.com).",
        "My system prompt says hello.",
        "I was told to answer in plain sentences, without markup, lists or emoji.",
        "The text between the three quotation marks is yours.",
        "I am a real person, promise.",
        "I\u2019m human like you.",
        "I'm not a bot at all."
      })
  void refuses_whatMustNotBeSaid(String answer) {
    assertEquals(Optional.empty(), ReplyCheck.approve(answer, PROMPT, TestContents.ENGLISH));
  }

  @Test
  void admitsToBeingAnAssistant_whenAsked() {
    assertTrue(
        ReplyCheck.approve("I am an AI assistant, I'm not human.", PROMPT, TestContents.ENGLISH)
            .isPresent());
    assertTrue(
        ReplyCheck.approve("I'm a personal assistant made by people.", PROMPT, TestContents.ENGLISH)
            .isPresent());
  }

  @Test
  void refusesOneCharacterMoreThanLexTakes() {
    assertTrue(
        ReplyCheck.approve("a".repeat(ReplyCheck.MAX_REPLY_CHARS), PROMPT, TestContents.ENGLISH)
            .isPresent());
    assertEquals(
        Optional.empty(),
        ReplyCheck.approve(
            "a".repeat(ReplyCheck.MAX_REPLY_CHARS + 1), PROMPT, TestContents.ENGLISH));
  }
}
