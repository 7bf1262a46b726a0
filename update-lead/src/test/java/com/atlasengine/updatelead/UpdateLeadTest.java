package com.atlasengine.updatelead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.kit.TestContents;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.lead.SecondPerson;
import com.atlasengine.core.model.CallActivity;
import com.atlasengine.core.model.CallReport;
import com.atlasengine.core.model.DeclineReason;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UpdateLeadTest {
  private static final Instant PICKED_UP = Instant.parse("2026-10-26T06:08:00Z");
  private static final String POINTS = "- Wanted prices.\n- Was told about the demo.\n- Call her.";

  private final FakeClock clock = new FakeClock();
  private final FakeInteractions interactions = new FakeInteractions();
  private final FakeBacklog backlog = new FakeBacklog();
  private final FakeCrm crm = new FakeCrm();
  private final FakeTextModel model = new FakeTextModel(POINTS);
  private final UpdateLead updateLead =
      new UpdateLead(
          TestContents.ALL,
          interactions,
          backlog,
          new FakeClaims(clock),
          crm,
          SecondPerson.OWN_LEAD,
          Duration.ofMinutes(15),
          FakeSecrets.numberKey(),
          model,
          clock);
  private final InteractionKey key = InteractionKey.startingAt(Ada.PHONE, clock.instant());

  @Test
  void writesOutcomeDurationAndSummary_whenTheCallWasAnswered() {
    LeadId lead = openWithLead();
    appendTurns();

    Result result = endCall(Optional.empty(), answered());

    String description = "Call by Atlas: Answered, 2 min 13 s.\n\n" + POINTS;
    assertEquals(description, crm.leads().getFirst().description());
    assertEquals(Optional.of(description), item().report().map(CallReport::text));
    CallActivity call = crm.activities().getFirst().call();
    assertEquals(
        new CallReport(
            "Answered",
            Optional.of(Duration.ofSeconds(133)),
            PICKED_UP.plusSeconds(133),
            description),
        call.report());
    assertEquals(Optional.of(Ada.NAME), call.person());
    assertEquals(Set.of(crm.activities().getFirst().id()), item().records().activities());
    assertEquals(new Result(Result.Status.UPDATED, lead.value(), clock.instant(), 0), result);
  }

  @Test
  void tellsTheModelWhatWasSaid() {
    openWithLead();
    appendTurns();

    endCall(Optional.empty(), answered());

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
    appendTurns();
    model.respondWith("Here you are:\n\n* One.\n2. Two.\n• Three.\n- Four.");

    endCall(Optional.empty(), answered());

    assertTrue(
        crm.leads().getFirst().description().endsWith("\n\n- Here you are:\n- One.\n- Two."),
        crm.leads().getFirst().description());
  }

  @Test
  void saysSoWithoutTheModel_whenNothingWasSaid() {
    openWithLead();

    endCall(Optional.empty(), noAnswer("CUSTOMER_DISCONNECT"));

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
    assertEquals("Busy.", outcome(noAnswer("TELECOM_BUSY")));
    assertEquals("It is not known whether the call was answered.", outcome(Optional.empty()));
    appendTurns();
    assertEquals("Answered.", outcome(Optional.empty()));
  }

  @Test
  void letsTheWorkflowTryAgain_whenTheModelFailsAtFirst() {
    openWithLead();
    appendTurns();
    model.faults().failAsIfDown();

    assertThrows(TransientFailure.class, () -> endCall(Optional.of(0), answered()));
    assertThrows(TransientFailure.class, () -> endCall(Optional.of(1), answered()));
    assertEquals(Optional.empty(), item().report());
  }

  @Test
  void keepsTheOutcome_whenTheModelKeepsFailing() {
    openWithLead();
    appendTurns();
    model.faults().failAsIfDown();

    assertEquals(Result.Status.UPDATED, endCall(Optional.of(2), answered()).status());
    String description = crm.leads().getFirst().description();
    assertTrue(description.startsWith("Call by Atlas: Answered, 2 min 13 s."), description);
    assertTrue(description.contains("conversation of 2 lines"), description);
  }

  @Test
  void keepsTheOutcome_whenTheModelRefuses() {
    openWithLead();
    appendTurns();
    model.faults().failAlways(new PermanentFailure("Bedrock: AccessDeniedException"));

    assertEquals(Result.Status.UPDATED, endCall(Optional.of(0), answered()).status());
  }

  @Test
  void asksTheModelOnce_whenSalesforceFailedTheFirstTime() {
    openWithLead();
    appendTurns();
    crm.faults().failNext(new TransientFailure("Salesforce: 503"));
    assertThrows(TransientFailure.class, () -> endCall(Optional.of(0), answered()));

    assertEquals(Result.Status.UPDATED, endCall(Optional.of(1), answered()).status());
    assertEquals(1, model.prompts().size());
  }

  @Test
  void writesToTheLeadOfNow_whenItWasPendingBefore() {
    open();
    appendTurns();
    LeadId lead = crm.createLead(Ada.NAME, Ada.PHONE, deadline());
    interactions.attachLead(key, lead, deadline());

    Result result = endCall(Optional.empty(), answered());

    assertEquals(lead.value(), result.leadId());
    assertFalse(crm.leads().getFirst().description().isEmpty());
  }

  @Test
  void believesTheInteraction_whenItNamesAnotherLeadThanTheRequest() {
    LeadId lead = openWithLead();
    Request request =
        new Request.CallEnded(
            new Request.Call.ByKey(key),
            Optional.of(new LeadId("00QOUTDATED")),
            answered(),
            Optional.empty());

    assertEquals(lead.value(), updateLead.handle(request, invocation()).leadId());
  }

  @Test
  void believesTheRequest_whenTheInteractionNamesNoLead() {
    open();
    LeadId lead = crm.createLead(Ada.NAME, Ada.PHONE, deadline());
    Request request =
        new Request.CallEnded(
            new Request.Call.ByKey(key), Optional.of(lead), answered(), Optional.empty());

    assertEquals(lead.value(), updateLead.handle(request, invocation()).leadId());
  }

  @Test
  void makesItPending_whenThereIsNoLeadYet() {
    open();
    appendTurns();

    assertEquals(
        new Result(Result.Status.PENDING, "", clock.instant(), 0),
        endCall(Optional.empty(), answered()));
    assertTrue(item().report().orElseThrow().text().contains("Wanted prices"));
    assertEquals(List.of(new PendingWork.Lead(key, Ada.NAME)), backlog.all());
  }

  @Test
  void writesNothing_whenThePersonWasErased() {
    crm.createLead(Ada.NAME, Ada.PHONE, deadline());

    assertEquals(Result.Status.ERASED, endCall(Optional.empty(), answered()).status());
    assertEquals("", crm.leads().getFirst().description());
    assertEquals(List.of(), interactions.all());
  }

  @Test
  void marksTheLead_whenTheNumberIsNeverCalled() {
    openWithLead();

    notCalled(DeclineReason.REFUSED_BY_CONNECT);

    assertEquals(
        "Not called by Atlas: the telephone service refuses the number.",
        crm.leads().getFirst().description());
  }

  @Test
  void leavesTheLeadAlone_whenItWasCalledOtherwise() {
    openWithLead();
    assertEquals(Result.Status.UNCHANGED, notCalled(DeclineReason.DIALLED_RECENTLY).status());
    assertEquals(Result.Status.UNCHANGED, notCalled(DeclineReason.DAILY_LIMIT).status());
    assertEquals(List.of(), crm.activities());
  }

  @Test
  void writesTheSummaryItIsGiven_whenAskedInTheOldWay() {
    LeadId lead = crm.createLead(Ada.NAME, Ada.PHONE, deadline());

    Result result = updateLead.handle(new Request.Summary(lead, "Wants a callback."), invocation());

    assertEquals(Result.Status.UPDATED, result.status());
    assertEquals("Wants a callback.", crm.leads().getFirst().description());
  }

  private String outcome(Optional<Contact> contact) {
    return CallOutcome.of(contact, item()).toSentence(TestContents.ENGLISH);
  }

  private Result endCall(Optional<Integer> attempt, Optional<Contact> contact) {
    return updateLead.handle(
        new Request.CallEnded(new Request.Call.ByKey(key), Optional.empty(), contact, attempt),
        invocation());
  }

  private Result notCalled(DeclineReason reason) {
    return updateLead.handle(
        new Request.NotCalled(key, Optional.empty(), Optional.of(reason)), invocation());
  }

  private static Optional<Contact> answered() {
    return Optional.of(
        new Contact(
            Optional.of(PICKED_UP),
            Optional.of(PICKED_UP.plusSeconds(133)),
            Optional.of("CUSTOMER_DISCONNECT"),
            Optional.empty()));
  }

  private static Optional<Contact> noAnswer(String endedBy) {
    return Optional.of(
        new Contact(
            Optional.empty(), Optional.of(PICKED_UP), Optional.of(endedBy), Optional.empty()));
  }

  private void open() {
    interactions.open("turn-1", key, Ada.NAME, "User: start demo", deadline());
  }

  private LeadId openWithLead() {
    open();
    LeadId lead = crm.createLead(Ada.NAME, Ada.PHONE, deadline());
    interactions.attachLead(key, lead, deadline());
    return lead;
  }

  private void appendTurns() {
    interactions.appendTurn(
        key, "turn-1", List.of("Atlas: Hello Ada", "User: What does it cost?"), deadline());
  }

  private Interaction item() {
    return interactions.find(key, deadline()).orElseThrow();
  }

  private static Invocation invocation() {
    return new Invocation("request", deadline());
  }

  private static Deadline deadline() {
    return Deadline.in(Duration.ofSeconds(30));
  }

  @Test
  void countsTheQuestionsThatHadNoAnswer() {
    openWithLead();
    interactions.appendTurn(
        key,
        "turn-9",
        List.of(
            "User: Which VAT id do you have?",
            "Atlas: I don't know that. Shall somebody call you back?",
            "User: I don't know that. Shall somebody call you back?"),
        Deadline.in(Duration.ofSeconds(1)));

    endCall(Optional.empty(), answered());

    assertTrue(
        crm.leads().getFirst().description().endsWith(POINTS + "\nQuestions without an answer: 1"),
        crm.leads().getFirst().description());
  }
}
