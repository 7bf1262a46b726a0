package com.atlasengine.local.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.lambda.Functions;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.lexruntimev2.model.ConflictException;
import software.amazon.awssdk.services.lexruntimev2.model.DependencyFailedException;
import software.amazon.awssdk.services.lexruntimev2.model.DialogActionType;
import software.amazon.awssdk.services.lexruntimev2.model.GetSessionResponse;
import software.amazon.awssdk.services.lexruntimev2.model.LexRuntimeV2Exception;
import software.amazon.awssdk.services.lexruntimev2.model.PutSessionResponse;
import software.amazon.awssdk.services.lexruntimev2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lexruntimev2.model.SessionState;
import software.amazon.awssdk.services.lexruntimev2.model.ValidationException;

/** What is remembered between turns, and the operations on sessions. */
final class LexSessionsTest {
  @RegisterExtension static final LexRuntimeExtension LEX = new LexRuntimeExtension();

  @Test
  void phoneTurnReported_whenAttributesHoldAnInteractionKey() {
    LEX.functions().answer(LexRuntimeExtension.close("Fulfilled", "Hi.", "GreetingIntent"));
    LEX.functions().answer(LexRuntimeExtension.close("Fulfilled", "Hi.", "GreetingIntent"));
    LEX.say("hello");
    assertTrue(LEX.phoneTurns().isEmpty());
    Map<String, String> attributes = Map.of("interactionKey", "LEAD#+1#INTERACTION#t");
    LEX.say("hello", SessionState.builder().sessionAttributes(attributes).build());
    assertEquals(List.of(attributes), LEX.phoneTurns());
  }

  @Test
  void sessionForgotten_whenIdleTooLong() {
    LEX.functions()
        .delegate(1)
        .answer(LexRuntimeExtension.close("Fulfilled", "What?", "FallbackIntent"));
    LEX.say("start demo");
    LEX.clock().advance(Duration.ofSeconds(721));
    LEX.say("Ada Lovelace");
    assertEquals("FallbackIntent", LexRuntimeExtension.intentOf(LEX.functions().lastEvent()));
  }

  @Test
  void sessionKept_whenIdleForLessThanItsTime() {
    LEX.functions().delegate(2);
    LEX.say("start demo");
    LEX.clock().advance(Duration.ofSeconds(719));
    assertEquals("Which number shall we call?", LexRuntimeExtension.text(LEX.say("Ada Lovelace")));
  }

  @Test
  void contextAges_whenTurnsGoBy() {
    LEX.functions()
        .answer(
            """
            {"sessionState":{"dialogAction":{"type":"Close"},"intent":{"name":"GreetingIntent"},
              "activeContexts":[{"name":"greeted","contextAttributes":{},
                "timeToLive":{"timeToLiveInSeconds":60,"turnsToLive":1}}]}}
            """);
    LEX.say("hello");
    LEX.functions().answer(LexRuntimeExtension.close("Fulfilled", "Hi.", "GreetingIntent"));
    LEX.say("hello");
    LEX.functions().answer(LexRuntimeExtension.close("Fulfilled", "Hi.", "GreetingIntent"));
    LEX.say("hello");
    assertEquals(
        "greeted",
        LEX.functions()
            .events
            .get(1)
            .path("sessionState")
            .path("activeContexts")
            .path(0)
            .path("name")
            .asText());
    assertTrue(
        LEX.functions().events.get(2).path("sessionState").path("activeContexts").isMissingNode());
  }

  @Test
  void sessionReadAndRemoved_byTheSessionOperations() {
    LEX.functions().delegate(1);
    LEX.say("start demo");
    GetSessionResponse session =
        LEX.client()
            .getSession(
                b ->
                    b.botId(LexRuntimeExtension.BOT)
                        .botAliasId(LexRuntimeExtension.ALIAS)
                        .localeId(LexRuntimeExtension.LOCALE)
                        .sessionId(LexRuntimeExtension.SESSION));
    assertEquals("InitiateDemo", session.sessionState().intent().name());
    assertEquals("What is your name?", session.messages().getFirst().content());
    assertEquals(
        LexRuntimeExtension.SESSION,
        LEX.client()
            .deleteSession(
                b ->
                    b.botId(LexRuntimeExtension.BOT)
                        .botAliasId(LexRuntimeExtension.ALIAS)
                        .localeId(LexRuntimeExtension.LOCALE)
                        .sessionId(LexRuntimeExtension.SESSION))
            .sessionId());
    assertThrows(
        ResourceNotFoundException.class,
        () ->
            LEX.client()
                .getSession(
                    b ->
                        b.botId(LexRuntimeExtension.BOT)
                            .botAliasId(LexRuntimeExtension.ALIAS)
                            .localeId(LexRuntimeExtension.LOCALE)
                            .sessionId(LexRuntimeExtension.SESSION)));
  }

  @Test
  void conversationGoesOn_whereASessionWasPut() throws IOException {
    PutSessionResponse put =
        LEX.client()
            .putSession(
                b ->
                    b.botId(LexRuntimeExtension.BOT)
                        .botAliasId(LexRuntimeExtension.ALIAS)
                        .localeId(LexRuntimeExtension.LOCALE)
                        .sessionId(LexRuntimeExtension.SESSION)
                        .sessionState(
                            s ->
                                s.sessionAttributes(Map.of("a", "1"))
                                    .intent(i -> i.name("InitiateDemo"))
                                    .dialogAction(
                                        d ->
                                            d.type(DialogActionType.ELICIT_SLOT)
                                                .slotToElicit("VisitorPhoneNumber"))),
                ResponseTransformer.toBytes())
            .response();
    assertEquals(
        "Which number shall we call?",
        LexRuntimeExtension.decodeHeader(put.messages()).path(0).path("content").asText());
    assertEquals(
        "1",
        LexRuntimeExtension.decodeHeader(put.sessionState())
            .path("sessionAttributes")
            .path("a")
            .asText());
    LEX.functions().delegate(1);
    assertEquals("What is your name?", LexRuntimeExtension.text(LEX.say("2065550123")));
  }

  @Test
  void sessionUnchanged_whenATurnFails() {
    LEX.functions().delegate(1).fail().delegate(1);
    LEX.say("start demo");
    assertThrows(DependencyFailedException.class, () -> LEX.say("Ada"));
    assertEquals("Which number shall we call?", LexRuntimeExtension.text(LEX.say("Ada")));
  }

  @Test
  void validationException_whenTextIsTooLong() {
    assertThrows(ValidationException.class, () -> LEX.say("x".repeat(1025)));
  }

  @Test
  void notFound_whenBotOrLocaleIsAnother() {
    assertThrows(
        ResourceNotFoundException.class,
        () ->
            LEX.client()
                .recognizeText(
                    b ->
                        b.botId("ABCDEFGHIJ")
                            .botAliasId(LexRuntimeExtension.ALIAS)
                            .localeId(LexRuntimeExtension.LOCALE)
                            .sessionId(LexRuntimeExtension.SESSION)
                            .text("hi")));
    assertThrows(
        ResourceNotFoundException.class,
        () ->
            LEX.client()
                .recognizeText(
                    b ->
                        b.botId(LexRuntimeExtension.BOT)
                            .botAliasId(LexRuntimeExtension.ALIAS)
                            .localeId("de_DE")
                            .sessionId(LexRuntimeExtension.SESSION)
                            .text("hi")));
  }

  @Test
  void validationException_whenSessionIdIsNotOfItsPattern() {
    LexRuntimeV2Exception e =
        assertThrows(
            LexRuntimeV2Exception.class,
            () ->
                LEX.client()
                    .recognizeText(
                        b ->
                            b.botId(LexRuntimeExtension.BOT)
                                .botAliasId(LexRuntimeExtension.ALIAS)
                                .localeId(LexRuntimeExtension.LOCALE)
                                .sessionId("a/b")
                                .text("hi")));
    assertEquals(400, e.statusCode());
  }

  @Test
  void conflict_whenTwoTurnsOfASessionOverlap_butNotOfTwoSessions() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    LEX.functions()
        .then(
            event -> {
              entered.countDown();
              LexRuntimeExtension.await(release);
              return new Functions.Result(
                  Optional.empty(),
                  LexRuntimeExtension.close("Fulfilled", "Slow.", "GreetingIntent"),
                  "");
            });
    CompletableFuture<String> slow =
        CompletableFuture.supplyAsync(() -> LexRuntimeExtension.text(LEX.say("hello")));
    LexRuntimeExtension.await(entered);
    assertThrows(ConflictException.class, () -> LEX.say("hello"));
    LEX.functions().answer(LexRuntimeExtension.close("Fulfilled", "Quick.", "GreetingIntent"));
    assertEquals(
        "Quick.",
        LexRuntimeExtension.text(
            LEX.client()
                .recognizeText(
                    b ->
                        b.botId(LexRuntimeExtension.BOT)
                            .botAliasId(LexRuntimeExtension.ALIAS)
                            .localeId(LexRuntimeExtension.LOCALE)
                            .sessionId("other")
                            .text("hi"))));
    release.countDown();
    assertEquals("Slow.", slow.get(60, TimeUnit.SECONDS));
  }

  @Test
  void namedInTheError_whenOperationIsNotServed() {
    SdkServiceException e =
        assertThrows(
            SdkServiceException.class,
            () ->
                LEX.client()
                    .recognizeUtterance(
                        b ->
                            b.botId(LexRuntimeExtension.BOT)
                                .botAliasId(LexRuntimeExtension.ALIAS)
                                .localeId(LexRuntimeExtension.LOCALE)
                                .sessionId(LexRuntimeExtension.SESSION)
                                .requestContentType("text/plain; charset=utf-8"),
                        RequestBody.fromString("hi"),
                        ResponseTransformer.toBytes()));
    assertTrue(
        String.valueOf(e.getMessage()).contains("utterance"), () -> String.valueOf(e.getMessage()));
    assertFalse(String.valueOf(e.getMessage()).contains(LexRuntimeExtension.SESSION));
  }
}
