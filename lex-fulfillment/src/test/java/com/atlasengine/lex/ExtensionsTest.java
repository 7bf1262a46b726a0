package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is confirmed is what is dialled, so a number with an extension is refused. */
class ExtensionsTest {
  private static final String NAME = "VisitorFullName";
  private static final String PHONE = "VisitorPhoneNumber";

  private final LexHarness rig = new LexHarness();

  private static EventBuilder dialogEvent() {
    return EventBuilder.of("initiate-demo-dialog").slot(NAME, "Ada Lovelace");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "206-555-0189 x45",
        "206-555-0189 ext. 45",
        "206-555-0189 #45",
        "206-555-0189 extension 45",
        "206-555-0189, extension forty-five",
        "206-555-0189;ext=45",
        "+1 206 555 0189 X 45",
        "206-555-0189,,45#"
      })
  void saysThatAnExtensionCannotBeDialled(String number) {
    assertRefused(rig.answer(dialogEvent().slot(PHONE, number)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2065550189", "206555018945"})
  void saysSo_whenLexKeptOnlyTheDigits(String interpreted) {
    assertRefused(rig.answer(dialogEvent().slot(PHONE, interpreted).utterance("206-555-0189 x45")));
  }

  @Test
  void saysSo_whenLexMadeNothingOfIt() {
    assertRefused(
        rig.answer(
            dialogEvent()
                .emptySlot(PHONE)
                .proposedSlot(PHONE, "Retry1")
                .utterance("two oh six five five five oh one eight nine extension four five")));
  }

  private static void assertRefused(Response response) {
    assertEquals("ElicitSlot", response.action());
    assertEquals(PHONE, response.slotToElicit());
    assertTrue(response.text().contains("extension"), response.text());
    assertTrue(response.text().contains("direct number"), response.text());
    assertTrue(response.slot(PHONE).isNull());
  }

  @Test
  void startsNothing_whenOneReachesTheFulfilment() {
    assertRefused(
        rig.answer(EventBuilder.of("initiate-demo-fulfilment").slot(PHONE, "206-555-0189 x45")));
    assertEquals(0, rig.workflows.executions().size());
  }

  @Test
  void confirmsTheNumberThatIsDialled_whenADirectOneFollows() {
    Response response =
        rig.answer(dialogEvent().slot(PHONE, "(206) 555-0189").utterance("(206) 555-0189"));

    assertEquals("ConfirmIntent", response.action());
    assertTrue(response.text().contains("on +1 206-555-0189?"), response.text());
    rig.answer(EventBuilder.of("initiate-demo-fulfilment").slot(PHONE, "(206) 555-0189"));
    assertEquals("+12065550189", rig.workflows.executions().getFirst().input().phone());
  }

  @Test
  void asksForTheWholeNumberWithoutIt_whenDataAreDeleted() {
    Response response =
        rig.answer(
            EventBuilder.of("delete-my-info-fulfilment")
                .hook("DialogCodeHook")
                .confirmation("None")
                .slot(PHONE, "206-555-0123 x45"));

    assertEquals(PHONE, response.slotToElicit());
    assertTrue(response.text().contains("extension"), response.text());
    assertFalse(response.text().contains("dial"), response.text());
  }
}
