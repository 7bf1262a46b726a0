package com.atlasengine.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link Crm} does. */
public abstract class CrmContract {
  public static final PersonName ADA = new PersonName("Ada", "O'Lovelace");
  public static final PhoneNumber PHONE = new PhoneNumber("+12065550123");
  private static final PhoneNumber OTHER = new PhoneNumber("+12065550124");

  public final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  /** The system under test, empty. */
  protected abstract Crm crm();

  /** The Leads in it, oldest first. */
  protected abstract List<KnownLead> leads();

  /** The subjects of the Cases in it, oldest first. */
  protected abstract List<String> cases();

  /** Takes it down. */
  protected abstract void takeDown();

  @Test
  void findsNobody_whenNobodyHasTheNumber() {
    crm().createLead(ADA, OTHER, deadline);

    assertEquals(Optional.empty(), crm().findLead(PHONE, deadline));
  }

  @Test
  void findsTheOldest_whenSeveralHaveTheNumber() {
    LeadId first = crm().createLead(ADA, PHONE, deadline);
    crm().createLead(ADA, PHONE, deadline);

    assertEquals(Optional.of(first), crm().findLead(PHONE, deadline));
    assertEquals(2, leads().size());
  }

  @Test
  void keepsNameNumberAndDescription() {
    LeadId lead = crm().createLead(ADA, PHONE, deadline);
    crm().writeLeadDescription(lead, "- \"went\" well\n- é", deadline);
    crm().writeLeadDescription(lead, "- \"went\" well\n- é", deadline);

    assertEquals(List.of(new KnownLead(ADA, PHONE, "- \"went\" well\n- é")), leads());
  }

  @Test
  void keepsALeadWithoutAFirstName() {
    PersonName name = new PersonName("", "Lovelace");
    crm().createLead(name, PHONE, deadline);

    assertEquals(List.of(new KnownLead(name, PHONE, "")), leads());
  }

  @Test
  void cutsTheDescription_whenItIsTooLong() {
    LeadId lead = crm().createLead(ADA, PHONE, deadline);
    crm().writeLeadDescription(lead, "x".repeat(32_001), deadline);

    assertEquals(32_000, leads().getFirst().description().length());
  }

  @Test
  void failsForGood_whenTheLeadIsGone() {
    assertThrows(
        PermanentFailure.class,
        () -> crm().writeLeadDescription(new LeadId("00Q000000000000AAA"), "-", deadline));
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
  void erasesEveryLeadAndCase_whenNumberAndNameMatch() {
    crm().createLead(ADA, PHONE, deadline);
    crm().createLead(ADA, PHONE, deadline);
    crm().createLead(ADA, OTHER, deadline);
    crm().openCase(aCase("hers", PHONE), deadline);
    crm().openCase(aCase("another's", OTHER), deadline);

    assertEquals(2, crm().erase(PHONE, " o'LOVELACE ", deadline));

    assertEquals(List.of(OTHER), leads().stream().map(KnownLead::phone).toList());
    assertEquals(List.of("another's"), cases());
    assertEquals(0, crm().erase(PHONE, "O'Lovelace", deadline));
  }

  @Test
  void erasesNothing_whenTheNameDoesNotMatch() {
    crm().createLead(ADA, PHONE, deadline);
    crm().openCase(aCase("hers", PHONE), deadline);

    assertEquals(0, crm().erase(PHONE, "Byron", deadline));
    assertEquals(0, crm().erase(PHONE, "x' OR Name != '", deadline));

    assertEquals(1, leads().size());
    assertEquals(1, cases().size());
  }

  @Test
  void failsForNow_whenItIsDown() {
    takeDown();

    assertThrows(TransientFailure.class, () -> crm().findLead(PHONE, deadline));
    assertThrows(TransientFailure.class, () -> crm().createLead(ADA, PHONE, deadline));
    assertThrows(TransientFailure.class, () -> crm().warm(deadline));
  }

  @Test
  void failsAtOnce_whenNothingIsLeftOfTheDeadline() {
    assertThrows(
        TransientFailure.class, () -> crm().createLead(ADA, PHONE, Deadline.in(Duration.ZERO)));
    assertEquals(List.of(), leads());
  }

  private static NewCase aCase(String subject, PhoneNumber phone) {
    return new NewCase(subject, "About Ada.", phone, Optional.empty());
  }

  /** A Lead; its description is empty until it has one. */
  public record KnownLead(PersonName name, PhoneNumber phone, String description) {}
}
