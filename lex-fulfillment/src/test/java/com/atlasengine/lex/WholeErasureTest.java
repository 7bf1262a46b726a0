package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.kit.InteractionDraft;
import com.atlasengine.core.model.ActivityId;
import com.atlasengine.core.model.CallActivity;
import com.atlasengine.core.model.CallReport;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.CrmRecords;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Crm.LogResult;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An erasure takes all of one person and nothing of another. */
class WholeErasureTest {
  private static final PhoneNumber NUMBER = LexHarness.CALL_KEY.phone();
  private static final PersonName ADA = new PersonName("Ada", "Byron");
  private static final PersonName CHARLES = new PersonName("Charles", "Babbage");
  private static final PersonName CHER = new PersonName("Cher", PersonName.UNKNOWN_LAST_NAME);
  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(1));

  private final LexHarness rig = new LexHarness();

  @Test
  void takesTheSecondPersonsWordsOffTheFirstOnesLead() {
    LeadId adas = rig.crm.createLead(ADA, NUMBER, SOON);
    Interaction hers = call("2026-10-26T06:07:12.000001+00:00", ADA, adas, "Ada likes lighthouses");
    call("2026-10-26T07:07:12.000001+00:00", CHARLES, adas, "Charles likes engines");

    erase("Babbage");

    assertEquals(List.of(hers), rig.interactions.all());
    assertEquals(List.of(adas), rig.crm.leads().stream().map(lead -> lead.id()).toList());
    assertEquals("Ada likes lighthouses", rig.crm.leads().getFirst().description());
    assertEquals(1, rig.crm.activities().size());
    assertEquals(hers.name(), rig.crm.activities().getFirst().call().person());
  }

  @Test
  void leavesTheLeadToTheSecondPerson_whenTheFirstOneGoes() {
    LeadId adas = rig.crm.createLead(ADA, NUMBER, SOON);
    call("2026-10-26T06:07:12.000001+00:00", ADA, adas, "Ada likes lighthouses");
    Interaction his = call("2026-10-26T07:07:12.000001+00:00", CHARLES, adas, "Likes engines");

    erase("Byron");

    assertEquals(List.of(his), rig.interactions.all());
    assertEquals(CHARLES, rig.crm.leads().getFirst().name());
    assertEquals("Likes engines", rig.crm.leads().getFirst().description());
  }

  @Test
  void takesOnlyThePersonsOwnCase() {
    Interaction hers = open("2026-10-26T06:07:12.000001+00:00", ADA);
    Interaction his = open("2026-10-26T07:07:12.000001+00:00", CHARLES);
    askForCallback(hers, "Ada asks");
    askForCallback(his, "Charles asks");

    erase("Byron");

    assertEquals(
        List.of("Charles asks"), rig.crm.cases().stream().map(NewCase::description).toList());
  }

  @Test
  void takesTheCase_whenThereIsNoLead() {
    open("2026-10-26T06:07:12.000001+00:00", ADA);
    rig.crm.openCase(aCase("Ada asks"), SOON);

    erase("Byron");

    assertEquals(List.of(), rig.crm.cases());
    assertEquals(List.of(), rig.interactions.all());
  }

  @Test
  void findsWhoHasOneName() {
    rig.crm.createLead(CHER, NUMBER, SOON);
    open("2026-10-26T06:07:12.000001+00:00", CHER);
    rig.crm.createLead(CHARLES, NUMBER, SOON);

    erase("Cher");

    assertEquals(List.of(CHARLES), rig.crm.leads().stream().map(lead -> lead.name()).toList());
    assertEquals(List.of(), rig.interactions.all());
  }

  @Test
  void keepsTheRequestAndSaysNothingOfDone_whenAStoreRefuses() {
    open("2026-10-26T06:07:12.000001+00:00", ADA);
    rig.crm.faults().failAlways(new PermanentFailure("Salesforce DELETE: INSUFFICIENT_ACCESS"));

    Response response = erase("Byron");

    assertFalse(response.text().contains("is deleted"), response.text());
    assertTrue(rig.backlog.all().contains(new PendingWork.Erasure(NUMBER, "Byron")));
    assertEquals(1, rig.interactions.all().size());
  }

  @Test
  void leavesTheLeadOfTheSalesTeamAsItIs() {
    LeadId theirs = rig.crm.addForeignLead(ADA, NUMBER, "Met at the expo");
    call("2026-10-26T06:07:12.000001+00:00", ADA, theirs, "Ada likes lighthouses");

    erase("Byron");

    assertEquals("Met at the expo", rig.crm.leads().getFirst().description());
    assertEquals(List.of(), rig.crm.activities());
    assertEquals(List.of(), rig.interactions.all());
  }

  private Response erase(String lastName) {
    return rig.answer(
        EventBuilder.of("delete-my-info-fulfilment").slot("VisitorLastName", lastName));
  }

  private Interaction open(String at, PersonName name) {
    Interaction item = InteractionDraft.of(new InteractionKey(NUMBER, at)).name(name).build();
    rig.interactions.put(item);
    return item;
  }

  /** A call that is logged in Salesforce. */
  private Interaction call(String at, PersonName name, LeadId lead, String text) {
    CallReport report = new CallReport("Answered", Optional.empty(), Instant.EPOCH, text);
    Interaction item =
        InteractionDraft.of(new InteractionKey(NUMBER, at))
            .name(name)
            .lead(lead)
            .report(report)
            .build();
    Interaction logged =
        new InteractionDraft(item)
            .records(new CrmRecords(Set.of(log(item, lead, report)), Set.of()))
            .build();
    rig.interactions.put(logged);
    return logged;
  }

  private ActivityId log(Interaction item, LeadId lead, CallReport report) {
    return switch (rig.crm.logCall(lead, CallActivity.of(item, report), SOON)) {
      case LogResult.Logged(var activity) -> activity;
      case LogResult.LeadGone gone -> throw new AssertionError("The Lead is gone");
    };
  }

  private void askForCallback(Interaction item, String description) {
    CaseId opened = rig.crm.openCase(aCase(description), SOON);
    rig.interactions.addCase(item.key(), opened, SOON);
  }

  private static NewCase aCase(String description) {
    return new NewCase(
        NewCase.SUBJECT_PREFIX + ", reference 1", description, NUMBER, Optional.empty());
  }
}
