package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.port.TextModel.Generation;
import com.atlasengine.core.port.TextModel.Usage;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that missed their turn on the phone. */
class LateReplyTest {
  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(1));

  private final LexHarness rig = new LexHarness().withCall();

  @Test
  void keepsTheConversationGoing_whenTheModelIsDown() {
    rig.model.faults().failAsIfDown();

    Response first = rig.say("what is the lighthouse for");
    Response second = rig.say("so what is the lighthouse for", first);

    assertEquals("ElicitIntent", first.action());
    assertNotEquals(first.text(), second.text());
    assertEquals(2, rig.refresh.messages().size());
    assertEquals(first.attribute("lateTurn"), rig.refreshRequest(0).late().orElseThrow().turn());
  }

  @Test
  void opensTheNextTurnWithTheLateAnswer_once() {
    Response first = answerLate("what is the lighthouse for", "It shines for the ships.");

    Response second = rig.say("hello? are you there?", first);
    Response third = rig.say("hello? are you there?", second);

    assertEquals("It shines for the ships.", second.text());
    assertTrue(rig.telemetry.annotations().contains("reply=late"));
    assertEquals("Nice to hear from you. Say start demo.", third.text());
    assertTrue(second.attributes().path("lateTurn").isMissingNode());
  }

  @Test
  void opensWithTheLateAnswerAndGoesOn_whenTheTopicIsTheSame() {
    Response first = answerLate("what is the lighthouse for", "It shines for the ships.");

    Response second = rig.say("and the lighthouse at night", first);

    assertEquals("It shines for the ships. Nice to hear from you. Say start demo.", second.text());
    assertTrue(rig.model.prompts().getLast().user().contains("It shines for the ships."));
  }

  @Test
  void saysTheLateAnswerAlone_whenTheModelMayNotSayTheRest() {
    Response first = answerLate("what is the lighthouse for", "It shines for the ships.");
    rig.model.respondBy(prompt -> new Generation.Withheld(new Usage(1, 1, Optional.empty())));

    assertEquals("It shines for the ships.", rig.say("and the lighthouse at night", first).text());
    assertTrue(rig.telemetry.annotations().contains("reply=late"));
  }

  @Test
  void neverSaysTheLateAnswer_afterAChangeOfTopic() {
    Response first = answerLate("what is the lighthouse for", "It shines for the ships.");

    Response second = rig.say("let us talk about football", first);
    Response third = rig.say("and about lighthouses", second);

    assertEquals("Nice to hear from you. Say start demo.", second.text());
    assertEquals("Nice to hear from you. Say start demo.", third.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GreetingIntent", "FallbackIntent"})
  void saysTheLateAnswer_whenTheVisitorOnlyWaits(String intent) {
    Response first = answerLate("what is the lighthouse for", "It shines for the ships.");

    Response second =
        rig.answer(
            EventBuilder.of("connect-voice").intent(intent).utterance("hello?").sessionFrom(first));

    assertEquals("It shines for the ships.", second.text());
  }

  @Test
  void saysTheLateAnswerIntoTheSilence() {
    Response first = answerLate("what is the lighthouse for", "It shines for the ships.");

    assertEquals("It shines for the ships.", rig.say("", first).text());
  }

  @Test
  void saysTheLateAnswerOneTurnLater_whenItIsNotThereYet() {
    rig.model.faults().failAsIfDown();
    Response first = rig.say("what is the lighthouse for");
    rig.model.faults().clear();

    Response second = rig.say("hello?", first);
    rig.lateReplies.store(
        rig.refreshRequest(0).late().orElseThrow(), "It shines for the ships.", SOON);
    Response third = rig.say("are you there", second);

    assertEquals("Nice to hear from you. Say start demo.", second.text());
    assertEquals("It shines for the ships.", third.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"CallbackIntent", "DeleteMyInfoIntent"})
  void neverSaysTheLateAnswer_afterSomethingElseWasAskedFor(String intent) {
    Response first = answerLate("what is the lighthouse for", "It shines for the ships.");
    rig.claims.faults().failAsIfDown();

    Response second =
        rig.answer(
            EventBuilder.of("connect-voice")
                .intent(intent)
                .utterance("something else")
                .sessionFrom(first));
    Response third = rig.say("hello?", second);

    assertEquals("Nice to hear from you. Say start demo.", third.text());
  }

  @Test
  void neverSaysTheLateAnswer_afterATurnThatFailed() {
    Response first = answerLate("what is the lighthouse for", "It shines for the ships.");
    rig.model.respondBy(
        prompt -> {
          throw new IllegalStateException("defect");
        });

    Response second = rig.say("let us talk about football", first);
    rig.model.respondWith("Nice to hear from you.");
    Response third = rig.say("hello?", second);

    assertTrue(second.text().contains("say that again"), second.text());
    assertEquals("Nice to hear from you.", third.text());
  }

  @Test
  void doesNotAskAgain_whenTheModelMayNotSayIt() {
    rig.model.respondBy(prompt -> new Generation.Withheld(new Usage(1, 1, Optional.empty())));

    Response response = rig.say("what is the lighthouse for");

    assertEquals("ElicitIntent", response.action());
    assertEquals(List.of(), rig.refresh.messages());
    assertTrue(response.attributes().path("lateTurn").isMissingNode());
  }

  @Test
  void asksForTheRest_whenHalfAnAnswerWasSaid() {
    rig.model.respondPartially("It depends.");
    Response first = rig.say("what is the lighthouse for");

    assertEquals("It depends.", first.text());
    assertTrue(rig.lateReplies.prompts().getFirst().user().contains("repeat nothing of it"));
    assertTrue(rig.lateReplies.prompts().getFirst().user().endsWith("\"\"\"\nIt depends.\n\"\"\""));
  }

  @Test
  void goesOn_whenTheLateAnswersAreDown() {
    Response first = answerLate("what is the lighthouse for", "It shines for the ships.");
    rig.lateReplies.faults().failAsIfDown();

    assertEquals("Nice to hear from you. Say start demo.", rig.say("hello?", first).text());
  }

  /** A turn the model is too late for, and what the refresher writes for it. */
  private Response answerLate(String words, String answer) {
    rig.model.faults().failAsIfDown();
    Response response = rig.say(words);
    rig.lateReplies.store(rig.refreshRequest(0).late().orElseThrow(), answer, SOON);
    rig.model.faults().clear();
    return response;
  }
}
