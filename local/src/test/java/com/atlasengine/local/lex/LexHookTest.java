package com.atlasengine.local.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.http.AwsError;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.lexruntimev2.model.BadGatewayException;
import software.amazon.awssdk.services.lexruntimev2.model.DependencyFailedException;
import software.amazon.awssdk.services.lexruntimev2.model.DialogActionType;
import software.amazon.awssdk.services.lexruntimev2.model.IntentState;
import software.amazon.awssdk.services.lexruntimev2.model.RecognizeTextResponse;
import software.amazon.awssdk.services.lexruntimev2.model.SessionState;

/** What the code hook may answer, and what happens when it answers something else. */
final class LexHookTest {
  @RegisterExtension static final LexRuntimeExtension LEX = new LexRuntimeExtension();

  @Test
  void bothHooksCalledInOneTurn_whenNothingIsMissing() {
    LEX.functions()
        .delegate(1)
        .answer(LexRuntimeExtension.close("Fulfilled", "Java.", "AboutTechnologyIntent"));
    assertEquals("Java.", LexRuntimeExtension.text(LEX.say("how are you built")));
    assertEquals("DialogCodeHook", LEX.functions().events.get(0).path("invocationSource").asText());
    assertEquals(
        "FulfillmentCodeHook", LEX.functions().events.get(1).path("invocationSource").asText());
  }

  @Test
  void freshStart_whenHookElicitsAnIntent() {
    LEX.functions()
        .answer(
            """
            {"sessionState":{"dialogAction":{"type":"ElicitIntent"},"intent":null,
              "sessionAttributes":{"a":"1"}},
             "messages":[{"contentType":"PlainText","content":"What else?"}]}
            """)
        .answer(LexRuntimeExtension.close("Fulfilled", "Bye.", "CloseIntent"));
    RecognizeTextResponse asked = LEX.say("hello");
    assertEquals("What else?", LexRuntimeExtension.text(asked));
    assertEquals(DialogActionType.ELICIT_INTENT, asked.sessionState().dialogAction().type());
    assertEquals(Map.of("a", "1"), asked.sessionState().sessionAttributes());
    LEX.say("bye");
    JsonNode attributes =
        LEX.functions().lastEvent().path("sessionState").path("sessionAttributes");
    assertEquals("1", attributes.path("a").asText());
  }

  @Test
  void otherIntentFulfilled_whenHookDelegatesToIt() {
    LEX.functions()
        .answer(
            """
            {"sessionState":{"dialogAction":{"type":"Delegate"},
              "intent":{"name":"CallbackIntent","state":"ReadyForFulfillment"}}}
            """)
        .answer(LexRuntimeExtension.close("Fulfilled", "Someone calls.", "CallbackIntent"));
    assertEquals("Someone calls.", LexRuntimeExtension.text(LEX.say("hello")));
    assertEquals("CallbackIntent", LexRuntimeExtension.intentOf(LEX.functions().lastEvent()));
  }

  @Test
  void failureMessage_whenFulfilmentThrowsOrFailsWithoutWords() {
    for (int round = 0; round < 2; round++) {
      LEX.functions().delegate(1);
      if (round == 0) {
        LEX.functions().fail();
      } else {
        LEX.functions()
            .answer(
                """
                {"sessionState":{"dialogAction":{"type":"Close"},
                  "intent":{"name":"InitiateDemo","state":"Failed"}}}
                """);
      }
      RecognizeTextResponse done = LEX.say("I am Ada Lovelace and my number is 206-555-0123");
      assertEquals("That did not work.", LexRuntimeExtension.text(done));
      assertEquals(IntentState.FAILED, done.sessionState().intent().state());
    }
  }

  @Test
  void timeoutMessage_whenFulfilmentTakesTooLong() {
    LEX.functions().delegate(1).timeOut();
    RecognizeTextResponse done = LEX.say("I am Ada Lovelace and my number is 206-555-0123");
    assertEquals("That took too long.", LexRuntimeExtension.text(done));
    assertEquals(IntentState.FAILED, done.sessionState().intent().state());
  }

  @Test
  void stopped_whenFulfilmentDelegatesForEver() {
    LEX.functions().delegate(20);
    assertThrows(DependencyFailedException.class, () -> LEX.say("how are you built"));
  }

  @Test
  void attributesReplaced_whenHookLeavesThemOut() {
    LEX.functions().answer(LexRuntimeExtension.close("Fulfilled", "Hi.", "GreetingIntent"));
    RecognizeTextResponse said =
        LEX.say("hello", SessionState.builder().sessionAttributes(Map.of("a", "1")).build());
    assertTrue(said.sessionState().sessionAttributes().isEmpty());
    JsonNode seen = LEX.functions().lastEvent().path("sessionState").path("sessionAttributes");
    assertEquals("1", seen.path("a").asText());
  }

  @Test
  void dependencyFailed_whenDialogHookThrows() {
    LEX.functions().fail();
    DependencyFailedException e =
        assertThrows(DependencyFailedException.class, () -> LEX.say("start demo"));
    assertTrue(
        String.valueOf(e.getMessage()).contains("Unhandled"), () -> String.valueOf(e.getMessage()));
  }

  @Test
  void badGateway_whenLambdaItselfFails() {
    LEX.functions()
        .then(
            event -> {
              throw new AwsError(503, "ServiceException", "no room");
            });
    assertThrows(BadGatewayException.class, () -> LEX.say("hello"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{}",
        "{\"sessionState\":{}}",
        "{\"sessionState\":{\"dialogAction\":{\"type\":\"Explode\"}}}",
        "{\"sessionState\":{\"dialogAction\":{\"type\":\"ElicitIntent\"}}}",
        "{\"sessionState\":{\"dialogAction\":{\"type\":\"Close\"}}}",
        "{\"sessionState\":{\"dialogAction\":{\"type\":\"ConfirmIntent\"},"
            + "\"intent\":{\"name\":\"GreetingIntent\"}}}",
        "{\"sessionState\":{\"dialogAction\":{\"type\":\"ElicitSlot\",\"slotToElicit\":\"Nope\"},"
            + "\"intent\":{\"name\":\"InitiateDemo\"}}}",
        "{\"sessionState\":{\"dialogAction\":{\"type\":\"Close\"},\"intent\":{\"name\":\"Nope\"}}}",
        "{\"sessionState\":{\"dialogAction\":{\"type\":\"Close\"},"
            + "\"intent\":{\"name\":\"GreetingIntent\",\"state\":\"ReadyForFulfillment\"}}}",
        "{\"sessionState\":{\"dialogAction\":{\"type\":\"Delegate\"},"
            + "\"sessionAttributes\":{\"a\":1}}}",
        "{\"sessionState\":{\"dialogAction\":{\"type\":\"Delegate\"}},"
            + "\"messages\":[{\"content\":\"no type\"}]}"
      })
  void dependencyFailed_whenResponseIsNotOfTheDocumentedForm(String response) {
    LEX.functions().answer(response);
    assertThrows(DependencyFailedException.class, () -> LEX.say("hello"));
  }

  @Test
  void dependencyFailed_whenResponseIsTooLarge() {
    LEX.functions()
        .answer(LexRuntimeExtension.close("Fulfilled", "x".repeat(1025), "GreetingIntent"));
    assertThrows(DependencyFailedException.class, () -> LEX.say("hello"));
    LEX.functions()
        .answer(
            LexRuntimeExtension.close("Fulfilled", "x", "GreetingIntent")
                .replace(
                    "\"intent\"",
                    "\"sessionAttributes\":{\"a\":\"" + "x".repeat(9300) + "\"},\"intent\""));
    assertThrows(DependencyFailedException.class, () -> LEX.say("hello"));
  }

  @Test
  void dependencyFailed_whenEventIsTooLarge() {
    SessionState large =
        SessionState.builder().sessionAttributes(Map.of("a", "x".repeat(12_000))).build();
    assertThrows(DependencyFailedException.class, () -> LEX.say("hello", large));
    assertTrue(LEX.functions().events.isEmpty());
  }

  @Test
  void dependencyFailed_whenTheHookIsThrottled() {
    LEX.functions()
        .then(
            event -> {
              throw new AwsError(429, "TooManyRequestsException", "Rate Exceeded.");
            });
    assertThrows(DependencyFailedException.class, () -> LEX.say("hello"));
  }
}
