package com.atlasengine.createlead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeBacklog;
import com.atlasengine.core.fake.FakeClaims;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.fake.FakeCrm;
import com.atlasengine.core.fake.FakeInteractions;
import com.atlasengine.core.fake.FakeLateReplies;
import com.atlasengine.core.fake.FakeSecrets;
import com.atlasengine.core.fake.FakeTelemetry;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.lead.Leads;
import com.atlasengine.core.lead.SecondPerson;
import com.atlasengine.core.model.CallReport;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.NewTask;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Backlog;
import com.atlasengine.core.port.CallRecords;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PendingRetryTest {
  private static final PhoneNumber OTHER = new PhoneNumber("+12065550199");
  private static final PersonName ADA = new PersonName("Ada", PersonName.UNKNOWN_LAST_NAME);
  private static final CallReport REPORT =
      new CallReport("Answered", Optional.empty(), Instant.EPOCH, "Talked about prices.");

  private final FakeClock clock = new FakeClock();
  private final FakeInteractions interactions = new FakeInteractions();
  private final FakeBacklog backlog = new FakeBacklog();
  private final FakeClaims claims = new FakeClaims(clock);
  private final FakeCrm crm = new FakeCrm();
  private final FakeLateReplies lateReplies = new FakeLateReplies(clock);
  private final FakeTelemetry telemetry = new FakeTelemetry();
  private final PendingRetry retry = newRetry(backlog);

  private PendingRetry newRetry(Backlog pending) {
    Leads leads = new Leads(crm, claims, SecondPerson.OWN_LEAD, FakeSecrets.numberKey());
    return new PendingRetry(
        pending,
        interactions,
        claims,
        crm,
        lateReplies,
        CallRecords.NONE,
        leads,
        FakeSecrets.numberKey(),
        telemetry);
  }

  @Test
  void createsAndAttachesTheLead_whenSalesforceIsBack() {
    InteractionKey key = pendingLead(Ada.PHONE, Ada.NAME);

    assertEquals(new Result.Retried(1, 0), run());

    LeadId lead = crm.leads().getFirst().id();
    assertEquals(Optional.of(lead), interactions.find(key, time()).orElseThrow().lead());
    assertEquals("", crm.leads().getFirst().description());
    assertEquals(List.of(), backlog.all());
  }

  @Test
  void writesTheSummaryToo_whenTheCallHasEndedMeanwhile() {
    InteractionKey key = pendingLead(Ada.PHONE, Ada.NAME);
    interactions.storeReport(key, REPORT, time());

    run();

    FakeCrm.Activity activity = crm.activities().getFirst();
    assertEquals(REPORT, activity.call().report());
    assertEquals(crm.leads().getFirst().id(), activity.lead());
    assertEquals(
        Set.of(activity.id()), interactions.find(key, time()).orElseThrow().records().activities());
  }

  @Test
  void leavesTheCallToAPerson_whenItWasNotPlacedAndSalesforceWasDownToo() {
    InteractionKey key = pendingLead(Ada.PHONE, Ada.NAME);
    CallReport toCall =
        new CallReport("Not called", Optional.empty(), Instant.EPOCH, "Could not.", true);
    interactions.storeReport(key, toCall, time());

    run();

    assertEquals(toCall, crm.activities().getFirst().call().report());
  }

  @Test
  void addsTheTaskOnce_whenTheCaseWasOpenedWithoutIt() {
    InteractionKey key = open(Ada.PHONE, Ada.NAME, "turn");
    NewTask task = new NewTask("Call back at 3", LocalDate.of(2026, 11, 28));
    NewCase request =
        new NewCase("Callback", "Ada", Ada.PHONE, Optional.empty(), Optional.of(task));
    crm.openCase(request, time());
    PendingWork work = new PendingWork.Case("turn", request, Optional.of(key));
    backlog.add(work, "down", time());
    run();
    backlog.add(work, "down", time());
    run();

    assertEquals(List.of(request), crm.cases());
    assertEquals(List.of(request), crm.tasks());
    assertEquals(1, interactions.find(key, time()).orElseThrow().records().activities().size());
  }

  @Test
  void makesNoLead_whenThePersonWasErasedMeanwhile() {
    interactions.delete(pendingLead(Ada.PHONE, Ada.NAME), time());

    assertEquals(new Result.Retried(1, 0), run());
    assertEquals(List.of(), crm.leads());
  }

  @Test
  void keepsTheWork_whenSalesforceIsStillDown() {
    pendingLead(Ada.PHONE, Ada.NAME);
    crm.faults().failAsIfDown();

    assertEquals(new Result.Retried(0, 1), run());
    assertEquals(1, backlog.all().size());
    assertEquals(List.of(1.0), telemetry.values(Metric.PENDING_WORK));
  }

  @Test
  void goesOnWithTheRest_whenOnePieceFails() {
    pendingLead(Ada.PHONE, Ada.NAME);
    pendingLead(OTHER, new PersonName("Grace", "Hopper"));
    crm.faults().failNext(new PermanentFailure("Salesforce: INVALID_FIELD"));

    assertEquals(new Result.Retried(1, 1), run());
    assertEquals("Hopper", crm.leads().getFirst().name().last());
  }

  @Test
  void getsToTheRestNextTime_whenARunIsFullOfWorkThatFails() {
    for (int i = 0; i < 25; i++) {
      pendingLead(Ada.PHONE, new PersonName("Ada", "Lovelace the " + i + "th"));
      crm.faults().failNext(new PermanentFailure("Salesforce: INVALID_FIELD"));
    }
    backlog.add(new PendingWork.Case("turn-7", aCase(Ada.PHONE), Optional.empty()), "down", time());

    assertEquals(new Result.Retried(0, 25), run());
    run();

    assertEquals(1, crm.cases().size());
  }

  @Test
  void opensNoSecondCase_whenOnlyTheAnswerToTheFirstWasLost() {
    crm.openCase(aCase(Ada.PHONE), time());
    backlog.add(new PendingWork.Case("turn-7", aCase(Ada.PHONE), Optional.empty()), "down", time());

    assertEquals(new Result.Retried(1, 0), run());
    assertEquals(1, crm.cases().size());
  }

  @Test
  void stops_whenTheTimeIsUp() {
    pendingLead(Ada.PHONE, Ada.NAME);

    Result.Retried retried = retry.run(new Invocation("run", Deadline.in(Duration.ofSeconds(4))));

    assertEquals(new Result.Retried(0, 1), retried);
    assertEquals(0, crm.faults().callCount());
  }

  @Test
  void opensTheCaseOnce_whenForgettingItFailed() {
    backlog.add(new PendingWork.Case("turn-7", aCase(Ada.PHONE), Optional.empty()), "down", time());
    TransientFailure down = new TransientFailure("down");
    FakeBacklog forgetful = new FakeBacklog();
    forgetful.add(
        new PendingWork.Case("turn-7", aCase(Ada.PHONE), Optional.empty()), "down", time());
    Backlog failing = mock(Backlog.class, delegatesTo(forgetful));
    doThrow(down).when(failing).remove(any(), any());
    PendingRetry forgetting = newRetry(failing);
    forgetting.run(new Invocation("run-1", time()));

    assertEquals(new Result.Retried(1, 0), run());
    assertEquals(1, crm.cases().size());
  }

  @Test
  void remembersTheCase_whenTheCallIsKnown() {
    InteractionKey key = open(Ada.PHONE, Ada.NAME, "turn-1");
    backlog.add(new PendingWork.Case("turn-7", aCase(Ada.PHONE), Optional.of(key)), "down", time());

    assertEquals(new Result.Retried(1, 0), run());
    assertEquals(1, interactions.find(key, time()).orElseThrow().records().cases().size());
  }

  @Test
  void opensTheCaseLater_whenSalesforceFailedFirst() {
    backlog.add(new PendingWork.Case("turn-7", aCase(Ada.PHONE), Optional.empty()), "down", time());
    crm.faults().failNext(new TransientFailure("503"));

    assertEquals(new Result.Retried(0, 1), run());
    assertEquals(new Result.Retried(1, 0), run());
    assertEquals(1, crm.cases().size());
  }

  @Test
  void erasesAllOfTheNumber_whenNumberAndLastNameMatch() {
    crm.createLead(Ada.NAME, Ada.PHONE, time());
    InteractionKey oneWord = open(Ada.PHONE, ADA, "turn-2");
    interactions.attachLead(oneWord, crm.leads().getFirst().id(), time());
    open(OTHER, Ada.NAME, "turn-3");
    backlog.add(new PendingWork.Lead(oneWord, ADA), "down", time());
    backlog.add(new PendingWork.Erasure(Ada.PHONE, "lovelace"), "down", time());
    crm.faults().failNext(new TransientFailure("503"));
    run();
    run();

    assertEquals(List.of(), crm.leads());
    assertEquals(1, interactions.all().size());
    assertEquals(OTHER, interactions.all().getFirst().key().phone());
    assertEquals(List.of(), backlog.all());
  }

  @Test
  void erasesTheInteractionsToo_whenOnlyTheLeadWasErasedTheFirstTime() {
    crm.createLead(Ada.NAME, Ada.PHONE, time());
    open(Ada.PHONE, Ada.NAME, "turn-2");
    backlog.add(new PendingWork.Erasure(Ada.PHONE, "Lovelace"), "down", time());
    interactions.faults().failNext(new TransientFailure("down"));

    assertEquals(new Result.Retried(0, 1), run());
    assertEquals(new Result.Retried(1, 0), run());
    assertEquals(List.of(), interactions.all());
  }

  @Test
  void erasesNothingOfOthers_whenTheLastNameIsWrong() {
    crm.createLead(Ada.NAME, Ada.PHONE, time());
    open(Ada.PHONE, Ada.NAME, "turn-1");
    backlog.add(new PendingWork.Erasure(Ada.PHONE, "Byron"), "down", time());

    assertEquals(new Result.Retried(1, 0), run());
    assertEquals(1, crm.leads().size());
    assertEquals(1, interactions.all().size());
  }

  @Test
  void erasesTheInteractionOfThatName_whenTheLeadWasNeverCreated() {
    open(Ada.PHONE, Ada.NAME, "turn-1");
    open(Ada.PHONE, new PersonName("Annabella", "Byron"), "turn-2");
    backlog.add(new PendingWork.Erasure(Ada.PHONE, "LOVELACE"), "down", time());

    run();

    assertEquals(1, interactions.all().size());
    assertTrue(interactions.all().getFirst().name().orElseThrow().last().equals("Byron"));
  }

  private InteractionKey pendingLead(PhoneNumber phone, PersonName name) {
    InteractionKey key = open(phone, name, "turn-of-" + name.last());
    backlog.add(new PendingWork.Lead(key, name), "down", time());
    return key;
  }

  private InteractionKey open(PhoneNumber phone, PersonName name, String execution) {
    clock.advance(Duration.ofSeconds(1));
    return interactions.open(
        execution, InteractionKey.startingAt(phone, clock.instant()), name, "", time());
  }

  private static NewCase aCase(PhoneNumber phone) {
    return new NewCase("Callback", "Please call back", phone, Optional.empty());
  }

  private Result.Retried run() {
    return retry.run(new Invocation("run", time()));
  }

  private static Deadline time() {
    return Deadline.in(Duration.ofSeconds(30));
  }
}
