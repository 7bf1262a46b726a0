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
import com.atlasengine.core.lambda.Invocation;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CreateLeadTest {
  private static final PhoneNumber PHONE = new PhoneNumber("+12065550123");
  private static final PersonName ADA = new PersonName("Ada", "Lovelace");

  private final FakeClock clock = new FakeClock();
  private final FakeInteractions interactions = new FakeInteractions();
  private final FakeBacklog backlog = new FakeBacklog();
  private final FakeClaims claims = new FakeClaims(clock);
  private final FakeCrm crm = new FakeCrm();
  private final CreateLead createLead =
      new CreateLead(interactions, backlog, claims, crm, Telemetry.NONE, clock);

  @Test
  void opensTheInteractionWithItsLead_whenSalesforceHasNone() {
    Result.Opened opened = engage("turn-1");

    assertEquals("LEAD#+12065550123", opened.partitionKey());
    assertEquals("INTERACTION#2026-10-26T06:07:12.000000+00:00", opened.sortKey());
    assertEquals(ADA, crm.leads().getFirst().name());
    Interaction item = interactions.all().getFirst();
    assertEquals(Optional.of(new LeadId(opened.leadId())), item.lead());
    assertEquals("User: start demo", item.initialTranscript());
    assertEquals(Optional.of(ADA), item.name());
  }

  @Test
  void usesTheLead_whenTheNumberHasOne() {
    LeadId known = crm.createLead(new PersonName("A.", "Lovelace"), PHONE, time());

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
    Leads refused = new Leads(new FailingCreateCrm(crm, refusal), claims);
    assertThrows(PermanentFailure.class, () -> refused.findOrCreate(ADA, PHONE, "run-1", time()));

    assertTrue(engage("turn-2").leadId().startsWith("00Q"));
  }

  @Test
  void doesNotCreateBeside_whenTheOutcomeOfACreateIsUnknown() {
    TransientFailure lost = new TransientFailure("Salesforce: timeout");
    Leads cutOff = new Leads(new FailingCreateCrm(crm, lost), claims);
    assertThrows(TransientFailure.class, () -> cutOff.findOrCreate(ADA, PHONE, "run-1", time()));

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
        new Request.Engage("Ada", "Lovelace", "555-SECRET", Optional.empty(), Optional.empty());

    PermanentFailure failure =
        assertThrows(PermanentFailure.class, () -> createLead.handle(request, invocation("r")));
    assertEquals("Malformed Engage: phone is not an E.164 number", failure.getMessage());
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
            new SynchronizedSearchCrm(crm, () -> await(searched)),
            Telemetry.NONE,
            own);
    return CompletableFuture.supplyAsync(
        () -> there.handle(request("turn-" + run), invocation("request-" + run)),
        Thread::startVirtualThread);
  }

  private static void await(CyclicBarrier together) {
    try {
      together.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  private Result.Opened engage(String execution) {
    return (Result.Opened)
        createLead.handle(request(execution), invocation("request-of-" + execution));
  }

  private static Request request(String execution) {
    return new Request.Engage(
        "Ada", "Lovelace", PHONE.e164(), Optional.of("User: start demo"), Optional.of(execution));
  }

  private static Invocation invocation(String requestId) {
    return new Invocation(requestId, time());
  }

  private static Deadline time() {
    return Deadline.in(Duration.ofSeconds(30));
  }
}
