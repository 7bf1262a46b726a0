package com.atlasengine.lex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.kit.AwsEvents;
import com.atlasengine.core.kit.TestContents;
import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnyEventTest {
  private final LexHarness rig = new LexHarness();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "greeting-text",
        "connect-voice",
        "initiate-demo-dialog",
        "initiate-demo-fulfilment",
        "delete-my-info-fulfilment",
        "malformed",
        "wrong-types",
        "empty",
        "null",
        "unknown-intent"
      })
  void isAnsweredWithWhatLexTakes(String file) {
    assertFalse(Response.of(rig.answerBytes(EventBuilder.bytes(file))).action().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "\"\"", "{\"sessionState\":{\"intent\":{\"name\":7}}}"})
  void isAnsweredWithWhatLexTakes_whenItIsNoEventAtAll(String body) {
    assertFalse(Response.of(rig.answerBytes(body.getBytes(UTF_8))).text().isBlank());
  }

  @Test
  void asksAgainAndKeepsTheAttributes_whenItIsMalformed() {
    Response broken = Response.of(rig.answerBytes(EventBuilder.bytes("malformed")));
    Response mistyped = Response.of(rig.answerBytes(EventBuilder.bytes("wrong-types")));

    assertEquals("ElicitIntent", broken.action());
    assertTrue(broken.attributes().isMissingNode(), "not replaced by nothing");
    assertEquals("ElicitIntent", mistyped.action());
    assertEquals("en", mistyped.attribute("pageLanguage"));
  }

  @Test
  void isNotRead_whenItIsFarTooLarge() {
    EventBuilder large = EventBuilder.of("greeting-text").utterance("x".repeat(200_000));

    assertTrue(rig.answer(large).attributes().isMissingNode());
    assertEquals(0, rig.model.prompts().size());
  }

  @Test
  void isAnswered_whenTheUtteranceIsTooLong() {
    Response response =
        rig.answer(EventBuilder.of("greeting-text").utterance("word ".repeat(5_000)));

    assertEquals("Nice to hear from you. Say start demo.", response.text());
    assertTrue(rig.model.prompts().getFirst().user().length() < 3_000);
  }

  @Test
  void closesWithAnApology_whenTheIntentIsUnknown() {
    Response response = rig.answer(EventBuilder.of("unknown-intent"));

    assertEquals("Close", response.action());
    assertEquals("Failed", response.state());
    assertTrue(response.text().contains("sorry"), response.text());
    assertTrue(response.slot("City").isNull(), "an unfilled slot stays null");
  }

  @ParameterizedTest
  @CsvSource({
    "GreetingIntent, GREETING",
    "AboutTechnologyIntent, ABOUT_TECHNOLOGY",
    "AboutDemoIntent, ABOUT_DEMO",
    "FallbackIntent, FALLBACK"
  })
  void saysTheGroundingText_whenTheModelFails(String intent, GroundedIntent grounded) {
    rig.model.faults().failAsIfDown();

    Response response = rig.answer(EventBuilder.of("greeting-text").intent(intent));

    assertEquals(TestContents.ENGLISH.grounding(grounded, Channel.CHAT), response.text());
    assertEquals("ElicitIntent", response.action());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GreetingIntent",
        "AboutTechnologyIntent",
        "AboutDemoIntent",
        "FallbackIntent",
        "CallbackIntent",
        "CloseIntent",
        "BookHotel"
      })
  void echoesEverySessionAttribute(String intent) {
    Response response = rig.answer(EventBuilder.of("greeting-text").intent(intent));

    assertEquals("en", response.attribute("pageLanguage"));
  }

  @Test
  void saysGoodbyeAndCloses() {
    Response response =
        rig.answer(EventBuilder.of("greeting-text").intent("CloseIntent").utterance("bye"));

    assertEquals("Close", response.action());
    assertEquals("Fulfilled", response.state());
    assertTrue(response.text().contains("Goodbye"));
  }

  @Test
  void asksWhetherSomebodyIsThere_whenNothingWasSaid() {
    Response response =
        rig.answer(EventBuilder.of("greeting-text").intent("FallbackIntent").utterance(" "));

    assertEquals("ElicitIntent", response.action());
    assertEquals(0, rig.model.prompts().size());
  }

  @Test
  void isAnswered_whenADependencyThrowsWhatItNeverShould() {
    rig.model.faults().failAlways(new IllegalStateException("the visitor said hello"));

    Response response = rig.answer(EventBuilder.of("greeting-text"));

    assertEquals(
        TestContents.ENGLISH.grounding(GroundedIntent.GREETING, Channel.CHAT), response.text());
    assertEquals("en", response.attribute("pageLanguage"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"keep-warm", "scheduled"})
  void renewsWhatTurnsWouldWaitFor_whenKeptWarm(String file) {
    assertEquals(
        "{\"status\":\"warm\"}", new String(rig.answerBytes(EventBuilder.bytes(file)), UTF_8));

    assertEquals(3, rig.secrets.renewCount());
    assertEquals(1, rig.crm.warmCount());
  }

  @Test
  void keepsWarm_whenTheOfficialClassWroteTheEvent() {
    assertEquals(
        "{\"status\":\"warm\"}",
        new String(rig.answerBytes(AwsEvents.schedule("keep-warm")), UTF_8));
    assertEquals("{\"status\":\"warm\"}", new String(rig.answerBytes(AwsEvents.schedule()), UTF_8));
    assertEquals(2, rig.crm.warmCount());
  }

  @Test
  void staysWarm_whenSalesforceIsNotSetUp() {
    rig.crm.faults().failAlways(new PermanentFailure("Secret: private_key"));

    assertEquals(
        "{\"status\":\"warm\"}",
        new String(rig.answerBytes(EventBuilder.bytes("keep-warm")), UTF_8));
    assertEquals(3, rig.secrets.renewCount());
  }

  @Test
  void isAnsweredWithWhatLexTakes_whenABrokenEventSpeaksOfKeepWarm() {
    byte[] broken = "{\"inputTranscript\":\"keep-warm\",".getBytes(UTF_8);

    assertEquals("ElicitIntent", Response.of(rig.answerBytes(broken)).action());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "[]",
        "{'shape':'Round'}",
        "{'shape':'Scalar','value':'Ada'}",
        "{'shape':'Scalar','value':{'interpretedValue':7}}",
        "{'shape':'Scalar','value':{'interpretedValue':'Ada','resolvedValues':[null]}}"
      })
  void aSlotCountsAsNotFilled_whenItsFormIsNotThatOfLex(String slot) {
    byte[] event = withIntent("{'name':'BookHotel','slots':{'City':" + slot + "}}", "[]");

    assertTrue(Response.of(rig.answerBytes(event)).slot("City").isNull());
    LexLimits.check(rig.answerBytes(event));
  }

  @Test
  void contextsGoBack_butNoneThatLexWouldRefuse() {
    String good =
        "{'name':'a','timeToLive':{'timeToLiveInSeconds':60,'turnsToLive':2},"
            + "'contextAttributes':{'x':'y'}}";
    byte[] event =
        withIntent(
            "{'name':'BookHotel','slots':{}}",
            "[" + good + ",7,{'name':'b','timeToLive':{'turnsToLive':99}}]");

    assertEquals(
        "[" + good.replace('\'', '"') + "]",
        LexLimits.check(rig.answerBytes(event)).at("/sessionState/activeContexts").toString());
  }

  @Test
  void answerIsNotTooLarge_whenTheSlotsAre() {
    String huge = "{'shape':'Scalar','value':{'interpretedValue':'" + "x".repeat(60_000) + "'}}";

    LexLimits.check(
        rig.answerBytes(withIntent("{'name':'BookHotel','slots':{'City':" + huge + "}}", "[]")));
    LexLimits.check(rig.answerBytes(withIntent("{'name':'" + "x".repeat(60_000) + "'}", "[]")));
  }

  @Test
  void attributeWithoutANameIsDropped() {
    LexLimits.check(rig.answerBytes(EventBuilder.of("greeting-text").attribute("", "x").bytes()));
  }

  private static byte[] withIntent(String intent, String contexts) {
    return ("{'inputMode':'Text','sessionId':'s','inputTranscript':'hello','sessionState':{"
            + "'activeContexts':"
            + contexts
            + ",'intent':"
            + intent
            + "}}")
        .replace('\'', '"')
        .getBytes(UTF_8);
  }
}
