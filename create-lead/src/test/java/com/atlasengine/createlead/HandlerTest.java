package com.atlasengine.createlead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeBacklog;
import com.atlasengine.core.fake.FakeClaims;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.fake.FakeCrm;
import com.atlasengine.core.fake.FakeInteractions;
import com.atlasengine.core.fake.FakeLateReplies;
import com.atlasengine.core.fake.FakeSecrets;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.kit.AwsEvents;
import com.atlasengine.core.kit.HandlerDriver;
import com.atlasengine.core.lead.SecondPerson;
import com.atlasengine.core.model.Consent;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.Purpose;
import com.atlasengine.core.port.CallRecords;
import com.atlasengine.core.telemetry.Telemetry;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandlerTest {
  private final FakeClock clock = new FakeClock();
  private final FakeInteractions interactions = new FakeInteractions();
  private final FakeBacklog backlog = new FakeBacklog();
  private final FakeCrm crm = new FakeCrm();
  private final HandlerDriver handler =
      new HandlerDriver(
          "create-lead",
          new Handler(
              new CreateLead(
                  interactions,
                  backlog,
                  new FakeClaims(clock),
                  crm,
                  new FakeLateReplies(clock),
                  CallRecords.NONE,
                  SecondPerson.OWN_LEAD,
                  FakeSecrets.numberKey(),
                  Telemetry.NONE,
                  clock),
              Telemetry.NONE));

  @Test
  void answersInTheOldShape() {
    JsonNode answer = handler.handleEvent("engage");

    assertEquals(3, answer.size());
    assertEquals("00Q000000000000001", answer.path("leadId").asText());
    assertEquals("LEAD#+12065550123", answer.path("partitionKey").asText());
    String key = answer.path("partitionKey").asText() + "#" + answer.path("sortKey").asText();
    assertEquals(Optional.of(key), InteractionKey.parse(key).map(InteractionKey::encoded));
  }

  @Test
  void takesARequestWithoutChatAndExecution() {
    handler.handleEvent("engage-by-hand");

    assertEquals("", interactions.all().getFirst().initialTranscript());
  }

  @Test
  void keepsWhatTheVisitorAgreedTo_whichTheWorkflowPassesAsAList() {
    handler.handleText(
        """
        {"firstName":"Ada","lastName":"Lovelace","phone":"+12065550123","consent":[
          {"question":"Shall I call you now?","answer":"yes","givenAt":"2026-10-26T06:07:00Z",
           "secondCall":false}]}
        """);

    assertEquals(
        Optional.of(
            new Consent(
                "Shall I call you now?", "yes", Instant.parse("2026-10-26T06:07:00Z"), false)),
        interactions.all().getFirst().wishes().consent());
  }

  @Test
  void opensTheInteraction_whenTheWorkflowsInputHasNoConsent() {
    handler.handleText(
        """
        {"firstName":"Ada","lastName":"Lovelace","phone":"+12065550123","consent":[]}
        """);

    assertEquals(Optional.empty(), interactions.all().getFirst().wishes().consent());
  }

  @Test
  void opensACallThatAsksWhetherToDelete_andTellsSalesforceNothing() {
    String event =
        """
        {"purpose":"deletion","lastName":"byron","phone":"+12065550123","executionName":"run-1"}
        """;

    JsonNode answer = handler.handleText(event);

    assertEquals("", answer.path("leadId").asText());
    assertEquals("LEAD#+12065550123", answer.path("partitionKey").asText());
    assertEquals(answer, handler.handleText(event), "the same execution, the same call");
    Interaction opened = interactions.all().getFirst();
    assertEquals(1, interactions.all().size());
    assertEquals(Purpose.DELETION, opened.purpose());
    assertEquals(Optional.of(new PersonName("", "byron")), opened.name());
    assertEquals(0, crm.faults().callCount());
    assertEquals(List.of(), backlog.all());
  }

  @Test
  void writesANameAsTheBotDoes() {
    handler.handleText(
        "{\"firstName\":\"Siobhán\",\"lastName\":\"O’Neill, Jr.\",\"phone\":\"+12065550123\"}");

    assertEquals(
        Optional.of(new PersonName("Siobhán", "O'Neill")), interactions.all().getFirst().name());
  }

  @Test
  void retriesWhatIsPending_whenTheScheduleSaysSo() {
    crm.faults().failAsIfDown();
    handler.handleEvent("engage");
    crm.faults().clear();

    JsonNode answer = handler.handle(AwsEvents.schedule("retry-pending"));

    assertEquals(1, answer.path("done").asInt());
    assertEquals(0, answer.path("pending").asInt());
  }

  @Test
  void countsWhatIsPendingAndTriesNothing_whenADeploymentAsks() {
    crm.faults().failAsIfDown();
    handler.handleEvent("engage");
    crm.faults().clear();

    JsonNode answer = handler.handle(AwsEvents.schedule("count-pending"));

    assertEquals(1, answer.path("pending").asInt());
    assertEquals(List.of(), crm.leads());
    assertEquals(1, handler.handle(AwsEvents.schedule("retry-pending")).path("done").asInt());
  }

  @Test
  void keepsWarm() {
    assertEquals("warm", handler.handle(AwsEvents.schedule("keep-warm")).path("status").asText());
    assertEquals(1, crm.warmCount());
  }

  @Test
  void keepsWarm_whenSalesforceRefusesTheLogin() {
    crm.faults().failNext(new PermanentFailure("Salesforce: invalid_grant"));
    assertEquals("warm", handler.handle(AwsEvents.schedule("keep-warm")).path("status").asText());
    crm.faults().failAsIfDown();
    assertEquals("warm", handler.handle(AwsEvents.schedule("keep-warm")).path("status").asText());
    assertEquals(0, crm.warmCount());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'lastName':'L','phone':'+12065550123'} | firstName",
        "{'firstName':'A','lastName':null,'phone':'+12065550123'} | lastName",
        "{'firstName':'A','lastName':'L'} | phone",
        "{'firstName':'A','lastName':' ','phone':'+12065550123'} | lastName",
        "{'firstName':'A','lastName':'L','phone':'SECRET'} | phone",
        "{'firstName':'SECRET 1','lastName':'L','phone':'+12065550123'} | firstName",
        "{'firstName':'A','lastName':'SECRET\u200B','phone':'+12065550123'} | lastName",
        "{'firstName':'A','lastName':'You Owe Us','phone':'+12065550123'} | lastName",
        "{'firstName':'A','lastName':'L','phone':'+12065550123','chat_transcript':{}} |"
            + " chat_transcript",
        "{'purpose':'deletion','phone':'+12065550123','executionName':'run-1'} | lastName",
        "{'purpose':'deletion','lastName':'1','phone':'+12065550123','executionName':'r'} |"
            + " lastName",
        "{'purpose':'deletion','lastName':'Byron','phone':'SECRET','executionName':'r'} | phone",
        "{'purpose':'deletion','lastName':'Byron','phone':'+12065550123'} | executionName",
        "SECRET | JSON"
      })
  void namesTheFieldAndNoValue_whenTheRequestIsMalformed(String event, String field) {
    String refusal = handler.refuse(event.replace('\'', '"'));

    assertTrue(refusal.contains(field) && !refusal.contains("SECRET"), refusal);
  }

  @Test
  void failsByTheNameTheWorkflowRetries_whenTheTableIsDown() {
    interactions.faults().failAsIfDown();

    assertThrows(TransientFailure.class, () -> handler.handleEvent("engage"));
  }

  @Test
  void losesNothing_whenAResultIsWrittenAndRead() {
    Result.Opened opened = new Result.Opened("00Q1", "LEAD#+12065550123", "INTERACTION#now");
    Result.Retried retried = new Result.Retried(3, 2);

    assertEquals(opened, Json.read(Json.writeBytes(opened), Result.Opened.class));
    assertEquals(retried, Json.read(Json.writeBytes(retried), Result.Retried.class));
    assertTrue(!opened.toString().contains("206"), opened.toString());
  }

  @Test
  void losesNothing_whenTheRequestIsWrittenAndRead() {
    Request.Engage engage = (Request.Engage) Request.decode(HandlerDriver.readEvent("engage"));

    assertEquals(engage, Request.decode(Json.writeBytes(engage)));
    assertEquals("5f0c2a7e9b1d4c3f8a6e", engage.execution().orElseThrow());
    assertEquals("Engage[…]", engage.toString());
  }

  @Test
  void opensTheInteractionWithoutConsent_whenTheWorkflowsListHoldsNull() {
    handler.handleText(
        "{\"firstName\":\"Ada\",\"lastName\":\"Lovelace\",\"phone\":\"+12065550123\","
            + "\"consent\":[null]}");

    assertEquals(Optional.empty(), interactions.all().getFirst().wishes().consent());
  }
}
