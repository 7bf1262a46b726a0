package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever wants out of a form gets out, and whoever corrects it is heard. */
class WayOutOfAFormTest {
  private static final String NAME = "VisitorFullName";
  private static final String PHONE = "VisitorPhoneNumber";
  private static final String LAST_NAME = "VisitorLastName";

  private final LexHarness rig = new LexHarness();

  private static EventBuilder demo() {
    return EventBuilder.of("initiate-demo-dialog");
  }

  private static EventBuilder filledDemo() {
    return demo().slot(NAME, "Ada Lovelace").slot(PHONE, "2065550123");
  }

  private static EventBuilder deletion() {
    return EventBuilder.of("delete-my-info-fulfilment").hook("DialogCodeHook").confirmation("None");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stop",
        "Stop!",
        "STOP",
        "please stop",
        "cancel",
        "Cancel that, please.",
        "cancel the call",
        "never mind",
        "nevermind",
        "Oh, never mind then.",
        "exit",
        "quit",
        "no",
        "no thanks",
        "No, thank you!",
        "forget it",
        "Forget about it.",
        "go back",
        "I want to stop",
        "I changed my mind",
        "I’ve changed my mind",
        "don’t call me",
        "I don't want to",
        "not now",
        "not interested",
        "um, no"
      })
  void leavesKindlyEverywhere(String words) {
    assertLeft(rig.answer(demo().slot(NAME, words).utterance(words)), "won't call");
    assertLeft(
        rig.answer(demo().emptySlot(NAME).proposedSlot(NAME, "Retry1").utterance(words)),
        "won't call");
    assertLeft(
        rig.answer(
            demo()
                .slot(NAME, "Ada")
                .emptySlot(PHONE)
                .proposedSlot(PHONE, "Retry1")
                .utterance(words)),
        "won't call");
    assertLeft(rig.answer(filledDemo().proposedSlot("", "Retry1").utterance(words)), "won't call");
    assertLeft(rig.answer(filledDemo().confirmation("Denied").utterance(words)), "won't call");
    assertLeft(
        rig.answer(deletion().slot(LAST_NAME, words).utterance(words)), "won't delete anything");
    assertLeft(
        rig.answer(
            deletion()
                .emptySlot(PHONE)
                .emptySlot(LAST_NAME)
                .proposedSlot(PHONE, "Retry1")
                .utterance(words)),
        "won't delete anything");
    assertLeft(
        rig.answer(deletion().proposedSlot("", "Retry1").utterance(words)),
        "won't delete anything");
  }

  private static void assertLeft(Response response, String text) {
    assertEquals("Close", response.action());
    assertEquals("Failed", response.state());
    assertTrue(response.text().contains(text), response.text());
    assertTrue(response.attributes().path("personalTalk").isMissingNode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CallbackIntent", "FallbackIntent", "GreetingIntent"})
  void leavesKindly_whenLexTakesItForAnotherIntent(String intent) {
    Response open = rig.answer(demo());

    Response left =
        rig.answer(
            EventBuilder.of("greeting-text").intent(intent).utterance("go back").sessionFrom(open));

    assertEquals("ElicitIntent", left.action());
    assertTrue(left.text().contains("let's leave that"), left.text());
    assertTrue(left.attributes().path("personalTalk").isMissingNode());
  }

  @Test
  void saysNothingOfDeletion_whenLexTakesForgetItForOne() {
    Response response =
        rig.answer(deletion().emptySlot(PHONE).emptySlot(LAST_NAME).utterance("forget it"));

    assertEquals("Close", response.action());
    assertTrue(response.text().contains("let's leave that"), response.text());
  }

  @Test
  void answersAsEver_whenNoFormIsOpen() {
    Response response =
        rig.answer(EventBuilder.of("greeting-text").intent("CallbackIntent").utterance("go back"));

    assertTrue(response.text().contains("start demo"), response.text());
  }

  @Test
  void callsNobody_whenAWayOutReachesTheFulfilmentAsAName() {
    assertLeft(
        rig.answer(EventBuilder.of("initiate-demo-fulfilment").slot(NAME, "never mind")),
        "won't call");
    assertEquals(0, rig.workflows.executions().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"help", "Help!", "please help me", "what is this for?", "why do you ask?"})
  void explainsAndAsksAgain(String words) {
    Response name = rig.answer(demo().slot(NAME, words).utterance(words));
    assertEquals(NAME, name.slotToElicit());
    assertTrue(name.slot(NAME).isNull());
    assertTrue(name.text().contains("\"stop\" to leave"), name.text());

    Response number =
        rig.answer(demo().slot(NAME, "Ada").proposedSlot(PHONE, "Retry1").utterance(words));
    assertEquals(PHONE, number.slotToElicit());
    assertFalse(number.slot(NAME).isNull());

    Response confirmation = rig.answer(filledDemo().proposedSlot("", "Retry1").utterance(words));
    assertEquals("ConfirmIntent", confirmation.action());
    assertTrue(confirmation.text().contains("+1 206-555-0123?"), confirmation.text());

    assertEquals(
        LAST_NAME, rig.answer(deletion().slot(LAST_NAME, words).utterance(words)).slotToElicit());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Stopford", "No Yong", "Noah Quitman", "Helpmann", "Ada Cancel"})
  void takesANameThatOnlyLooksLikeIt(String name) {
    assertEquals("Delegate", rig.answer(demo().slot(NAME, name).utterance(name)).action());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Denied | no, call me at 206 555 0100                     | Ada Lovelace | +1 206-555-0100
          Denied | No, it's (206) 555-0100.                        | Ada Lovelace | +1 206-555-0100
          Denied | no call me on two oh six five five five oh one zero zero | Ada Lovelace | +1 206-555-0100
          None   | actually 206-555-0100                           | Ada Lovelace | +1 206-555-0100
          Confirmed | yes, but call me at 206 555 0100             | Ada Lovelace | +1 206-555-0100
          None   | it’s Ada Byron, not Ada Lovelace                | Ada Byron    | +1 206-555-0123
          Denied | no, it's ada byron                              | ada byron    | +1 206-555-0123
          Denied | No, my name is Grace Hopper                     | Grace Hopper | +1 206-555-0123
          Denied | no, the name is Grace Hopper, thanks            | Grace Hopper | +1 206-555-0123
          Denied | not Ada Lovelace, Ada Byron                     | Ada Byron    | +1 206-555-0123
          Denied | No, Grace Hopper                                | Grace Hopper | +1 206-555-0123
          Denied | no, I'm Grace Hopper, call me at 206 555 0100   | Grace Hopper | +1 206-555-0100
          """)
  void takesACorrection_andAsksToConfirmAgain(
      String confirmation, String words, String name, String number) {
    EventBuilder event = filledDemo().confirmation(confirmation).utterance(words);
    Response response =
        rig.answer(confirmation.equals("None") ? event.proposedSlot("", "Retry1") : event);

    assertEquals("ConfirmIntent", response.action());
    assertTrue(response.text().contains(name + "."), response.text());
    assertTrue(response.text().contains(number), response.text());
    String confirmed = response.json().at("/sessionState/intent/confirmationState").asText();
    assertEquals("None", confirmed);
  }

  @Test
  void callsTheCorrectedNumber() {
    Response corrected =
        rig.answer(filledDemo().confirmation("Denied").utterance("no, call me at 206 555 0100"));
    String slot = corrected.slot(PHONE).path("value").path("interpretedValue").asText();

    rig.answer(EventBuilder.of("initiate-demo-fulfilment").slot(PHONE, slot));

    assertEquals("+12065550100", rig.workflows.executions().getFirst().input().phone());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no, that's the wrong number      | VisitorPhoneNumber
          No, I want to use another number | VisitorPhoneNumber
          no, my name is wrong             | VisitorFullName
          that's not my name               | VisitorFullName
          no, call me at 206 555           | VisitorPhoneNumber
          no, 206 555 0100 x4              | VisitorPhoneNumber
          """)
  void asksForWhatIsWrong(String words, String slot) {
    Response response = rig.answer(filledDemo().confirmation("Denied").utterance(words));

    assertEquals(slot, response.slotToElicit());
    assertTrue(response.slot(slot).isNull());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No",
        "no it's too late",
        "No, it's late",
        "Never",
        "No Way",
        "no, call me later",
        "no, not Ada",
        "no, call me at 5",
        "no, I am busy"
      })
  void isAPlainNo_whenNothingIsCorrected(String words) {
    assertLeft(rig.answer(filledDemo().confirmation("Denied").utterance(words)), "won't call");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Yes",
        "Sure",
        "Yes, this is Ada",
        "Yes please",
        "Okay, go ahead",
        "Yes, call me on 206 555 0123",
        "yes I am Ada Lovelace"
      })
  void isAPlainYes_whenNothingIsCorrected(String words) {
    assertEquals(
        "Delegate", rig.answer(filledDemo().confirmation("Confirmed").utterance(words)).action());
  }

  @Test
  void takesACorrectedLastName_whenDataAreDeleted() {
    Response response =
        rig.answer(deletion().confirmation("Denied").utterance("no, it's Byron, not Lovelace"));

    assertEquals("ConfirmIntent", response.action());
    assertTrue(response.text().contains("the last name Byron"), response.text());
  }
}
