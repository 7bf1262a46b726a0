package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A machine gets one short message or none, and the call ends: it is nobody to talk to. */
class VoicemailTest {
  private static final String MESSAGE =
      "Hello, this is Atlas, the AI assistant you chatted with on the web. You can start the demo"
          + " again in the chat at any time. Goodbye.";

  private final LexHarness rig = new LexHarness().withCall();

  VoicemailTest() {
    rig.restart(rig.model, Map.of("LEAVE_VOICEMAIL_MESSAGE", "true"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "You've reached the voicemail of Ada Lovelace.",
        "hi this is ada please leave a message after the beep",
        "Your call has been forwarded to an automated voice messaging system.",
        "The person you are calling is not available.",
        "Sorry, I can’t come to the phone right now. Leave your name and number."
      })
  void leavesTheMessageAndHangsUp_whenItHearsAGreeting(String greeting) {
    Response response = rig.say(greeting);

    assertEquals(MESSAGE, response.text());
    assertHungUp(response.json());
    assertEquals(List.of(), rig.model.prompts());
    assertEquals(List.of("User: " + greeting, "Atlas: " + MESSAGE), rig.transcript());
  }

  @Test
  void hangsUpWithoutAWord_whenThereIsNoMessage() {
    rig.restart(rig.model, Map.of("LEAVE_VOICEMAIL_MESSAGE", "false"));

    JsonNode response =
        Json.read(
            rig.answerBytes(
                EventBuilder.of("connect-voice")
                    .utterance("please leave a message after the tone")
                    .bytes()),
            JsonNode.class);

    assertHungUp(response);
    assertTrue(response.path("messages").isEmpty());
    assertEquals(List.of("User: please leave a message after the tone"), rig.transcript());
  }

  @Test
  void noticesAGreetingThatComesInParts() {
    Response first = rig.say("hello");
    Response second = rig.say("please leave a message", first);

    assertEquals(MESSAGE, second.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "can I leave a message for somebody",
        "I would like to leave a message",
        "what can you do for me",
        "you have reached me at a bad moment",
        "is this a voice bot"
      })
  void talksOn_whenAPersonSpeaks(String words) {
    Response response = rig.say(words);

    assertNotEquals(MESSAGE, response.text());
    assertEquals("ElicitIntent", response.action());
  }

  @Test
  void talksOn_whenSomebodySpeaksOfMessagesLater() {
    Response response = rig.say("hello");
    for (int i = 0; i < 3; i++) {
      response = rig.say("tell me about lighthouses", response);
    }

    assertEquals("ElicitIntent", rig.say("please leave a message", response).action());
  }

  @Test
  void hangsUp_whenNothingIsHeardForLong() {
    Response response = rig.say("hello");
    for (int i = 0; i < 3; i++) {
      response = rig.say("", response);
    }

    assertHungUp(response.json());
  }

  @Test
  void isNoMatterInChat() {
    Response response =
        rig.answer(
            EventBuilder.of("greeting-text").utterance("please leave a message after the tone"));

    assertEquals("ElicitIntent", response.action());
  }

  private static void assertHungUp(JsonNode response) {
    assertEquals("Close", response.at("/sessionState/dialogAction/type").asText());
    assertEquals("CloseIntent", response.at("/sessionState/intent/name").asText());
  }
}
