package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is called can have it stopped, whatever Lex makes of the words; nobody else can. */
class StopCallingTest {
  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(1));

  private final LexHarness rig = new LexHarness().withCall();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stop calling me",
        "Please stop calling.",
        "don't call me again",
        "Do not ever call me again, please",
        "don’t call this number any more",
        "never call me",
        "never ever call here again",
        "you must not call me back",
        "please don't call me",
        "take me off your list",
        "remove my number from your database",
        "put me on the do not call list",
        "unsubscribe",
        "I want to opt out",
        "no more calls please",
        "quit bothering us",
        "stop these phone calls"
      })
  void suppressesTheNumberAndHangsUp(String words) {
    Response response = rig.say(words);

    assertTrue(isSuppressed(), words);
    assertTrue(response.text().contains("not call this number again"), response.text());
    assertEquals("Close", response.action());
    assertEquals("CloseIntent", response.json().at("/sessionState/intent/name").asText());
    assertTrue(rig.interactions.all().getFirst().wishes().doNotCall());
    assertEquals("User: " + words, rig.transcript().getFirst());
  }

  @Test
  void suppressesTheNumber_whenNineIsPressed() {
    assertTrue(press("9").text().contains("not call this number again"));

    assertTrue(isSuppressed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "99", "0", "*", "2065550199"})
  void suppressesNothing_whenOtherKeysArePressed(String keys) {
    press(keys);

    assertFalse(isSuppressed());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nine",
        "9",
        "stop",
        "please stop",
        "call me back tomorrow",
        "don't call me Ada, call me Grace",
        "do you call many people",
        "what do you call it",
        "don't call it a robot",
        "how do I stop my own customers from calling it names",
        "is there a list of prices"
      })
  void suppressesNothing_whenSomethingElseIsSaid(String words) {
    rig.say(words);

    assertFalse(isSuppressed(), words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CallbackIntent",
        "InitiateDemo",
        "GreetingIntent",
        "CloseIntent",
        "AnotherIntent"
      })
  void counts_whateverLexTookItFor(String intent) {
    rig.answer(
        EventBuilder.of("connect-voice").intent(intent).utterance("don't call me back ever"));

    assertTrue(isSuppressed());
    assertEquals(0, rig.crm.cases().size());
  }

  @Test
  void counts_whenAQuestionIsOpen() {
    rig.answer(
        EventBuilder.of("initiate-demo-dialog")
            .intent("DeleteMyInfoIntent")
            .emptySlot("VisitorPhoneNumber")
            .proposedSlot("VisitorPhoneNumber", "Retry1")
            .attribute("interactionKey", LexHarness.CALL_KEY.encoded())
            .utterance("just stop calling me"));

    assertTrue(isSuppressed());
  }

  @Test
  void asksToSayItAgain_whenItCannotBeStored() {
    rig.suppressions.faults().failAsIfDown();

    Response response = rig.say("stop calling me");

    assertEquals("ElicitIntent", response.action());
    assertTrue(response.text().contains("say it once more"), response.text());
  }

  @Test
  void suppressesNothing_whenTheCallIsMadeUp() {
    Response response =
        rig.answer(
            EventBuilder.of("connect-voice")
                .attribute(
                    "interactionKey",
                    "LEAD#+12065550123#INTERACTION#2025-10-26T06:07:12.000000+00:00")
                .utterance("stop calling me"));

    assertFalse(isSuppressed());
    assertFalse(response.text().contains("I will not call this number"), response.text());
  }

  @Test
  void saysHowToDoIt_inChat() {
    Response response =
        rig.answer(EventBuilder.of("greeting-text").utterance("stop calling 206 555 0123 me"));
    Response plain = rig.answer(EventBuilder.of("greeting-text").utterance("stop calling me"));

    assertEquals("ElicitIntent", plain.action());
    assertTrue(plain.text().contains("press nine"), plain.text());
    assertEquals(plain.text(), response.text());
    assertFalse(isSuppressed());
  }

  @Test
  void leavesTheForm_whenThatIsWhatIsMeantInChat() {
    Response response =
        rig.answer(
            EventBuilder.of("initiate-demo-dialog")
                .slot("VisitorFullName", "Ada Lovelace")
                .utterance("please don't call me"));

    assertTrue(response.text().contains("I won't call"), response.text());
  }

  private Response press(String keys) {
    return rig.answer(EventBuilder.of("connect-voice").mode("DTMF").utterance(keys));
  }

  private boolean isSuppressed() {
    return rig.suppressions.contains(Ada.PHONE, SOON);
  }
}
