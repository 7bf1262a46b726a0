package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnansweredQuestionTest {
  private static final String OFFER = "I don't know that. Shall somebody call you back?";
  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(1));

  private final LexHarness rig = new LexHarness().withCall();

  @ParameterizedTest
  @ValueSource(
      strings = {"UNKNOWN", " unknown. ", "**UNKNOWN**", "Good question. UNKNOWN", "\"UNKNOWN\""})
  void offersACallback_whenTheModelKnowsNoAnswer(String answer) {
    rig.model.respondWith(answer);

    Response onThePhone = rig.say("which vat id do you have");
    Response inChat = rig.answer(chat("which vat id do you have"));

    for (Response response : List.of(onThePhone, inChat)) {
      assertEquals(OFFER, response.text());
      assertEquals("ConfirmIntent", response.action());
      assertEquals("CallbackIntent", intent(response).path("name").asText());
      assertEquals("InProgress", intent(response).path("state").asText());
      assertEquals("None", intent(response).path("confirmationState").asText());
      assertEquals("1", response.attribute("unansweredCount"));
    }
    assertEquals(2, rig.telemetry.values(Metric.UNANSWERED_QUESTION).size());
    assertEquals(0, rig.cache.all().size());
  }

  @Test
  void offersACallback_whenTheDeadlineCameBeforeTheRest() {
    rig.model.respondPartially("UNKNOWN.");

    assertEquals(OFFER, rig.say("which vat id do you have").text());
    assertEquals(0, rig.refresh.messages().size());
  }

  @Test
  void isNotCached_whenEverybodyMayAskIt() {
    rig.model.respondWith("UNKNOWN");

    assertEquals(OFFER, rig.answer(chat("what is the weather")).text());
    assertEquals(OFFER, rig.answer(chat("what is the weather")).text());

    assertEquals(2, rig.model.prompts().size());
    assertEquals(0, rig.cache.all().size());
  }

  @Test
  void theModelIsGivenTheFacts_andTheWord() {
    rig.say("which vat id do you have");
    rig.answer(chat("which vat id do you have"));

    for (var prompt : rig.model.prompts()) {
      assertTrue(prompt.user().contains("The functions are written in Java 21."), prompt.user());
      assertTrue(prompt.system().contains("the single word UNKNOWN"), prompt.system());
    }
  }

  @Test
  void theFactsAreOnlyForQuestionsOutsideOfTheIntents() {
    rig.answer(EventBuilder.of("greeting-text"));

    assertFalse(rig.model.prompts().getFirst().user().contains("Java 21"));
    assertFalse(rig.model.prompts().getFirst().system().contains("UNKNOWN"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello?", "which vat id do you have, hello"})
  void offersACallback_whenTheLateAnswerIsThatThereIsNone(String next) {
    rig.model.faults().failAsIfDown();
    Response first = rig.say("which vat id do you have");
    rig.lateReplies.store(rig.refreshRequest(0).late().orElseThrow(), "UNKNOWN", SOON);
    rig.model.faults().clear();

    Response second = rig.say(next, first);

    assertEquals(OFFER, second.text());
    assertEquals("ConfirmIntent", second.action());
  }

  @Test
  void saysTheLateAnswerFirst_whenTheNextQuestionHasNone() {
    rig.model.faults().failAsIfDown();
    Response first = rig.say("tell me about lighthouses");
    rig.lateReplies.store(
        rig.refreshRequest(0).late().orElseThrow(), "They guide ships at night.", SOON);
    rig.model.faults().clear();
    rig.model.respondWith("UNKNOWN");

    assertEquals(
        "They guide ships at night. " + OFFER, rig.say("and old lighthouses?", first).text());
  }

  @Test
  void opensACaseThatCountsThem_whenTheVisitorSaysYes() {
    rig.model.respondWith("UNKNOWN");
    Response first = rig.say("which vat id do you have");
    Response second = rig.say("who is your auditor", first);

    Response delegated =
        rig.answer(callback("yes", "DialogCodeHook", "Confirmed").sessionFrom(second));
    assertEquals("Delegate", delegated.action());
    assertEquals(List.of(), rig.crm.cases());

    Response done =
        rig.answer(callback("yes", "FulfillmentCodeHook", "Confirmed").sessionFrom(delegated));
    assertEquals("Close", done.action());
    String description = rig.crm.cases().getFirst().description();
    assertTrue(description.endsWith("\nQuestions without an answer: 2"), description);
    assertEquals(
        List.of(
            "User: which vat id do you have",
            "Atlas: " + OFFER,
            "User: who is your auditor",
            "Atlas: " + OFFER,
            "User: yes",
            "Atlas: " + done.text()),
        rig.transcript().subList(rig.transcript().size() - 6, rig.transcript().size()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.9", "{\"score\": 0.9}"})
  void isACallback_whenTheVisitorAsksForOneInPlaceOfAYes(String confidence) {
    rig.model.respondWith("UNKNOWN");
    Response offer = rig.say("which vat id do you have");

    Response asked =
        rig.answer(
            callback("I want to talk to a person", "DialogCodeHook", "None")
                .interpretation("CallbackIntent", confidence)
                .sessionFrom(offer));

    assertEquals("Delegate", asked.action());
    assertEquals("ReadyForFulfillment", asked.state());
  }

  @Test
  void isACallback_whenNothingWasOffered() {
    Response asked = rig.answer(callback("call me back", "DialogCodeHook", "None"));

    assertEquals("Delegate", asked.action());
    assertEquals("ReadyForFulfillment", asked.state());
    assertEquals(List.of(), rig.transcript(), "the words come again");
  }

  @Test
  void goesOn_whenTheVisitorSaysNo() {
    rig.model.respondWith("UNKNOWN");
    Response offer = rig.say("which vat id do you have");

    Response declined = rig.answer(callback("no", "DialogCodeHook", "Denied").sessionFrom(offer));

    assertEquals("All right. What else would you like to know?", declined.text());
    assertEquals("ElicitIntent", declined.action());
    assertEquals(List.of(), rig.crm.cases());
  }

  @Test
  void asksOnceMore_whenTheAnswerIsNeither() {
    rig.model.respondWith("UNKNOWN");
    Response offer = rig.say("which vat id do you have");

    Response again = rig.answer(callback("perhaps", "DialogCodeHook", "None").sessionFrom(offer));
    assertEquals("Sorry, was that a yes or a no? Shall somebody call you back?", again.text());
    assertEquals("ConfirmIntent", again.action());

    rig.model.respondWith("Whenever you like.");
    Response left = rig.answer(callback("perhaps", "DialogCodeHook", "None").sessionFrom(again));
    assertEquals("Whenever you like.", left.text());
    assertEquals("ElicitIntent", left.action());
  }

  @Test
  void answersAnotherQuestion_inPlaceOfAYesOrNo() {
    rig.model.respondWith("UNKNOWN");
    Response offer = rig.say("which vat id do you have");
    rig.model.respondWith("In Java.");

    Response other =
        rig.answer(
            callback("and what language is it written in", "DialogCodeHook", "None")
                .sessionFrom(offer));

    assertEquals("In Java.", other.text());
    assertEquals(List.of(), rig.crm.cases());
  }

  @Test
  void inChatAYesSaysHowToGetACall() {
    rig.model.respondWith("UNKNOWN");
    Response offer = rig.answer(chat("which vat id do you have"));

    Response yes =
        rig.answer(
            EventBuilder.of("greeting-text")
                .intent("CallbackIntent")
                .confirmation("Confirmed")
                .utterance("yes")
                .sessionFrom(offer));

    assertTrue(yes.text().contains("\"start demo\""), yes.text());
  }

  private static EventBuilder chat(String words) {
    return EventBuilder.of("greeting-text").intent("FallbackIntent").utterance(words);
  }

  private static EventBuilder callback(String words, String hook, String confirmation) {
    return EventBuilder.of("connect-voice")
        .intent("CallbackIntent")
        .hook(hook)
        .confirmation(confirmation)
        .utterance(words);
  }

  private static JsonNode intent(Response response) {
    return response.json().at("/sessionState/intent");
  }
}
