package com.atlasengine.core.port;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.kit.InteractionDraft;
import com.atlasengine.core.model.ActivityId;
import com.atlasengine.core.model.CallReport;
import com.atlasengine.core.model.CaseId;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.CrmRecords;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link Interactions} does. */
public abstract class InteractionsContract {
  private static final Instant NOW = Instant.parse("2026-10-26T06:07:12.367643Z");
  private static final InteractionKey KEY = Ada.KEY;
  private static final CallReport REPORT =
      new CallReport("Answered", Optional.of(Duration.ofSeconds(133)), NOW, "- went well");

  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  /** An empty store. */
  protected abstract Interactions interactions();

  @Test
  void keepsWhatWasOpened() {
    Interactions interactions = interactions();

    assertEquals(KEY, interactions.open("execution-1", KEY, Ada.NAME, "User: hi", deadline));

    assertEquals(
        Optional.of(Ada.draft().initialTranscript("User: hi").build()),
        interactions.find(KEY, deadline));
  }

  @Test
  void returnsTheFirstKey_whenAnExecutionOpensAgain() {
    Interactions interactions = interactions();
    interactions.open("execution-1", KEY, Ada.NAME, "", deadline);

    InteractionKey later = InteractionKey.startingAt(Ada.PHONE, NOW.plusSeconds(3));

    assertEquals(KEY, interactions.open("execution-1", later, Ada.NAME, "", deadline));
    assertEquals(1, interactions.findByNumber(Ada.PHONE, deadline).size());
  }

  @Test
  void opensOnce_whenAnExecutionRunsManyTimesAtOnce() throws Exception {
    Interactions interactions = interactions();
    String execution = UUID.randomUUID().toString();
    Set<InteractionKey> keys = new HashSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<InteractionKey>> opens =
          List.of(1, 2, 3, 4).stream()
              .map(i -> InteractionKey.startingAt(Ada.PHONE, NOW.plusSeconds(i)))
              .<Callable<InteractionKey>>map(
                  key -> () -> interactions.open(execution, key, Ada.NAME, "", deadline))
              .toList();
      for (Future<InteractionKey> opened : threads.invokeAll(opens)) {
        keys.add(opened.get());
      }
    }

    assertEquals(1, keys.size());
    assertEquals(
        keys.stream().toList(),
        interactions.findByNumber(Ada.PHONE, deadline).stream().map(Interaction::key).toList());
  }

  @Test
  void opensACallThatAsksWhetherToDelete_once() {
    Interactions interactions = interactions();

    assertEquals(KEY, interactions.openDeletionCall("execution-1", KEY, "Byron", deadline));
    assertEquals(
        KEY,
        interactions.openDeletionCall(
            "execution-1",
            InteractionKey.startingAt(Ada.PHONE, NOW.plusSeconds(3)),
            "Byron",
            deadline));

    assertEquals(
        List.of(InteractionDraft.deletionCall(KEY, "Byron").build()),
        interactions.findByNumber(Ada.PHONE, deadline));
  }

  @Test
  void findsNothing_whenThereIsNoItem() {
    assertEquals(Optional.empty(), interactions().find(KEY, deadline));
  }

  @Test
  void findsACallByItsContact() {
    Interactions interactions = interactions();
    interactions.open("execution-1", KEY, Ada.NAME, "User: hi", deadline);
    ContactId contact = new ContactId("contact-1");
    assertEquals(Optional.empty(), interactions.findByContact(contact, deadline));

    interactions.storeContact(KEY, contact, deadline);
    interactions.storeToken(KEY, "token-1", deadline);

    assertEquals(
        Optional.of(KEY), interactions.findByContact(contact, deadline).map(Interaction::key));
    assertEquals(interactions.find(KEY, deadline), interactions.findByContact(contact, deadline));
  }

  @Test
  void keepsEverything_whenPartAfterPartIsStored() {
    Interactions interactions = interactions();
    interactions.open("execution-1", KEY, Ada.NAME, "User: hi", deadline);

    interactions.attachLead(KEY, new LeadId("00Q5e00001abcDEAAZ"), deadline);
    interactions.storeScenario(KEY, "Hello Ada.", deadline);
    interactions.storeContact(KEY, new ContactId("contact-1"), deadline);
    interactions.appendTurn(KEY, "turn-1", List.of("User: who?", "Atlas: me."), deadline);
    interactions.appendTurn(KEY, "turn-2", List.of("User: oh."), deadline);
    interactions.addActivity(KEY, new ActivityId("00T1"), deadline);
    interactions.addActivity(KEY, new ActivityId("00T2"), deadline);
    interactions.addActivity(KEY, new ActivityId("00T1"), deadline);
    interactions.addCase(KEY, new CaseId("5001"), deadline);
    Interaction last = interactions.storeReport(KEY, REPORT, deadline);

    assertEquals(
        Ada.draft()
            .lead(new LeadId("00Q5e00001abcDEAAZ"))
            .initialTranscript("User: hi")
            .scenario("Hello Ada.")
            .contact(new ContactId("contact-1"))
            .transcript(List.of("User: who?", "Atlas: me.", "User: oh."))
            .report(REPORT)
            .records(
                new CrmRecords(
                    Set.of(new ActivityId("00T1"), new ActivityId("00T2")),
                    Set.of(new CaseId("5001"))))
            .build(),
        last);
    assertEquals(Optional.of(last), interactions.find(KEY, deadline));
  }

  @Test
  void showsWhatCameBefore_whenTheLeadIsAttachedLast() {
    Interactions interactions = interactions();
    interactions.open("execution-1", KEY, Ada.NAME, "", deadline);
    interactions.storeReport(KEY, REPORT, deadline);

    Interaction item = interactions.attachLead(KEY, new LeadId("00Q1"), deadline);

    assertEquals(Optional.of(REPORT), item.report());
    assertEquals(Optional.of(new LeadId("00Q1")), item.lead());
  }

  @Test
  void keepsThatAPersonIsToCall_untilAnotherReportSaysOtherwise() {
    Interactions interactions = interactions();
    interactions.open("execution-1", KEY, Ada.NAME, "", deadline);
    CallReport toCall = new CallReport("Not called", Optional.empty(), NOW, "- could not", true);

    assertEquals(Optional.of(toCall), interactions.storeReport(KEY, toCall, deadline).report());
    assertEquals(Optional.of(REPORT), interactions.storeReport(KEY, REPORT, deadline).report());
  }

  @Test
  void appendsOnce_whenATurnComesTwice() {
    Interactions interactions = interactions();
    interactions.open("execution-1", KEY, Ada.NAME, "", deadline);

    interactions.appendTurn(KEY, "turn-1", List.of("User: who?"), deadline);
    interactions.appendTurn(KEY, "turn-1", List.of("User: who?"), deadline);

    assertEquals(
        List.of("User: who?"), interactions.find(KEY, deadline).orElseThrow().transcript());
  }

  @Test
  void cutsTheScenario_whenItIsTooLong() {
    Interactions interactions = interactions();
    interactions.open("execution-1", KEY, Ada.NAME, "", deadline);

    interactions.storeScenario(KEY, "x".repeat(30_001), deadline);

    assertEquals(
        "x".repeat(30_000),
        interactions.find(KEY, deadline).orElseThrow().scenario().orElseThrow());
  }

  @Test
  void listsOneNumberOldestFirst_whenThereAreOthers() {
    Interactions interactions = interactions();
    PhoneNumber other = new PhoneNumber("+12065550124");
    InteractionKey earlier = InteractionKey.startingAt(Ada.PHONE, NOW.minusSeconds(60));
    interactions.open("execution-1", KEY, Ada.NAME, "", deadline);
    interactions.open("execution-2", earlier, Ada.NAME, "", deadline);
    interactions.open("execution-3", InteractionKey.startingAt(other, NOW), Ada.NAME, "", deadline);

    assertEquals(
        List.of(earlier, KEY),
        interactions.findByNumber(Ada.PHONE, deadline).stream().map(Interaction::key).toList());
  }

  @Test
  void staysGone_whenSomethingIsWrittenAfterTheDeletion() {
    Interactions interactions = interactions();
    interactions.open("execution-1", KEY, Ada.NAME, "", deadline);
    interactions.delete(KEY, deadline);

    assertThrows(
        PermanentFailure.class, () -> interactions.attachLead(KEY, new LeadId("00Q1"), deadline));
    assertThrows(PermanentFailure.class, () -> interactions.storeScenario(KEY, "Hello.", deadline));
    assertThrows(
        PermanentFailure.class,
        () -> interactions.storeContact(KEY, new ContactId("contact-1"), deadline));
    assertThrows(
        PermanentFailure.class,
        () -> interactions.appendTurn(KEY, "turn-1", List.of("User: hi"), deadline));
    assertThrows(PermanentFailure.class, () -> interactions.storeReport(KEY, REPORT, deadline));
    assertThrows(
        PermanentFailure.class,
        () -> interactions.addActivity(KEY, new ActivityId("00T1"), deadline));
    assertThrows(
        PermanentFailure.class, () -> interactions.addCase(KEY, new CaseId("5001"), deadline));
    assertEquals(KEY, interactions.open("execution-1", KEY, Ada.NAME, "", deadline));
    assertEquals(Optional.empty(), interactions.find(KEY, deadline));
  }

  @Test
  void deletesAgain_whenNothingIsThere() {
    Interactions interactions = interactions();

    interactions.delete(KEY, deadline);

    assertEquals(Optional.empty(), interactions.find(KEY, deadline));
  }

  @Test
  void failsAtOnce_whenNothingIsLeftOfTheDeadline() {
    Interactions interactions = interactions();
    Deadline past = Deadline.in(Duration.ZERO);

    assertTrue(past.isPast());
    assertThrows(TransientFailure.class, () -> interactions.find(KEY, past));
    assertThrows(TransientFailure.class, () -> interactions.open("e", KEY, Ada.NAME, "", past));
    assertThrows(TransientFailure.class, () -> interactions.storeReport(KEY, REPORT, past));
  }
}
