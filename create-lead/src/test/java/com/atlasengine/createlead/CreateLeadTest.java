package com.atlasengine.createlead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.AdditionalAnswers.delegatesTo;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
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
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.lead.Leads;
import com.atlasengine.core.lead.SecondPerson;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.port.CallRecords;
import com.atlasengine.core.port.Crm;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CreateLeadTest {

  private final FakeClock clock = new FakeClock();
  private final FakeInteractions interactions = new FakeInteractions();
  private final FakeBacklog backlog = new FakeBacklog();
  private final FakeClaims claims = new FakeClaims(clock);
  private final FakeCrm crm = new FakeCrm();
  private final FakeLateReplies lateReplies = new FakeLateReplies(clock);
  private final CreateLead createLead =
      new CreateLead(
          interactions,
          backlog,
          claims,
          crm,
          lateReplies,
          CallRecords.NONE,
          SecondPerson.OWN_LEAD,
          FakeSecrets.numberKey(),
          Telemetry.NONE,
          clock);

  @Test
  void opensTheInteractionWithItsLead_whenSalesforceHasNone() {
    Result.Opened opened = engage("turn-1");

    assertEquals("LEAD#+12065550123", opened.partitionKey());
    assertTrue(
        opened.sortKey().startsWith("INTERACTION#2026-10-26T06:07:12.000000+00:00#"),
        opened.sortKey());
    assertEquals(Ada.NAME, crm.leads().getFirst().name());
    Interaction item = interactions.all().getFirst();
    assertEquals(Optional.of(new LeadId(opened.leadId())), item.lead());
    assertEquals("User: start demo", item.initialTranscript());
    assertEquals(Optional.of(Ada.NAME), item.name());
  }

  @Test
  void usesTheLead_whenTheNumberHasOne() {
    LeadId known = crm.createLead(new PersonName("ada", "lovelace"), Ada.PHONE, time());

    assertEquals(known.value(), engage("turn-1").leadId());
    assertEquals(1, crm.leads().size());
  }

  @Test
  void makesNothingTwice_whenTheExecutionIsRepeated() {
    Result.Opened first = engage("turn-1");
    clock.advance(Duration.ofSeconds(9));

    assertEquals(first, engage("turn-1"));
    assertEquals(1, interactions.all().size());
    assertEquals(1, crm.leads().size());
  }

  @Test
  void makesOneLead_whenTwoExecutionsMeet() {
    CyclicBarrier searched = new CyclicBarrier(2);
    CompletableFuture<Result> first = after(searched, 1);
    CompletableFuture<Result> second = after(searched, 2);

    long without =
        Stream.of(first, second)
            .map(run -> (Result.Opened) run.join())
            .filter(opened -> opened.leadId().isEmpty())
            .count();
    assertEquals(1, crm.leads().size());
    assertEquals(2, interactions.all().size());
    assertEquals(without, backlog.all().size());
  }

  @Test
  void keepsThePendingLead_whenSalesforceIsDown() {
    crm.faults().failAsIfDown();

    Result.Opened opened = engage("turn-1");

    assertEquals("", opened.leadId());
    assertEquals(opened.partitionKey() + "#" + opened.sortKey(), backlog.all().getFirst().id());
    assertEquals(1, interactions.all().size());
  }

  @Test
  void keepsThePendingLead_whenSalesforceRefuses() {
    crm.faults().failAlways(new PermanentFailure("Salesforce: INVALID_FIELD"));

    assertEquals("", engage("turn-1").leadId());
    assertEquals(1, backlog.all().size());
  }

  @Test
  void leavesNoClaimBehind_whenSalesforceRefusesTheLead() {
    PermanentFailure refusal = new PermanentFailure("Salesforce: REQUIRED_FIELD_MISSING");
    Leads refused =
        new Leads(failingToCreate(refusal), claims, SecondPerson.OWN_LEAD, FakeSecrets.numberKey());
    assertThrows(
        PermanentFailure.class, () -> refused.findOrCreate(Ada.NAME, Ada.PHONE, "run-1", time()));

    assertTrue(engage("turn-2").leadId().startsWith("00Q"));
  }

  @Test
  void doesNotCreateBeside_whenTheOutcomeOfACreateIsUnknown() {
    TransientFailure lost = new TransientFailure("Salesforce: timeout");
    Leads cutOff =
        new Leads(failingToCreate(lost), claims, SecondPerson.OWN_LEAD, FakeSecrets.numberKey());
    assertThrows(
        TransientFailure.class, () -> cutOff.findOrCreate(Ada.NAME, Ada.PHONE, "run-1", time()));

    assertEquals("", engage("turn-2").leadId());
    assertEquals(List.of(), crm.leads());
    clock.advance(Duration.ofMinutes(1));
    assertTrue(engage("turn-3").leadId().startsWith("00Q"));
  }

  @Test
  void fails_whenTheInteractionsAreDown() {
    interactions.faults().failAsIfDown();

    assertThrows(TransientFailure.class, () -> engage("turn-1"));
  }

  @Test
  void namesTheFieldAndNotItsValue_whenThePhoneIsMalformed() {
    Request request =
        new Request.Engage(
            "Ada", "Lovelace", "555-SECRET", Optional.empty(), Optional.empty(), Optional.empty());

    PermanentFailure failure =
        assertThrows(PermanentFailure.class, () -> createLead.handle(request, invocation("r")));
    assertEquals("Malformed Visitor: phone is not an E.164 number", failure.getMessage());
  }

  /** On a machine of its own; both have searched in vain before either creates. */
  private CompletableFuture<Result> after(CyclicBarrier searched, int run) {
    FakeClock own = new FakeClock();
    own.advance(Duration.ofMillis(run));
    CreateLead there =
        new CreateLead(
            interactions,
            backlog,
            claims,
            searchingTogether(searched),
            lateReplies,
            CallRecords.NONE,
            SecondPerson.OWN_LEAD,
            FakeSecrets.numberKey(),
            Telemetry.NONE,
            own);
    return CompletableFuture.supplyAsync(
        () -> there.handle(request("turn-" + run), invocation("request-" + run)),
        Thread::startVirtualThread);
  }

  /** The same Salesforce, which fails to create. */
  private Crm failingToCreate(RuntimeException failure) {
    Crm failing = mock(Crm.class, delegatesTo(crm));
    doThrow(failure).when(failing).createLead(any(), any(), any());
    return failing;
  }

  /** The same Salesforce, whose searches end together. */
  private Crm searchingTogether(CyclicBarrier searched) {
    Crm together = mock(Crm.class, delegatesTo(crm));
    doAnswer(
            search -> {
              Object found = delegatesTo(crm).answer(search);
              searched.await();
              return found;
            })
        .when(together)
        .findLeads(any(), any());
    return together;
  }

  private Result.Opened engage(String execution) {
    return (Result.Opened)
        createLead.handle(request(execution), invocation("request-of-" + execution));
  }

  private static Request request(String execution) {
    return new Request.Engage(
        "Ada",
        "Lovelace",
        Ada.PHONE.e164(),
        Optional.of("User: start demo"),
        Optional.empty(),
        Optional.of(execution));
  }

  private static Invocation invocation(String requestId) {
    return new Invocation(requestId, time());
  }

  private static Deadline time() {
    return Deadline.in(Duration.ofSeconds(30));
  }
}
