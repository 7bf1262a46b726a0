package com.atlasengine.updatelead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.fake.FakeCrm;
import com.atlasengine.core.fake.FakeInteractions;
import com.atlasengine.core.fake.FakeTextModel;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpdateLeadTest {
  private static final PhoneNumber PHONE = new PhoneNumber("+12065550123");
  private static final PersonName ADA = new PersonName("Ada", "Lovelace");
  private static final Instant PICKED_UP = Instant.parse("2026-10-26T06:08:00Z");
  private static final String POINTS = "- Wanted prices.\n- Was told about the demo.\n- Call her.";

  private final FakeClock clock = new FakeClock();
  private final FakeInteractions interactions = new FakeInteractions();
  private final FakeCrm crm = new FakeCrm();
  private final FakeTextModel model = new FakeTextModel(POINTS);
  private final UpdateLead updateLead = new UpdateLead(interactions, crm, model, clock);
  private final InteractionKey key = InteractionKey.startingAt(PHONE, clock.instant());

  @Test
  void writesOutcomeDurationAndSummary_whenTheCallWasAnswered() {
    LeadId lead = openWithLead();
    talk();

    Result result = ended(Optional.empty(), answered());

    String description = "Call by Atlas: Answered, 2 min 13 s.\n\n" + POINTS;
    assertEquals(description, crm.leads().getFirst().description());
    assertEquals(Optional.of(description), item().summary());
    assertEquals(new Result(Result.Status.UPDATED, lead.value(), clock.instant()), result);
  }

  @Test
  void tellsTheModelWhatWasSaid() {
    openWithLead();
    talk();

    ended(Optional.empty(), answered());

    assertTrue(
        model
            .prompts()
            .getFirst()
            .user()
            .contains("\"\"\"\nAtlas: Hello Ada\nUser: What does it cost?\n\"\"\""));
  }

  @Test
  void keepsThreePoints_whenTheModelWritesMore() {
    openWithLead();
    talk();
    model.says("Here you are:\n\n* One.\n2. Two.\n• Three.\n- Four.");

    ended(Optional.empty(), answered());

    assertTrue(
        crm.leads().getFirst().description().endsWith("\n\n- Here you are:\n- One.\n- Two."),
        crm.leads().getFirst().description());
  }

  @Test
  void saysSoWithoutTheModel_whenNothingWasSaid() {
    openWithLead();

    ended(Optional.empty(), noAnswer("CUSTOMER_DISCONNECT"));

    assertEquals(
        "Call by Atlas: No answer.\n\n- Nothing was said on the phone.",
        crm.leads().getFirst().description());
    assertEquals(List.of(), model.prompts());
  }

  @Test
  void tellsWhatKindOfEndItWas() {
    openWithLead();

    assertEquals(
        "The call could not be put through.", outcome(noAnswer("OUTBOUND_ATTEMPT_FAILED")));
    assertEquals("The call could not be put through.", outcome(noAnswer("TELECOM_PROBLEM")));
    assertEquals("No answer.", outcome(noAnswer("TELECOM_TIMEOUT")));
    assertEquals("No answer.", outcome(noAnswer("TELECOM_BUSY")));
    assertEquals("It is not known whether the call was answered.", outcome(Optional.empty()));
    talk();
    assertEquals("Answered.", outcome(Optional.empty()));
  }

  @Test
  void letsTheWorkflowTryAgain_whenTheModelFailsAtFirst() {
    openWithLead();
    talk();
    model.faults().down();

    assertThrows(TransientFailure.class, () -> ended(Optional.of(0), answered()));
    assertThrows(TransientFailure.class, () -> ended(Optional.of(1), answered()));
    assertEquals(Optional.empty(), item().summary());
  }

  @Test
  void keepsTheOutcome_whenTheModelKeepsFailing() {
    openWithLead();
    talk();
    model.faults().down();

    assertEquals(Result.Status.UPDATED, ended(Optional.of(2), answered()).status());
    String description = crm.leads().getFirst().description();
    assertTrue(description.startsWith("Call by Atlas: Answered, 2 min 13 s."), description);
    assertTrue(description.contains("conversation of 2 lines"), description);
  }

  @Test
  void keepsTheOutcome_whenTheModelRefuses() {
    openWithLead();
    talk();
    model.faults().always(new PermanentFailure("Bedrock: AccessDeniedException"));

    assertEquals(Result.Status.UPDATED, ended(Optional.of(0), answered()).status());
  }

  @Test
  void asksTheModelOnce_whenSalesforceFailedTheFirstTime() {
    openWithLead();
    talk();
    crm.faults().next(new TransientFailure("Salesforce: 503"));
    assertThrows(TransientFailure.class, () -> ended(Optional.of(0), answered()));

    assertEquals(Result.Status.UPDATED, ended(Optional.of(1), answered()).status());
    assertEquals(1, model.prompts().size());
  }

  @Test
  void writesToTheLeadOfNow_whenItWasPendingBefore() {
    open();
    talk();
    LeadId lead = crm.createLead(ADA, PHONE, time());
    interactions.attachLead(key, lead, time());

    Result result = ended(Optional.empty(), answered());

    assertEquals(lead.value(), result.leadId());
    assertFalse(crm.leads().getFirst().description().isEmpty());
  }

  @Test
  void believesTheInteraction_whenItNamesAnotherLeadThanTheRequest() {
    LeadId lead = openWithLead();
    Request request =
        new Request.CallEnded(
            key, Optional.of(new LeadId("00QOUTDATED")), answered(), Optional.empty());

    assertEquals(lead.value(), updateLead.handle(request, invocation()).leadId());
  }

  @Test
  void believesTheRequest_whenTheInteractionNamesNoLead() {
    open();
    LeadId lead = crm.createLead(ADA, PHONE, time());
    Request request = new Request.CallEnded(key, Optional.of(lead), answered(), Optional.empty());

    assertEquals(lead.value(), updateLead.handle(request, invocation()).leadId());
  }

  @Test
  void leavesItToTheInteraction_whenTheLeadIsStillPending() {
    open();
    talk();

    assertEquals(
        new Result(Result.Status.PENDING, "", clock.instant()),
        ended(Optional.empty(), answered()));
    assertTrue(item().summary().orElseThrow().contains("Wanted prices"));
  }

  @Test
  void writesNothing_whenThePersonWasErased() {
    crm.createLead(ADA, PHONE, time());

    assertEquals(Result.Status.ERASED, ended(Optional.empty(), answered()).status());
    assertEquals("", crm.leads().getFirst().description());
    assertEquals(List.of(), interactions.all());
  }

  @Test
  void marksTheLead_whenTheNumberIsNeverCalled() {
    openWithLead();

    notCalled("RefusedByConnect");

    assertEquals(
        "Not called by Atlas: the telephone service refuses the number.",
        crm.leads().getFirst().description());
  }

  @Test
  void leavesTheLeadAlone_whenItWasCalledOtherwise() {
    LeadId lead = openWithLead();
    crm.describeLead(lead, "Call by Atlas: Answered.", time());

    assertEquals(Result.Status.UNCHANGED, notCalled("DialledRecently").status());
    assertEquals(Result.Status.UNCHANGED, notCalled("DailyLimit").status());
    assertEquals("Call by Atlas: Answered.", crm.leads().getFirst().description());
  }

  @Test
  void writesTheSummaryItIsGiven_whenAskedInTheOldWay() {
    LeadId lead = crm.createLead(ADA, PHONE, time());

    Result result = updateLead.handle(new Request.Summary(lead, "Wants a callback."), invocation());

    assertEquals(Result.Status.UPDATED, result.status());
    assertEquals("Wants a callback.", crm.leads().getFirst().description());
  }

  @Test
  void renewsSalesforcesSession_whenKeptWarm() {
    updateLead.warm(invocation());

    assertEquals(1, crm.warmed());
  }

  private String outcome(Optional<Contact> contact) {
    return Outcome.of(contact, item()).sentence();
  }

  private Result ended(Optional<Integer> attempt, Optional<Contact> contact) {
    return updateLead.handle(
        new Request.CallEnded(key, Optional.empty(), contact, attempt), invocation());
  }

  private Result notCalled(String reason) {
    return updateLead.handle(new Request.NotCalled(key, Optional.empty(), reason), invocation());
  }

  private static Optional<Contact> answered() {
    return Optional.of(
        new Contact(
            Optional.of(PICKED_UP),
            Optional.of(PICKED_UP.plusSeconds(133)),
            Optional.of("CUSTOMER_DISCONNECT")));
  }

  private static Optional<Contact> noAnswer(String endedBy) {
    return Optional.of(new Contact(Optional.empty(), Optional.of(PICKED_UP), Optional.of(endedBy)));
  }

  private void open() {
    interactions.open("turn-1", key, ADA, "User: start demo", time());
  }

  private LeadId openWithLead() {
    open();
    LeadId lead = crm.createLead(ADA, PHONE, time());
    interactions.attachLead(key, lead, time());
    return lead;
  }

  private void talk() {
    interactions.appendTurn(
        key, "turn-1", List.of("Atlas: Hello Ada", "User: What does it cost?"), time());
  }

  private com.atlasengine.core.model.Interaction item() {
    return interactions.find(key, time()).orElseThrow();
  }

  private static Invocation invocation() {
    return new Invocation("request", time());
  }

  private static Deadline time() {
    return Deadline.in(Duration.ofSeconds(30));
  }
}
