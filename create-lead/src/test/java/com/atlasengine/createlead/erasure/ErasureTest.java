package com.atlasengine.createlead.erasure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.fake.FakeBacklog;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.fake.FakeCrm;
import com.atlasengine.core.fake.FakeInteractions;
import com.atlasengine.core.fake.FakeLateReplies;
import com.atlasengine.core.fake.FakeSecrets;
import com.atlasengine.core.kit.Ada;
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
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.CallRecords;
import com.atlasengine.core.port.Crm.LogResult;
import com.atlasengine.core.port.TextModel.Prompt;
import com.atlasengine.core.reply.RefreshRequest.LateTurn;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An erasure takes all of one person and nothing of another. */
class ErasureTest {
  private static final PhoneNumber NUMBER = Ada.PHONE;
  private static final PersonName ADA = new PersonName("Ada", "Byron");
  private static final PersonName CHARLES = new PersonName("Charles", "Babbage");
  private static final PersonName CHER = new PersonName("Cher", PersonName.UNKNOWN_LAST_NAME);
  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(1));

  private final FakeInteractions interactions = new FakeInteractions();
  private final FakeCrm crm = new FakeCrm();
  private final FakeBacklog backlog = new FakeBacklog();
  private final FakeLateReplies lateReplies = new FakeLateReplies(new FakeClock());

  @Test
  void takesTheSecondPersonsWordsOffTheFirstOnesLead() {
    LeadId adas = crm.createLead(ADA, NUMBER, SOON);
    Interaction hers = call("2026-10-26T06:07:12.000001+00:00", ADA, adas, "Ada likes lighthouses");
    call("2026-10-26T07:07:12.000001+00:00", CHARLES, adas, "Charles likes engines");

    erase("Babbage");

    assertEquals(List.of(hers), interactions.all());
    assertEquals(List.of(adas), crm.leads().stream().map(lead -> lead.id()).toList());
    assertEquals("Ada likes lighthouses", crm.leads().getFirst().description());
    assertEquals(1, crm.activities().size());
    assertEquals(hers.name(), crm.activities().getFirst().call().person());
  }

  @Test
  void leavesTheLeadToTheSecondPerson_whenTheFirstOneGoes() {
    LeadId adas = crm.createLead(ADA, NUMBER, SOON);
    call("2026-10-26T06:07:12.000001+00:00", ADA, adas, "Ada likes lighthouses");
    Interaction his = call("2026-10-26T07:07:12.000001+00:00", CHARLES, adas, "Likes engines");

    erase("Byron");

    assertEquals(List.of(his), interactions.all());
    assertEquals(CHARLES, crm.leads().getFirst().name());
    assertEquals("Likes engines", crm.leads().getFirst().description());
  }

  @Test
  void takesOnlyThePersonsOwnCase() {
    Interaction hers = open("2026-10-26T06:07:12.000001+00:00", ADA);
    Interaction his = open("2026-10-26T07:07:12.000001+00:00", CHARLES);
    askForCallback(hers, "Ada asks");
    askForCallback(his, "Charles asks");

    erase("Byron");

    assertEquals(List.of("Charles asks"), crm.cases().stream().map(NewCase::description).toList());
  }

  @Test
  void takesTheCase_whenThereIsNoLead() {
    open("2026-10-26T06:07:12.000001+00:00", ADA);
    crm.openCase(aCase("Ada asks"), SOON);

    erase("Byron");

    assertEquals(List.of(), crm.cases());
    assertEquals(List.of(), interactions.all());
  }

  @Test
  void findsWhoHasOneName() {
    crm.createLead(CHER, NUMBER, SOON);
    open("2026-10-26T06:07:12.000001+00:00", CHER);
    crm.createLead(CHARLES, NUMBER, SOON);

    erase("Cher");

    assertEquals(List.of(CHARLES), crm.leads().stream().map(lead -> lead.name()).toList());
    assertEquals(List.of(), interactions.all());
  }

  @Test
  void keepsTheInteractionsAndSaysNothingOfDone_whenAStoreRefuses() {
    open("2026-10-26T06:07:12.000001+00:00", ADA);
    crm.faults().failAlways(new PermanentFailure("Salesforce DELETE: INSUFFICIENT_ACCESS"));

    ErasureReport report = erase("Byron");

    assertEquals("{SALESFORCE=Salesforce DELETE: INSUFFICIENT_ACCESS}", report.describe());
    assertEquals(1, interactions.all().size());
  }

  @Test
  void takesNothing_whenNobodyHasThatName() {
    LeadId adas = crm.createLead(ADA, NUMBER, SOON);
    call("2026-10-26T06:07:12.000001+00:00", ADA, adas, "Ada likes lighthouses");

    assertTrue(erase("Babbage").isComplete());

    assertEquals(1, crm.leads().size());
    assertEquals(1, interactions.all().size());
  }

  @Test
  void leavesTheLeadOfTheSalesTeamAsItIs() {
    LeadId theirs = crm.addForeignLead(ADA, NUMBER, "Met at the expo");
    call("2026-10-26T06:07:12.000001+00:00", ADA, theirs, "Ada likes lighthouses");

    erase("Byron");

    assertEquals("Met at the expo", crm.leads().getFirst().description());
    assertEquals(List.of(), crm.activities());
    assertEquals(List.of(), interactions.all());
  }

  @Test
  void erasesTheOpeningLineThatWaitsForAYes() {
    LateTurn place = LateTurn.ofScenario(FakeSecrets.numberKey().hash(SOON), NUMBER, "chat-1");
    lateReplies.store(place, "Hello Ada.", SOON);
    lateReplies.storePrompt(place, new Prompt("You are Atlas.", "Ada", 10, 0.5), SOON);
    call("2026-10-26T06:07:12.000001+00:00", ADA, crm.addForeignLead(ADA, NUMBER, ""), "");

    erase("Byron");

    assertEquals(Optional.empty(), lateReplies.take(place, SOON));
    assertEquals(List.of(), lateReplies.prompts());
  }

  private ErasureReport erase(String lastName) {
    return new Erasure(
            interactions, crm, backlog, lateReplies, CallRecords.NONE, FakeSecrets.numberKey())
        .erase(NUMBER, lastName, SOON);
  }

  private Interaction open(String at, PersonName name) {
    Interaction item = InteractionDraft.of(new InteractionKey(NUMBER, at)).name(name).build();
    interactions.put(item);
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
    interactions.put(logged);
    return logged;
  }

  private ActivityId log(Interaction item, LeadId lead, CallReport report) {
    return switch (crm.logCall(lead, CallActivity.of(item, report), SOON)) {
      case LogResult.Logged(var activity) -> activity;
      case LogResult.LeadGone gone -> throw new AssertionError("The Lead is gone");
    };
  }

  private void askForCallback(Interaction item, String description) {
    CaseId opened = crm.openCase(aCase(description), SOON);
    interactions.addCase(item.key(), opened, SOON);
  }

  private static NewCase aCase(String description) {
    return new NewCase(
        NewCase.SUBJECT_PREFIX + ", reference 1", description, NUMBER, Optional.empty());
  }
}
