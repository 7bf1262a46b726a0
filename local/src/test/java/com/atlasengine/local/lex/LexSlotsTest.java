package com.atlasengine.local.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lexruntimev2.model.ConfirmationState;
import software.amazon.awssdk.services.lexruntimev2.model.DialogActionType;
import software.amazon.awssdk.services.lexruntimev2.model.IntentState;
import software.amazon.awssdk.services.lexruntimev2.model.RecognizeTextResponse;

/** How slots and confirmations are asked for and understood. */
final class LexSlotsTest {
  @RegisterExtension static final LexRuntimeExtension LEX = new LexRuntimeExtension();

  @Test
  void slotsAskedByPriority_whenHookDelegates() {
    LEX.functions().delegate(3);
    RecognizeTextResponse first = LEX.say("start demo");
    assertEquals("What is your name?", LexRuntimeExtension.text(first));
    assertEquals(DialogActionType.ELICIT_SLOT, first.sessionState().dialogAction().type());
    assertEquals("VisitorFullName", first.sessionState().dialogAction().slotToElicit());

    assertEquals("Which number shall we call?", LexRuntimeExtension.text(LEX.say("Ada Lovelace")));

    LEX.functions().answer(LexRuntimeExtension.close("Fulfilled", "We call you.", "InitiateDemo"));
    RecognizeTextResponse last = LEX.say("(206) 555-0123");
    assertEquals("We call you.", LexRuntimeExtension.text(last));
    assertEquals(IntentState.FULFILLED, last.sessionState().intent().state());
    JsonNode fulfilled = LEX.functions().lastEvent().path("sessionState").path("intent");
    assertEquals("Ada Lovelace", LexRuntimeExtension.interpreted(fulfilled, "VisitorFullName"));
    assertEquals("2065550123", LexRuntimeExtension.interpreted(fulfilled, "VisitorPhoneNumber"));
    assertEquals("ReadyForFulfillment", fulfilled.path("state").asText());
  }

  @Test
  void slotAskedAgainAndThenFallback_whenAnswerIsNeverUnderstood() {
    LEX.functions().delegate(4);
    LEX.say("start demo");
    LEX.say("Ada");
    assertEquals("Which number shall we call?", LexRuntimeExtension.text(LEX.say("xyzzy")));
    assertEquals("Retry1", LexRuntimeExtension.attempt(LEX.functions().lastEvent()));
    LEX.say("plugh");
    assertEquals("Retry2", LexRuntimeExtension.attempt(LEX.functions().lastEvent()));

    LEX.functions()
        .answer(LexRuntimeExtension.close("Fulfilled", "I can do this.", "FallbackIntent"));
    assertEquals("I can do this.", LexRuntimeExtension.text(LEX.say("xyzzy")));
    assertEquals("FallbackIntent", LexRuntimeExtension.intentOf(LEX.functions().lastEvent()));
  }

  @Test
  void otherIntentStarts_whenItsUtteranceAnswersAQuestion() {
    LEX.functions()
        .delegate(1)
        .answer(LexRuntimeExtension.close("Fulfilled", "Bye.", "CloseIntent"));
    LEX.say("start demo");
    assertEquals("Bye.", LexRuntimeExtension.text(LEX.say("goodbye")));
    assertEquals("CloseIntent", LexRuntimeExtension.intentOf(LEX.functions().lastEvent()));
  }

  @Test
  void questionKept_whenItsAnswerIsAlsoAnotherIntentsUtterance() {
    LEX.functions().delegate(3);
    LEX.say("start demo");
    LEX.say("Ada");
    LEX.functions().answer(LexRuntimeExtension.close("Fulfilled", "Done.", "InitiateDemo"));
    LEX.say("my number is 206 555 0123");
    assertEquals("InitiateDemo", LexRuntimeExtension.intentOf(LEX.functions().lastEvent()));
  }

  @Test
  void questionInTheHooksWords_whenHookElicitsASlot() {
    LEX.functions()
        .answer(
            """
            {"sessionState":{"dialogAction":{"type":"ElicitSlot","slotToElicit":"VisitorPhoneNumber"},
              "intent":{"name":"InitiateDemo","slots":{"VisitorFullName":null}}},
             "messages":[{"contentType":"PlainText","content":"Number first, please."}]}
            """)
        .delegate(1);
    assertEquals("Number first, please.", LexRuntimeExtension.text(LEX.say("start demo")));
    assertEquals("What is your name?", LexRuntimeExtension.text(LEX.say("2065550123")));
    JsonNode intent = LEX.functions().lastEvent().path("sessionState").path("intent");
    assertEquals("2065550123", LexRuntimeExtension.interpreted(intent, "VisitorPhoneNumber"));
    assertTrue(intent.path("slots").path("VisitorFullName").isNull());
  }

  @Test
  void botsOwnQuestion_whenHookElicitsASlotWithoutWords() {
    LEX.functions()
        .answer(
            """
            {"sessionState":{"dialogAction":{"type":"ElicitSlot","slotToElicit":"VisitorPhoneNumber"},
              "intent":{"name":"InitiateDemo"}}}
            """);
    assertEquals("Which number shall we call?", LexRuntimeExtension.text(LEX.say("start demo")));
  }

  @Test
  void botConfirmsBySpecification_whenNoHookIsEnabled() {
    assertEquals("Order it?", LexRuntimeExtension.text(LEX.say("order a little shirt")));
    RecognizeTextResponse done = LEX.say("yes");
    assertEquals("Ordered.", LexRuntimeExtension.text(done));
    assertEquals(IntentState.READY_FOR_FULFILLMENT, done.sessionState().intent().state());
    assertEquals(
        "small",
        Objects.requireNonNull(done.sessionState().intent().slots().get("Size"))
            .value()
            .interpretedValue());
    assertTrue(LEX.functions().events.isEmpty());
  }

  @Test
  void declined_whenUserSaysNo() {
    LEX.say("order a large shirt");
    RecognizeTextResponse done = LEX.say("no thanks");
    assertEquals("Then not.", LexRuntimeExtension.text(done));
    assertEquals(IntentState.FAILED, done.sessionState().intent().state());
    assertEquals(ConfirmationState.DENIED, done.sessionState().intent().confirmationState());
  }

  @Test
  void askedAgain_whenConfirmationIsNotUnderstood() {
    LEX.say("order a large shirt");
    assertEquals("Order it?", LexRuntimeExtension.text(LEX.say("hm, perhaps")));
    LEX.functions().answer(LexRuntimeExtension.close("Fulfilled", "Sorry?", "FallbackIntent"));
    assertEquals("Sorry?", LexRuntimeExtension.text(LEX.say("hm, perhaps")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Confirmed", "Denied"})
  void hookGetsTheAnswer_whenItAskedForConfirmation(String expected) {
    LEX.functions().answer(LexRuntimeExtension.confirmDelete());
    assertEquals("Really delete?", LexRuntimeExtension.text(LEX.say("forget me")));
    LEX.functions().answer(LexRuntimeExtension.close("Fulfilled", "Ok.", "DeleteMyInfoIntent"));
    LEX.say(expected.equals("Confirmed") ? "yes" : "no");
    JsonNode event = LEX.functions().lastEvent();
    assertEquals("DialogCodeHook", event.path("invocationSource").asText());
    assertEquals(
        expected, event.path("sessionState").path("intent").path("confirmationState").asText());
  }

  @Test
  void neverFulfilled_whenTheHooksOwnQuestionIsNotUnderstood() {
    LEX.functions().answer(LexRuntimeExtension.confirmDelete()).delegate(1);
    LEX.say("forget me");
    assertEquals("Really delete?", LexRuntimeExtension.text(LEX.say("xyzzy plugh")));
    assertEquals(
        "ConfirmIntent",
        LexRuntimeExtension.proposedNextState(LEX.functions().lastEvent()).path("type").asText());
  }
}
