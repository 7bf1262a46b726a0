package com.atlasengine.invokecall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.dial.Caller;
import com.atlasengine.core.dial.DialLimits;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.model.ContactFlowId;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.DeclineReason;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From the workflow's input to the dial. */
class EngageVisitorTest {
  private static final ContactFlowId FLOW = new ContactFlowId("flow-2");

  private final InvokeCallHarness rig = new InvokeCallHarness();

  private void reserve(String id) {
    Caller caller = new Caller.Anonymous("session-" + id);
    assertEquals(
        Optional.empty(), rig.limits.reserve(id, Ada.PHONE, caller, InvokeCallHarness.deadline()));
  }

  private Result.Engaged engage(String execution, String reservation) {
    Request.Engage request =
        new Request.Engage(
            execution,
            new Visitor(Ada.NAME, Ada.PHONE),
            "User: start demo",
            Optional.empty(),
            Optional.of(reservation).filter(id -> !id.isEmpty()),
            Optional.of("es_US"),
            Optional.empty(),
            Optional.of(FLOW));
    return (Result.Engaged) rig.invokeCall.handle(request, InvokeCallHarness.invocation());
  }

  @Test
  void talksInTheVisitorsLocale() {
    engage("execution-1", "");

    assertEquals("es_US", rig.telephony.calls().getFirst().attributes().get("locale"));
  }

  @Test
  void goesThroughTheFlowThatTheWorkflowNames() {
    engage("execution-1", "");

    assertEquals(List.of(FLOW), rig.telephony.flows());
  }

  private Interaction onlyItem() {
    assertEquals(1, rig.interactions.all().size());
    return rig.interactions.all().getFirst();
  }

  private void assertCounted(int calls) {
    assertEquals(calls, rig.claims.counterValue(InvokeCallHarness.NUMBER_COUNTER));
  }

  @Test
  void opensTheInteractionAndDials_withoutALead() {
    reserve("r-1");

    Result.Engaged engaged = engage("turn-1", "r-1");

    Interaction item = onlyItem();
    assertEquals(
        new Result.Engaged(
            Optional.of("contact-0001"),
            Optional.empty(),
            item.key().partitionKey(),
            item.key().sortKey(),
            Optional.empty()),
        engaged);
    assertEquals(
        Map.of("interactionKey", item.key().encoded()),
        InvokeCallHarness.withoutWords(rig.telephony.calls().getFirst().attributes()));
    assertEquals(Optional.of(new ContactId("contact-0001")), item.contact());
    assertEquals(Optional.of(Ada.NAME), item.name());
    assertEquals("User: start demo", item.initialTranscript());
    assertCounted(1);
  }

  @Test
  void asksTheTableOnceBeforeTheDial_whenTheCallIsReserved() {
    reserve("r-1");
    rig.telephony.faults().failAsIfDown();
    int before = rig.tableRequests();

    assertThrows(TransientFailure.class, () -> engage("turn-1", "r-1"));

    assertEquals(2, rig.tableRequests() - before, "the transaction and the suppression beside it");
  }

  @Test
  void ringsOnce_howeverOftenTheExecutionIsRepeated() {
    reserve("r-1");
    Result.Engaged first = engage("turn-1", "r-1");
    rig.clock.advance(Duration.ofSeconds(9));

    assertEquals(first, engage("turn-1", "r-1"));
    assertEquals(1, rig.telephony.calls().size());
    assertEquals(first.sortKey(), onlyItem().key().sortKey());
    assertCounted(1);
  }

  @Test
  void ringsOnce_whenTheAnswerToTheDialWasLost() {
    reserve("r-1");
    rig.telephony.faults().failNext(new TransientFailure("Connect: no usable answer"));
    assertThrows(TransientFailure.class, () -> engage("turn-1", "r-1"));

    engage("turn-1", "r-1");
    engage("turn-1", "r-1");

    assertEquals(1, rig.telephony.calls().size());
    assertEquals(1, rig.interactions.all().size());
    assertCounted(1);
  }

  @Test
  void usesTheInteraction_whenTheLeadWasQuicker() {
    reserve("r-1");
    InteractionKey opened = rig.open("turn-1");

    assertEquals(opened.sortKey(), engage("turn-1", "r-1").sortKey());
    assertEquals(1, rig.telephony.calls().size());
    assertEquals(opened, onlyItem().key());
  }

  @Test
  void dialsAndCounts_whenNothingIsReserved() {
    assertEquals(Optional.of("contact-0001"), engage("by-hand", "").contactId());
    assertCounted(1);
  }

  @Test
  void declinesByName_whenNothingIsReservedAndTheNumberHasHadItsCalls() {
    for (int i = 0; i < DialLimits.MAX_CALLS_PER_DAY; i++) {
      engage("by-hand-" + i, "");
      rig.clock.advance(NumberClaims.MIN_CALL_INTERVAL);
    }

    assertEquals(Optional.of(DeclineReason.DAILY_LIMIT), engage("by-hand-9", "").declined());
    assertCounted(DialLimits.MAX_CALLS_PER_DAY);
    assertEquals(DialLimits.MAX_CALLS_PER_DAY, rig.telephony.calls().size());
  }

  @Test
  void givesBackWhatItCounted_whenNothingWasReservedAndTheNumberIsSuppressed() {
    rig.suppressions.put(Ada.PHONE);

    assertEquals(Optional.of(DeclineReason.NUMBER_SUPPRESSED), engage("by-hand", "").declined());
    assertCounted(0);
  }

  @Test
  void opensTheInteractionOfADeclinedCall_soThatTheLeadCanSayWhy() {
    reserve("r-1");
    rig.clock.advance(Duration.ofMinutes(56)); // to 0:03 in Seattle

    Result.Engaged engaged = engage("turn-1", "r-1");

    assertEquals(Optional.of(DeclineReason.QUIET_HOURS), engaged.declined());
    assertEquals(engaged.sortKey(), onlyItem().key().sortKey());
    assertEquals(List.of(), rig.telephony.calls());
    assertCounted(0);
  }

  @Test
  void dialsNobodyAndKeepsNoClaim_whenTheNumberIsSuppressed() {
    reserve("r-1");
    rig.suppressions.put(Ada.PHONE);

    assertEquals(Optional.of(DeclineReason.NUMBER_SUPPRESSED), engage("turn-1", "r-1").declined());
    assertEquals(List.of(), rig.telephony.calls());
    assertEquals(
        Optional.empty(),
        rig.claims.findHolder(InvokeCallHarness.NUMBER_CLAIM, InvokeCallHarness.deadline()));
    assertCounted(0);
    assertEquals(1, rig.interactions.all().size());
  }

  @Test
  void dialsOnTheNextTry_whenNobodyCouldTellWhetherTheNumberIsSuppressed() {
    reserve("r-1");
    rig.suppressions.faults().failAsIfDown();
    assertThrows(TransientFailure.class, () -> engage("turn-1", "r-1"));
    assertEquals(List.of(), rig.telephony.calls());

    rig.suppressions.faults().clear();
    assertEquals(Optional.of("contact-0001"), engage("turn-1", "r-1").contactId());
    assertCounted(1);
  }

  @Test
  void declinesTheSecond_whenTwoExecutionsCallOneNumber() {
    reserve("r-1");
    reserve("r-2");
    engage("turn-1", "r-1");

    assertEquals(Optional.of(DeclineReason.DIALLED_RECENTLY), engage("turn-2", "r-2").declined());
    assertEquals(1, rig.telephony.calls().size());
    assertEquals(2, rig.interactions.all().size());
    assertCounted(1);
  }

  @Test
  void callsNobody_whenThePersonWasErasedBeforeTheRepetition() {
    reserve("r-1");
    rig.telephony.faults().failNext(new TransientFailure("Connect: throttled"));
    assertThrows(TransientFailure.class, () -> engage("turn-1", "r-1"));
    rig.interactions.delete(onlyItem().key(), InvokeCallHarness.deadline());

    assertEquals(Optional.of(DeclineReason.PERSON_ERASED), engage("turn-1", "r-1").declined());
    assertEquals(List.of(), rig.telephony.calls());
    assertEquals(List.of(), rig.interactions.all());
  }

  @Test
  void namesTheLeadOnTheContact_onceItIsKnown() {
    reserve("r-1");
    engage("turn-1", "r-1");
    InteractionKey key = onlyItem().key();

    rig.invokeCall.handle(
        new Request.StoreScenario(
            key,
            "Hello Ada",
            Optional.of(new Request.KnownLead(new ContactId("contact-0001"), Ada.LEAD))),
        InvokeCallHarness.invocation());

    assertEquals(
        Map.of("interactionKey", key.encoded(), "leadId", Ada.LEAD.value()),
        InvokeCallHarness.withoutWords(rig.telephony.calls().getFirst().attributes()));
  }

  @Test
  void namesNoLead_whenThePersonWasErasedMeanwhile() {
    reserve("r-1");
    engage("turn-1", "r-1");
    InteractionKey key = onlyItem().key();
    rig.interactions.delete(key, InvokeCallHarness.deadline());
    Request.StoreScenario request =
        new Request.StoreScenario(
            key,
            "Hello Ada",
            Optional.of(new Request.KnownLead(new ContactId("contact-0001"), new LeadId("00Q1"))));

    assertThrows(
        PermanentFailure.class,
        () -> rig.invokeCall.handle(request, InvokeCallHarness.invocation()));
    assertEquals(
        Map.of("interactionKey", key.encoded()),
        InvokeCallHarness.withoutWords(rig.telephony.calls().getFirst().attributes()));
  }
}
