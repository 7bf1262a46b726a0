package com.atlasengine.invokecall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.config.Env;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeCallOpenings;
import com.atlasengine.core.fake.FakeClaims;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.fake.FakeInteractions;
import com.atlasengine.core.fake.FakeReservations;
import com.atlasengine.core.fake.FakeSecrets;
import com.atlasengine.core.fake.FakeSuppressions;
import com.atlasengine.core.fake.FakeTelephony;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.kit.AwsEvents;
import com.atlasengine.core.kit.HandlerDriver;
import com.atlasengine.core.model.DeclineReason;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandlerTest {
  private final FakeClock clock = new FakeClock();
  private final FakeInteractions interactions = new FakeInteractions();
  private final FakeClaims claims = new FakeClaims(clock);
  private final FakeReservations reservations = new FakeReservations(claims, clock);
  private final FakeTelephony telephony = new FakeTelephony();
  private final HandlerDriver handler =
      new HandlerDriver(
          "invoke-call",
          new Handler(
              new InvokeCall(
                  Config.from(
                      Env.of(
                          Map.of(
                              "CONTENT_LOCALES", "en_US,es_US",
                              "INTERACTIONS_DYNAMODB_TABLE", "table",
                              "NUMBER_KEY_ARN", "number-key",
                              "QUIET_HOURS", "none",
                              "LEAVE_VOICEMAIL_MESSAGE", "true"))),
                  interactions,
                  new FakeCallOpenings(interactions, claims, reservations),
                  claims,
                  reservations,
                  new FakeSuppressions(interactions),
                  FakeSecrets.numberKey(),
                  telephony,
                  Telemetry.NONE,
                  clock),
              Telemetry.NONE));

  HandlerTest() {
    interactions.put(Ada.interaction());
  }

  @Test
  void dialsAndAnswersWithTheContactAlone() {
    assertEquals("{\"ContactId\":\"contact-0001\"}", handler.handleEvent("place").toString());
    assertEquals(Ada.LEAD.value(), telephony.calls().getFirst().attributes().get("leadId"));
  }

  @Test
  void opensAndDials_andAnswersWithTheKeyToo_whenTheActionIsEngage() {
    JsonNode answer = handler.handleEvent("engage");

    assertEquals("contact-0001", answer.path("ContactId").asText());
    String key = answer.path("partitionKey").asText() + "#" + answer.path("sortKey").asText();
    assertEquals(
        Map.of("interactionKey", key),
        InvokeCallHarness.withoutWords(telephony.calls().getFirst().attributes()));
    assertTrue(!answer.has("declined"), "a path asks whether it is there");
  }

  @Test
  void answersWithTheReasonAndTheKey_whenItDeclinesAVisitor() {
    telephony.refuseAll("DestinationNotAllowedException");

    JsonNode answer = handler.handleEvent("engage");

    assertEquals("RefusedByConnect", answer.path("declined").asText());
    assertTrue(answer.path("sortKey").asText().startsWith("INTERACTION#"));
    assertTrue(!answer.has("ContactId"), "a path asks whether it is there");
  }

  @Test
  void losesNothingOfTheVisitor_whenItIsReadIn() {
    Request.Engage engage = (Request.Engage) Request.decode(HandlerDriver.readEvent("engage"));

    assertEquals("5f0c2a7e9b1d4c3f8a6e", engage.execution());
    assertEquals(Ada.PHONE, engage.visitor().phone());
    assertEquals("User: start demo", engage.initialTranscript());
    assertEquals("yes", engage.consent().orElseThrow().answer());
    assertEquals("4e0c2a7e9b1d4c3f8a6e", engage.reservation().orElseThrow());
    assertTrue(!engage.toString().contains("206") && !engage.toString().contains("Ada"));
  }

  @Test
  void tellsTheFlowWhatToAsk_onACallThatAsksWhetherToDelete() {
    handler.handleText(
        """
        {"purpose":"deletion","lastName":"Byron","phone":"+12065550123","salesforce":{"leadId":"",
         "partitionKey":"LEAD#+12065550123",
         "sortKey":"INTERACTION#2026-10-26T06:07:12.367643+00:00"}}
        """);

    Map<String, String> attributes = telephony.calls().getFirst().attributes();
    assertEquals(
        Map.of("interactionKey", Ada.KEY.encoded(), "purpose", "deletion", "lastName", "Byron"),
        InvokeCallHarness.withoutWords(attributes));
    assertTrue(attributes.getOrDefault("greeting", "").contains("the last name Byron"));
    assertFalse(attributes.containsKey("voicemailMessage"));
  }

  @ParameterizedTest
  @CsvSource({"es_US, es_US", "es_MX, es_US", "fr_FR, en_US", "'', en_US"})
  void tellsTheFlowInWhichLocaleToTalk(String given, String told) {
    handler.handleText(
        """
        {"locale":"%s","salesforce":{"leadId":"","partitionKey":"LEAD#+12065550123",
         "sortKey":"INTERACTION#2026-10-26T06:07:12.367643+00:00"}}
        """
            .formatted(given));

    assertEquals(told, telephony.calls().getFirst().attributes().get("locale"));
  }

  @Test
  void tellsTheFlowNothingMore_onADemo() {
    handler.handleEvent("place");

    Map<String, String> attributes = telephony.calls().getFirst().attributes();
    assertEquals(
        Set.of("interactionKey", "leadId"), InvokeCallHarness.withoutWords(attributes).keySet());
    assertTrue(
        attributes.getOrDefault("voicemailMessage", "").startsWith("Hello, this is Atlas"),
        "LEAVE_VOICEMAIL_MESSAGE is true");
  }

  @Test
  void answersWithTheReasonAlone_whenItDeclines() {
    telephony.refuseAll("DestinationNotAllowedException");

    assertEquals("{\"declined\":\"RefusedByConnect\"}", handler.handleEvent("place").toString());
  }

  @Test
  void prepares_whenTheActionIsPrepare() {
    assertEquals("{\"allowed\":true,\"reason\":\"\"}", handler.handleEvent("prepare").toString());
    assertEquals(List.of(), telephony.calls());
  }

  @Test
  void storesTheScenario_whenTheActionIsScenario() {
    assertEquals("{\"stored\":true}", handler.handleEvent("scenario").toString());
    assertTrue(scenario().startsWith("Hello Ada"), scenario());
    assertEquals(List.of(), telephony.calls());
  }

  @Test
  void dialsAndKeepsTheScenario_whenTheStateHoldsIt() {
    assertEquals(
        "{\"ContactId\":\"contact-0001\"}", handler.handleEvent("place-with-scenario").toString());
    assertTrue(scenario().startsWith("Hello Ada"), scenario());
  }

  @Test
  void keepsWarm() {
    assertEquals("warm", handler.handle(AwsEvents.schedule("keep-warm")).path("status").asText());
    assertEquals(1, telephony.warmCount());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'action':'prepare'} | phone",
        "{'action':'repeat','contactId':' '} | contactId",
        "{'salesforce':{'leadId':'SECRET-SECRET-SECRET','partitionKey':'a','sortKey':'b'}} |"
            + " leadId",
        "{'action':'engage'} | executionName",
        "{'action':'engage','executionName':'e'} | visitor",
        "{'action':'engage','executionName':'e','visitor':{'firstName':'Ada','lastName':'Byron'}} |"
            + " phone",
        "{'action':'engage','executionName':'e',"
            + "'visitor':{'firstName':'Ada','lastName':'Byron','phone':'SECRET'}} | phone",
        "{'phone':'+12065550123'} | salesforce",
        "{'salesforce':{'partitionKey':'LEAD#+12065550123'},'llm':{'scenario':''}} | sortKey",
        "{'salesforce':{'partitionKey':'SECRET','sortKey':'x'},'llm':{'scenario':''}} |"
            + " partitionKey",
        "{'salesforce':{'partitionKey':'a','sortKey':'b'}} | sortKey",
        "{'action':'scenario','sortKey':'b','scenario':''} | partitionKey",
        "{'action':'scenario','partitionKey':'a','scenario':''} | sortKey",
        "{'action':'scenario','partitionKey':'a','sortKey':'b'} | scenario",
        "{'action':'scenario','partitionKey':'SECRET','sortKey':'b','scenario':''} | partitionKey",
        "{'salesforce':{'partitionKey':'a','sortKey':'b'},'llm':{'scenario':null}} | scenario"
      })
  void namesTheFieldAndNoValue_whenTheRequestIsMalformed(String event, String field) {
    String refusal = handler.refuse(event.replace('\'', '"'));

    assertTrue(refusal.contains(field) && !refusal.contains("SECRET"), refusal);
  }

  @Test
  void failsByTheNameTheWorkflowRetries_whenConnectThrottles() {
    telephony.faults().failAsIfDown();

    assertThrows(TransientFailure.class, () -> handler.handleEvent("place"));
  }

  @Test
  void losesNothing_whenResultsAreWrittenAndRead() {
    Result.Prepared prepared = new Result.Prepared(false, "DialledRecently");
    Result.Dialled dialled = new Result.Dialled("contact-1");
    Result.Declined declined = new Result.Declined(DeclineReason.BUDGET_SPENT);
    Result.Stored stored = new Result.Stored(true);

    assertEquals(prepared, Json.read(Json.writeBytes(prepared), Result.Prepared.class));
    assertEquals(dialled, Json.read(Json.writeBytes(dialled), Result.Dialled.class));
    assertEquals(declined, Json.read(Json.writeBytes(declined), Result.Declined.class));
    assertEquals(stored, Json.read(Json.writeBytes(stored), Result.Stored.class));
  }

  @Test
  void losesNothingOfTheState_whenItIsReadIn() {
    Request.Place place =
        (Request.Place) Request.decode(HandlerDriver.readEvent("place-with-scenario"));

    assertEquals(Ada.KEY, place.key());
    assertEquals(Ada.LEAD, place.lead().orElseThrow());
    assertTrue(place.scenario().orElseThrow().startsWith("Hello Ada"));
    assertTrue(!place.toString().contains("206"), place.toString());
  }

  @Test
  void losesNothingOfTheScenario_whenItIsReadIn() {
    Request.StoreScenario written =
        (Request.StoreScenario) Request.decode(HandlerDriver.readEvent("scenario"));

    assertEquals(Ada.KEY, written.key());
    assertTrue(written.text().endsWith("Shall I tell you more?"));
    assertTrue(!written.toString().contains("206") && !written.toString().contains("Ada"));
  }

  private String scenario() {
    Deadline time = Deadline.in(Duration.ofSeconds(30));
    return interactions.find(Ada.KEY, time).flatMap(Interaction::scenario).orElse("");
  }
}
