package com.atlasengine.updatelead;

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
import com.atlasengine.core.fake.FakeSecrets;
import com.atlasengine.core.fake.FakeTextModel;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.kit.AwsEvents;
import com.atlasengine.core.kit.HandlerDriver;
import com.atlasengine.core.kit.TestContents;
import com.atlasengine.core.lead.SecondPerson;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandlerTest {
  private final FakeInteractions interactions = new FakeInteractions();
  private final FakeBacklog backlog = new FakeBacklog();
  private final FakeClock clock = new FakeClock();
  private final FakeCrm crm = new FakeCrm();
  private final HandlerDriver handler =
      new HandlerDriver(
          "update-lead",
          new Handler(
              new UpdateLead(
                  TestContents.ALL,
                  interactions,
                  backlog,
                  new FakeClaims(clock),
                  crm,
                  SecondPerson.OWN_LEAD,
                  Duration.ofMinutes(15),
                  FakeSecrets.numberKey(),
                  new FakeTextModel("- One.\n- Two.\n- Three."),
                  clock),
              Telemetry.NONE));
  private final LeadId lead =
      crm.createLead(Ada.NAME, Ada.PHONE, Deadline.in(Duration.ofSeconds(9)));

  HandlerTest() {
    interactions.put(
        Ada.draft()
            .lead(lead)
            .contact(new ContactId(EndedCall.CONTACT))
            .transcript(List.of("Atlas: Hello Ada", "User: Hi"))
            .build());
  }

  @Test
  void writesWhatConnectAndTheTranscriptSay() {
    JsonNode answer = handler.handleEvent("call-ended");

    assertEquals("updated", answer.path("status").asText());
    assertEquals(lead.value(), answer.path("leadId").asText());
    assertEquals("2026-10-26T06:07:12Z", answer.path("updatedAt").asText());
    assertEquals(
        "Call by Atlas: Answered, 2 min 13 s.\n\n- One.\n- Two.\n- Three.",
        crm.leads().getFirst().description());
  }

  @Test
  void findsTheCallOfAWorkflowThatAnEarlierVersionStarted() {
    assertEquals("updated", handler.handleEvent("call-ended-by-key").path("status").asText());
  }

  @Test
  void storesTheTokenOfWhoeverWaitsForTheEnd() {
    assertEquals("waiting", handler.handleEvent("await-end").path("status").asText());
    assertEquals("AAAAKgAAAAIAAAAAAAAAAQ==", interactions.token(Ada.KEY));
  }

  @Test
  void isTriedAgain_whenTheContactIsNotStoredYet() {
    interactions.put(Ada.draft().lead(lead).build());

    assertThrows(TransientFailure.class, () -> handler.handleEvent("await-end"));
    assertThrows(TransientFailure.class, () -> handler.handleEvent("call-ended"));
  }

  @Test
  void writesNothing_whenThePersonWasErased() {
    interactions.delete(Ada.KEY, Deadline.in(Duration.ofSeconds(9)));

    assertEquals("erased", handler.handleEvent("not-described").path("status").asText());
    assertEquals("", crm.leads().getFirst().description());
  }

  @Test
  void readsTimesAsSecondsToo_asTheServiceItselfWritesThem() {
    handler.handleText(
        """
        {"partitionKey":"LEAD#+12065550123",
         "sortKey":"INTERACTION#2026-10-26T06:07:12.367643+00:00",
         "contact":{"ConnectedToSystemTimestamp":1792994841.5,"DisconnectTimestamp":1792994851.5}}
        """);

    assertTrue(crm.leads().getFirst().description().startsWith("Call by Atlas: Answered, 10 s."));
  }

  @Test
  void takesNullForWhatDidNotHappen() {
    handler.handleText(
        """
        {"contactId":"9f8e7d6c-0000-1111-2222-333344445555","leadId":"","attempt":0,
         "contact":{"ConnectedToSystemTimestamp":null,"DisconnectTimestamp":null,
         "DisconnectReason":null,"AnsweringMachineDetectionStatus":null}}
        """);

    assertTrue(crm.leads().getFirst().description().startsWith("Call by Atlas: Answered"));
  }

  @Test
  void goesByTheTranscript_whenConnectCouldNotBeAsked() {
    handler.handleEvent("not-described");

    assertTrue(crm.leads().getFirst().description().startsWith("Call by Atlas: Answered.\n"));
  }

  @Test
  void marksTheLead_whenTheCallWasDeclined() {
    handler.handleEvent("declined");

    assertTrue(crm.leads().getFirst().description().startsWith("Not called by Atlas: "));
  }

  @Test
  void fails_whenTheLeadOfAnOldRequestIsUnknown() {
    assertThrows(PermanentFailure.class, () -> handler.handleEvent("summary"));
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
        "{} | leadId",
        "{'leadId':'00Q1'} | summary",
        "{'contactId':''} | contactId",
        "{'partitionKey':'LEAD#+12065550123'} | sortKey",
        "{'partitionKey':'SECRET','sortKey':'SECRET'} | partitionKey",
        "{'partitionKey':'LEAD#+12065550123','sortKey':'INTERACTION#2026-10-26T06:07:12.367643+00:00','outcome':'declined'}"
            + " | reason",
        "{'leadId':'00Q1','contact':{'DisconnectTimestamp':'SECRET'}} | contact.DisconnectTimestamp"
      })
  void namesTheFieldAndNoValue_whenTheRequestIsMalformed(String event, String field) {
    String refusal = handler.refuse(event.replace('\'', '"'));

    assertTrue(refusal.contains(field) && !refusal.contains("SECRET"), refusal);
  }

  @Test
  void failsByTheNameTheWorkflowRetries_whenSalesforceIsDown() {
    crm.faults().failAsIfDown();

    assertThrows(TransientFailure.class, () -> handler.handleEvent("call-ended"));
  }

  @Test
  void losesNothing_whenWrittenAndRead() {
    Result result = new Result(Result.Status.PENDING, "", Instant.parse("2026-10-26T06:07:12Z"), 0);
    Contact contact =
        new Contact(
            Optional.of(Instant.parse("2026-10-26T06:07:12.5Z")),
            Optional.of(Instant.parse("2026-10-26T06:08:12Z")),
            Optional.of("CUSTOMER_DISCONNECT"),
            Optional.of("HUMAN_ANSWERED"));

    assertEquals(result, Json.read(Json.writeBytes(result), Result.class));
    assertEquals(contact, Json.read(Json.writeBytes(contact), Contact.class));
  }
}
