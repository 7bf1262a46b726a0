package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {
  private final LexHarness rig = new LexHarness().withCall();

  @Test
  void writesDownWhatWasSaid() {
    Response first = rig.say("what is all this about");
    rig.say("", first);
    Response second = rig.say("and who wrote it", first);
    rig.answer(
        EventBuilder.of("connect-voice")
            .intent("CloseIntent")
            .utterance("bye")
            .sessionFrom(second));

    assertEquals(
        List.of(
            "User: what is all this about",
            "Atlas: Nice to hear from you. Say start demo.",
            "User: and who wrote it",
            "Atlas: Nice to hear from you. Say start demo.",
            "User: bye",
            "Atlas: Thank you for talking with Atlas. Have a good day. Goodbye!"),
        rig.transcript());
  }

  @Test
  void writesAReplyDownOnce_whenTheTurnsAfterItSayNothingNew() {
    Response first = rig.say("what is all this about");
    Response silence = rig.say("", first);
    Response asked =
        rig.answer(
            EventBuilder.of("delete-my-info-fulfilment")
                .hook("DialogCodeHook")
                .emptySlot("VisitorPhoneNumber")
                .emptySlot("VisitorLastName")
                .utterance("delete my data")
                .session("5e0a0f6e-8f5e-4a5b-8c8a-1f7a0b0f3c2d")
                .sessionFrom(silence));
    rig.say("never mind", asked);

    assertEquals(
        List.of(
            "User: what is all this about",
            "Atlas: Nice to hear from you. Say start demo.",
            "User: delete my data",
            "User: never mind"),
        rig.transcript());
  }

  @Test
  void writesATurnDownOnce_whenItIsDeliveredTwice() {
    rig.say("what is all this about");
    rig.say("what is all this about");

    assertEquals(List.of("User: what is all this about"), rig.transcript());
  }

  @Test
  void writesTheLastWordsLast_howeverLongTheOthersTake() {
    rig.interactions.faults().beforeEachCall(deadline -> letOthersPass());

    rig.answer(EventBuilder.of("connect-voice").intent("CloseIntent").utterance("bye"));

    assertEquals("User: bye", rig.transcript().getFirst());
    assertEquals(2, rig.transcript().size());
  }

  /** The first write gives up the store for a while, for whoever else wants to write. */
  @SuppressWarnings("WaitNotInLoop") // nothing is waited for but the others
  private void letOthersPass() {
    if (rig.interactions.faults().callCount() != 2) { // after the read
      return;
    }
    try {
      rig.interactions.wait(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
