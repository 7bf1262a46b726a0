package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.json.Json;
import com.atlasengine.core.kit.InteractionDraft;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a call that asks whether to delete, only a clear yes to the question deletes. */
class AskWhetherToDeleteTest {
  private static final PendingWork DELETION =
      new PendingWork.Erasure(LexHarness.CALL_KEY.phone(), "Byron");

  private final LexHarness rig = new LexHarness();

  @BeforeEach
  void openTheCall() {
    rig.interactions.put(InteractionDraft.deletionCall(LexHarness.CALL_KEY, "Byron").build());
  }

  private static EventBuilder heard(String words) {
    return EventBuilder.of("connect-voice").attribute("deletionAsked", "yes").utterance(words);
  }

  private static void assertHangsUp(Response response) {
    assertEquals("Close", response.action());
    assertEquals("CloseIntent", response.json().at("/sessionState/intent/name").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "Yes.",
        "yes please",
        "yeah, that was me",
        "Hello, yes",
        "it was me",
        "yes yes go ahead",
        "yes delete everything please",
        "I did"
      })
  void deletesAndHangsUp_afterAYes(String words) {
    Response response = rig.answer(heard(words));

    assertEquals(List.of(DELETION), rig.backlog.all());
    assertHangsUp(response);
    assertTrue(response.text().contains("deleted shortly"), response.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"no", "No thanks", "cancel", "stop", "never mind", "goodbye"})
  void deletesNothingAndHangsUp_afterANo(String words) {
    Response response = rig.answer(heard(words));

    assertEquals(List.of(), rig.backlog.all());
    assertHangsUp(response);
    assertTrue(response.text().contains("nothing is deleted"), response.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "who is this",
        "hello",
        "sure",
        "yes but not me",
        "no yes",
        "I did not ask for that",
        "yes who is calling",
        "delete my data",
        "okay"
      })
  void asksOnceMore_andThenHangsUp_afterAnythingElse(String words) {
    Response again = rig.answer(heard(words));
    assertEquals("ElicitIntent", again.action());
    assertTrue(again.text().contains("the last name Byron. If that was you, say yes."));

    Response end = rig.answer(heard(words).sessionFrom(again));

    assertHangsUp(end);
    assertEquals(List.of(), rig.backlog.all());
  }

  @Test
  void deletes_whenTheSecondAnswerIsAYes() {
    Response again = rig.answer(heard("who is this"));

    rig.answer(EventBuilder.of("connect-voice").utterance("yes").sessionFrom(again));

    assertEquals(List.of(DELETION), rig.backlog.all());
  }

  @Test
  void takesNoYesToAnotherQuestion_whenAnOlderFlowGreetsAsForADemo() {
    Response asked = rig.say("yes");

    assertEquals(List.of(), rig.backlog.all());
    assertTrue(asked.text().contains("say yes"), asked.text());
    rig.answer(EventBuilder.of("connect-voice").utterance("yes").sessionFrom(asked));
    assertEquals(List.of(DELETION), rig.backlog.all());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GreetingIntent", "CallbackIntent", "InitiateDemo", "DeleteMyInfoIntent", "Other"})
  void takesTheWords_whateverLexTookThemFor(String intent) {
    rig.answer(heard("yes").intent(intent));

    assertEquals(List.of(DELETION), rig.backlog.all());
    assertEquals(0, rig.crm.cases().size());
  }

  @Test
  void saysNothingToAVoicemail() {
    EventBuilder greeting =
        heard("Hi, you have reached Ada, please leave a message after the beep");

    JsonNode response = Json.read(rig.answerBytes(greeting.bytes()), JsonNode.class);

    assertEquals("CloseIntent", response.at("/sessionState/intent/name").asText());
    assertEquals(0, response.path("messages").size());
    assertEquals(List.of(), rig.backlog.all());
  }

  @Test
  void callsTheNumberNoMore_whenThatIsAskedFor() {
    Response response = rig.answer(heard("stop calling me"));

    assertHangsUp(response);
    assertTrue(
        rig.suppressions.contains(LexHarness.CALL_KEY.phone(), Deadline.in(Duration.ofMinutes(1))));
    assertEquals(List.of(), rig.backlog.all());
  }

  @Test
  void keepsOneDeletion_whenTheTurnIsDeliveredTwice() {
    Response first = rig.answer(heard("yes"));
    Response second = rig.answer(heard("yes"));

    assertEquals(first.json(), second.json());
    assertEquals(List.of(DELETION), rig.backlog.all());
  }

  @Test
  void asksForTheYesAgain_whenItCannotBeStored() {
    rig.backlog.faults().failAsIfDown();
    Response response = rig.answer(heard("yes"));
    assertEquals("ElicitIntent", response.action());
    rig.backlog.faults().clear();

    rig.answer(EventBuilder.of("connect-voice").utterance("yes").sessionFrom(response));

    assertEquals(List.of(DELETION), rig.backlog.all());
  }

  @Test
  void deletesNothing_whenTheTableCannotSayWhatTheCallIsFor() {
    rig.interactions.faults().failAsIfDown();

    Response response = rig.answer(heard("yes"));

    assertEquals(List.of(), rig.backlog.all());
    assertFalse(response.text().contains("deleted"), response.text());
  }

  @Test
  void keepsNoTranscript_andNoSealOfTheCall() {
    Response again = rig.answer(heard("who is this"));

    assertTrue(again.attributes().path("scenarioSeal").isMissingNode());
    assertEquals(List.of(), rig.transcript());
  }

  @Test
  void asksNoModel() {
    rig.answer(heard("what do you know about me"));

    assertEquals(0, rig.model.prompts().size());
  }
}
