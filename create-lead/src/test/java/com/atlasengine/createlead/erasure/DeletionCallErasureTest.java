package com.atlasengine.createlead.erasure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.fake.FakeBacklog;
import com.atlasengine.core.fake.FakeCallRecords;
import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.fake.FakeCrm;
import com.atlasengine.core.fake.FakeInteractions;
import com.atlasengine.core.fake.FakeLateReplies;
import com.atlasengine.core.fake.FakeSecrets;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.kit.InteractionDraft;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A stranger can have any name asked about on any number; that shows nobody's traces. */
class DeletionCallErasureTest {
  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(1));

  private final FakeInteractions interactions = new FakeInteractions();
  private final FakeCrm crm = new FakeCrm();
  private final FakeCallRecords callRecords = new FakeCallRecords();
  private final Erasure erasure =
      new Erasure(
          interactions,
          crm,
          new FakeBacklog(),
          new FakeLateReplies(new FakeClock()),
          callRecords,
          FakeSecrets.numberKey());

  @Test
  void takesTheCallThatAskedForIt() {
    interactions.put(Ada.interaction());
    ask("Lovelace", "contact-1");

    assertTrue(erase("Lovelace").isComplete());

    assertEquals(List.of(), interactions.all());
    assertEquals(List.of(new ContactId("contact-1")), callRecords.forgotten());
  }

  @Test
  void takesTheCall_whenNothingElseIsThere() {
    ask("Lovelace", "contact-1");

    assertTrue(erase("Lovelace").isComplete());

    assertEquals(List.of(), interactions.all());
  }

  @Test
  void takesNothingOfOthers_whenANameWasOnlyAskedAbout() {
    Interaction nameless =
        InteractionDraft.of(InteractionKey.startingAt(Ada.PHONE, Instant.EPOCH)).build();
    interactions.put(nameless);
    crm.openCase(new NewCase(NewCase.SUBJECT_PREFIX, "?", Ada.PHONE, Optional.empty()), SOON);
    ask("Byron", "contact-1");

    assertTrue(erase("Byron").isComplete());

    assertEquals(List.of(nameless), interactions.all());
    assertEquals(1, crm.cases().size());
  }

  @Test
  void takesAllOfThePerson_whenSomebodyAskedAboutAnotherName() {
    interactions.put(Ada.interaction());
    crm.createLead(new PersonName("Ada", "Lovelace"), Ada.PHONE, SOON);
    crm.openCase(new NewCase(NewCase.SUBJECT_PREFIX, "?", Ada.PHONE, Optional.empty()), SOON);
    ask("Byron", "contact-1");

    assertTrue(erase("Lovelace").isComplete());

    assertEquals(List.of(), crm.cases());
    assertEquals(List.of(), crm.leads());
    assertEquals(1, interactions.all().size());
  }

  @Test
  void keepsTheCall_whenItsRecordCannotBeEmptied() {
    ask("Lovelace", "contact-1");
    callRecords.faults().failAsIfDown();

    assertEquals(false, erase("Lovelace").isComplete());

    assertEquals(1, interactions.all().size());
  }

  private void ask(String lastName, String contact) {
    interactions.put(
        InteractionDraft.deletionCall(
                InteractionKey.startingAt(Ada.PHONE, Instant.EPOCH.plusSeconds(9)), lastName)
            .contact(new ContactId(contact))
            .build());
  }

  private ErasureReport erase(String lastName) {
    return erasure.erase(Ada.PHONE, lastName, SOON);
  }
}
