package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** A client that types reads the session it gets back, so no scenario is in it. */
class TypedCallTest {
  private final LexHarness rig = new LexHarness().withCall();

  private static EventBuilder typed(String words) {
    return EventBuilder.of("connect-voice").inputMode("Text").utterance(words);
  }

  @Test
  void keepsTheScenarioToItself_whenTheCallIsTyped() {
    Response first = rig.answer(typed("what is all this about"));
    Response second = rig.answer(typed("and now").sessionFrom(first));

    assertTrue(first.attributes().path("dynamicScenario").isMissingNode());
    assertTrue(second.attributes().path("dynamicScenario").isMissingNode());
    assertTrue(rig.model.prompts().getLast().user().contains(LexHarness.SCENARIO));
  }

  @Test
  void takesTheScenarioBack_whenASpokenCallIsGoneOnTyping() {
    Response spoken = rig.say("what is all this about");
    assertEquals(LexHarness.SCENARIO, spoken.attribute("dynamicScenario"));

    Response response = rig.answer(typed("and now").sessionFrom(spoken));

    assertTrue(response.attributes().path("dynamicScenario").isMissingNode());
    assertTrue(rig.model.prompts().getLast().user().contains(LexHarness.SCENARIO));
  }

  @Test
  void staysProvenByItsSeal_whenTheTableIsSlowLater() {
    Response first = rig.answer(typed("what is all this about"));
    rig.restart();
    rig.interactions.faults().failAsIfDown();

    Response response =
        rig.answer(typed("call me back").intent("CallbackIntent").sessionFrom(first));

    assertEquals("Fulfilled", response.state());
  }
}
