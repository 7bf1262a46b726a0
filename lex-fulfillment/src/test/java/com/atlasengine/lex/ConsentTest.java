package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.model.Consent;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the visitor was asked and answered goes with the request to call them. */
class ConsentTest {
  private static final String QUESTION =
      "Thank you, Ada Lovelace. Shall I call you now on +1 206-555-0123?";

  private final LexHarness rig = new LexHarness();

  @Test
  void isTheQuestionAsItWasAsked_theAnswerAndTheTime() {
    String asked = rig.answer(demo("206 555 0123", "None").hook("DialogCodeHook")).text();
    rig.answer(demo("yes please", "Confirmed"));

    assertEquals(QUESTION, asked);
    assertEquals(
        Optional.of(
            new Consent(asked, "yes please", rig.clock.instant(), false, Optional.of("en_US"))),
        consent());
  }

  @Test
  void saysThatThereMayBeASecondCall_onlyWhenItIsOn() {
    rig.restart(rig.model, Map.of("RETRY_NO_ANSWER_MINUTES", "15"));

    String asked = rig.answer(demo("206 555 0123", "None").hook("DialogCodeHook")).text();
    rig.answer(demo("yes", "Confirmed"));

    assertTrue(asked.contains("If you don't pick up, I try once more after 15 minutes."), asked);
    assertEquals(asked, consent().orElseThrow().question());
    assertTrue(consent().orElseThrow().secondCall());
    assertFalse(QUESTION.contains("once more"));
  }

  private Optional<Consent> consent() {
    return rig.workflows.executions().getFirst().input().consent();
  }

  private static EventBuilder demo(String words, String confirmation) {
    return EventBuilder.of("initiate-demo-dialog")
        .hook("FulfillmentCodeHook")
        .slot("VisitorFullName", "Ada Lovelace")
        .slot("VisitorPhoneNumber", "206 555 0123")
        .confirmation(confirmation)
        .utterance(words);
  }
}
