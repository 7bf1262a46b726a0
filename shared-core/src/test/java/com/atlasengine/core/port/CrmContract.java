package com.atlasengine.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.ActivityId;
import com.atlasengine.core.model.CallActivity;
import com.atlasengine.core.model.CallReport;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.CrmLead;
import com.atlasengine.core.model.CrmRecords;
import com.atlasengine.core.model.LeadErasure;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.NewTask;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Crm.LogResult;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link Crm} does. */
public abstract class CrmContract {
  public static final PersonName ADA = new PersonName("Ada", "O'Lovelace");
  public static final PhoneNumber PHONE = new PhoneNumber("+12065550123");
  private static final PersonName GRACE = new PersonName("Grace", "Hopper");
  private static final PhoneNumber OTHER = new PhoneNumber("+12065550124");

  public final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  /** The system under test, empty. */
  protected abstract Crm crm();

  /** The Leads in it, oldest first. */
  protected abstract List<KnownLead> leads();

  /** The calls that were logged, oldest first. */
  protected abstract List<KnownCall> calls();

  /** Adds a Lead that somebody in sales made. */
  protected abstract LeadId addForeignLead(PersonName name, PhoneNumber phone, String description);

  /** Deletes a Lead as somebody in sales does. */
  protected abstract void deleteLead(LeadId lead);

  /** The subjects of the Cases in it, oldest first. */
  protected abstract List<String> cases();

  /** Takes it down. */
  protected abstract void takeDown();

  /** The Leads that sales must not call. */
  protected abstract Set<LeadId> notToCall();

  @Test
  void marksItsOwnLeadsOfTheNumberNotToBeCalled() {
    LeadId own = crm().createLead(ADA, PHONE, deadline);
    crm().createLead(ADA, OTHER, deadline);
    addForeignLead(GRACE, PHONE, "Met at the expo");

    crm().markDoNotCall(PHONE, deadline);
    crm().markDoNotCall(PHONE, deadline);

    assertEquals(Set.of(own), notToCall());
  }

  @Test
  void findsNobody_whenNobodyHasTheNumber() {
    crm().createLead(ADA, OTHER, deadline);

    assertEquals(List.of(), crm().findLeads(PHONE, deadline));
  }

  @Test
  void findsAllOfTheNumberOldestFirst_whoeverMadeThem() {
    LeadId first = addForeignLead(GRACE, PHONE, "Met at the expo");
    LeadId second = crm().createLead(ADA, PHONE, deadline);

    assertEquals(
        List.of(new CrmLead(first, GRACE), new CrmLead(second, ADA)),
        crm().findLeads(PHONE, deadline));
  }

  @Test
  void keepsALeadWithoutAFirstName() {
    PersonName name = new PersonName("", "Lovelace");
    crm().createLead(name, PHONE, deadline);

    assertEquals(List.of(new KnownLead(name, PHONE, "")), leads());
  }

  @Test
  void addsTheCallAndANote_whenTheLeadIsOurs() {
    LeadId lead = crm().createLead(ADA, PHONE, deadline);

    LogResult result = crm().logCall(lead, call("1", "- \"went\" well\n- é"), deadline);

    assertEquals(List.of(new KnownCall(lead, "Answered", "- \"went\" well\n- é")), calls());
    assertTrue(leads().getFirst().description().endsWith("- \"went\" well\n- é"));
    assertEquals(
        crm().findCall(call("1", "-"), deadline).map(LogResult.Logged::new), Optional.of(result));
    assertEquals(Optional.empty(), crm().findCall(call("2", "-"), deadline));
  }

  @Test
  void keepsTheFirstNote_whenASecondCallIsLogged() {
    LeadId lead = crm().createLead(ADA, PHONE, deadline);
    crm().logCall(lead, call("1", "- first"), deadline);
    crm().logCall(lead, call("2", "- second"), deadline);

    String description = leads().getFirst().description();
    assertTrue(description.contains("- first") && description.endsWith("- second"), description);
  }

  @Test
  void changesNothingOnALeadOfOthers() {
    LeadId lead = addForeignLead(ADA, PHONE, "Met at the expo");

    crm().logCall(lead, call("1", "- went well"), deadline);

    assertEquals(List.of(new KnownLead(ADA, PHONE, "Met at the expo")), leads());
    assertEquals(List.of(new KnownCall(lead, "Answered", "- went well")), calls());
  }

  @Test
  void leavesTheNoteOut_whenThereIsNoRoom() {
    LeadId lead = crm().createLead(ADA, PHONE, deadline);
    crm().logCall(lead, call("1", "x".repeat(31_900)), deadline);
    String before = leads().getFirst().description();

    crm().logCall(lead, call("2", "y".repeat(200)), deadline);

    assertEquals(before, leads().getFirst().description());
    assertEquals(2, calls().size());
  }

  @Test
  void saysThatTheLeadIsGone_whenItWasDeletedOrNeverWas() {
    LeadId lead = crm().createLead(ADA, PHONE, deadline);
    deleteLead(lead);

    assertEquals(new LogResult.LeadGone(), crm().logCall(lead, call("1", "-"), deadline));
    assertEquals(
        new LogResult.LeadGone(),
        crm().logCall(new LeadId("00Q000000000000AAA"), call("1", "-"), deadline));
    assertEquals(List.of(), calls());
  }

  @Test
  void opensACase() {
    crm().openCase(aCase("Callback", PHONE), deadline);

    assertEquals(List.of("Callback"), cases());
  }

  @Test
  void findsTheCaseOfARequest_byNumberAndSubject() {
    CaseId opened = crm().openCase(aCase("Callback, reference 'A1'", PHONE), deadline);

    assertEquals(
        Optional.of(opened), crm().findCase(aCase("Callback, reference 'A1'", PHONE), deadline));
    assertEquals(
        Optional.empty(), crm().findCase(aCase("Callback, reference 'A2'", PHONE), deadline));
    assertEquals(
        Optional.empty(), crm().findCase(aCase("Callback, reference 'A1'", OTHER), deadline));
  }

  @Test
  void findsTheTaskOfARequest_untilItIsDeleted() {
    LeadId lead = crm().createLead(ADA, PHONE, deadline);
    NewCase request =
        new NewCase(
            "Callback, reference 'A1'",
            "About Ada.",
            PHONE,
            Optional.of(lead),
            Optional.of(new NewTask("Call back at 3", LocalDate.of(2026, 11, 28))));
    ActivityId added = crm().addTask(request, crm().openCase(request, deadline), deadline);

    assertEquals(Optional.of(added), crm().findTask(request, deadline));
    assertEquals(Optional.empty(), crm().findTask(aCase("Callback", PHONE), deadline));
    crm().deleteRecords(new CrmRecords(Set.of(added), Set.of()), deadline);
    assertEquals(Optional.empty(), crm().findTask(request, deadline));
  }

  @Test
  void findsTheCallbacksOfANumber_butNoOtherCases() {
    CaseId callback = crm().openCase(aCase(NewCase.SUBJECT_PREFIX + ", A1", PHONE), deadline);
    crm().openCase(aCase("A complaint", PHONE), deadline);
    crm().openCase(aCase(NewCase.SUBJECT_PREFIX + ", B2", OTHER), deadline);

    assertEquals(Set.of(callback), crm().findCallbacks(PHONE, deadline));
  }

  @Test
  void deletesActivitiesAndCases_alsoTwice() {
    LeadId lead = crm().createLead(ADA, PHONE, deadline);
    Activities logged = log(lead, "1", "2");
    CaseId one = crm().openCase(aCase("hers", PHONE), deadline);
    crm().openCase(aCase("another's", PHONE), deadline);
    CrmRecords hers = new CrmRecords(Set.of(logged.first()), Set.of(one));

    crm().deleteRecords(hers, deadline);
    crm().deleteRecords(hers, deadline);

    assertEquals(List.of("another's"), cases());
    assertEquals(List.of("- 2"), calls().stream().map(KnownCall::text).toList());
  }

  @Test
  void deletesALeadThatIsOursAndThePersons() {
    LeadId lead = crm().createLead(ADA, PHONE, deadline);
    LeadErasure erasure =
        new LeadErasure(PHONE, "o'LOVELACE", Set.of(ADA), List.of(), Optional.empty(), Set.of());

    crm().eraseLead(lead, erasure, deadline);
    crm().eraseLead(lead, erasure, deadline);

    assertEquals(List.of(), leads());
  }

  @Test
  void changesNothing_whenSomebodyElseMadeTheLead() {
    LeadId lead = addForeignLead(ADA, PHONE, "Met at the expo");

    crm()
        .eraseLead(
            lead,
            new LeadErasure(
                PHONE, "O'Lovelace", Set.of(ADA), List.of(), Optional.empty(), Set.of()),
            deadline);

    assertEquals(List.of(new KnownLead(ADA, PHONE, "Met at the expo")), leads());
  }

  @Test
  void takesThePersonsNotesOff_whenTheLeadIsAnothers() {
    LeadId lead = crm().createLead(GRACE, PHONE, deadline);
    log(lead, "1", "2");
    LeadErasure erasure =
        new LeadErasure(
            PHONE,
            "O'Lovelace",
            Set.of(ADA),
            List.of(call("1", "- 1")),
            Optional.of(GRACE),
            Set.of());

    crm().eraseLead(lead, erasure, deadline);

    KnownLead left = leads().getFirst();
    assertEquals(GRACE, left.name());
    assertTrue(left.description().endsWith("- 2"), left.description());
    assertFalse(left.description().contains("- 1"), left.description());
    assertFalse(left.description().contains("atlas-1"), left.description());
  }

  @Test
  void namesTheLeadAfterWhoStays_whenItIsShared() {
    LeadId lead = crm().createLead(ADA, PHONE, deadline);
    log(lead, "1", "2");

    crm()
        .eraseLead(
            lead,
            new LeadErasure(
                PHONE,
                "O'Lovelace",
                Set.of(ADA),
                List.of(call("1", "- 1")),
                Optional.of(GRACE),
                Set.of()),
            deadline);

    assertEquals(List.of(GRACE), leads().stream().map(KnownLead::name).toList());
    assertFalse(leads().getFirst().description().contains("- 1"));
  }

  private Activities log(LeadId lead, String one, String two) {
    return new Activities(logged(lead, one), logged(lead, two));
  }

  private ActivityId logged(LeadId lead, String mark) {
    return switch (crm().logCall(lead, call(mark, "- " + mark), deadline)) {
      case LogResult.Logged(var activity) -> activity;
      case LogResult.LeadGone gone -> throw new AssertionError("The Lead is gone");
    };
  }

  private record Activities(ActivityId first, ActivityId second) {}

  @Test
  void failsForNow_whenItIsDown() {
    takeDown();

    assertThrows(TransientFailure.class, () -> crm().findLeads(PHONE, deadline));
    assertThrows(TransientFailure.class, () -> crm().createLead(ADA, PHONE, deadline));
    assertThrows(TransientFailure.class, () -> crm().warm(deadline));
  }

  @Test
  void failsAtOnce_whenNothingIsLeftOfTheDeadline() {
    assertThrows(
        TransientFailure.class, () -> crm().createLead(ADA, PHONE, Deadline.in(Duration.ZERO)));
    assertEquals(List.of(), leads());
  }

  /** A call with this mark. */
  public static CallActivity call(String mark, String text) {
    return new CallActivity(
        "atlas-" + mark,
        Optional.of(ADA),
        new CallReport("Answered", Optional.of(Duration.ofSeconds(133)), Instant.EPOCH, text));
  }

  private static NewCase aCase(String subject, PhoneNumber phone) {
    return new NewCase(subject, "About Ada.", phone, Optional.empty());
  }

  /** A call on a Lead. */
  public record KnownCall(LeadId lead, String outcome, String text) {}

  /** A Lead; its description is empty until it has one. */
  public record KnownLead(PersonName name, PhoneNumber phone, String description) {}
}
