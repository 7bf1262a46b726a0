package com.atlasengine.createlead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.adapter.salesforce.StubOrg;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.model.ContactId;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.reply.RefreshRequest.LateTurn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An erasure goes to every store, and stays pending until each of them is done. */
class EveryStoreTest {
  private static final PhoneNumber PHONE = new PhoneNumber(Visitors.NUMBER);
  private static final PendingWork.Erasure ERASURE = new PendingWork.Erasure(PHONE, "Byron");
  private final Visitors visitors = new Visitors(Map.of());

  @AfterEach
  void close() {
    visitors.close();
  }

  @Test
  void takesLateRepliesOfThePersonsCalls() {
    call("Ada Byron", "contact-1");
    call("Charles Babbage", "contact-2");

    erase();

    assertEquals(1, visitors.lateReplies.replyCount());
    assertTrue(
        visitors
            .lateReplies
            .take(new LateTurn("contact-2", "turn-1"), Visitors.soon())
            .isPresent());
  }

  @Test
  void emptiesWhatConnectKeepsOfThePersonsCalls() {
    call("Ada Byron", "contact-1");
    call("Charles Babbage", "contact-2");

    erase();

    assertEquals(List.of(new ContactId("contact-1")), visitors.callRecords.forgotten());
  }

  @Test
  void saysThatConnectIsNotDone_andKeepsTheInteraction() {
    call("Ada Byron", "contact-1");
    visitors.backlog.add(ERASURE, "down", Visitors.soon());
    visitors.callRecords.faults().failNext(new TransientFailure("Connect: slow"));

    assertEquals(1, visitors.retry().path("pending").asInt());

    assertEquals("{CALL_RECORDS=Connect: slow}", visitors.backlog.reason(ERASURE));
    assertEquals(1, visitors.interactions.all().size());
  }

  @Test
  void takesWhatWasSetAside_byTheNumberAlone_whenNobodyElseHasIt() {
    call("Ada Byron", "contact-1");
    erase();
    call("Ada Byron", "contact-2");
    call("Charles Babbage", "contact-3");
    erase();

    assertEquals(
        List.of(Visitors.NUMBER + " ", Visitors.NUMBER + " Byron"),
        visitors.backlog.forgottenSetAside());
  }

  @Test
  void keepsTheCallbackThatSomebodyElseWasPromised() {
    InteractionKey adas = call("Ada Byron", "contact-1");
    InteractionKey his = call("Charles Babbage", "contact-2");
    callback("turn-1", adas);
    PendingWork promised = callback("turn-2", his);
    visitors.backlog.add(ERASURE, "down", Visitors.soon());
    visitors.backlog.moveToEnd(callback("turn-1", adas), "down", Visitors.soon());
    visitors.backlog.moveToEnd(promised, "down", Visitors.soon());

    visitors.retry();

    assertEquals(1, visitors.org.records().recordsOf("Case").size());
    assertEquals(
        "reference turn-2", visitors.org.records().recordsOf("Case").getFirst().get("Description"));
  }

  @Test
  void keepsTheLeadThatSomebodyElseWaitsFor() {
    call("Ada Byron", "contact-1");
    visitors.org.service().respondNext(StubOrg.refuse(503, "SERVER_UNAVAILABLE"));
    InteractionKey his = call("Charles Babbage", "contact-2");

    erase();
    visitors.retry();

    assertEquals(
        List.of("Babbage"), visitors.leads().stream().map(lead -> lead.get("LastName")).toList());
    assertTrue(visitors.find(his).lead().isPresent());
  }

  @Test
  void saysWhichStoreIsNotDone_andTriesAgain() {
    call("Ada Byron", "contact-1");
    visitors.backlog.add(ERASURE, "down", Visitors.soon());
    visitors.lateReplies.faults().failNext(new TransientFailure("DynamoDB: slow"));

    assertEquals(1, visitors.retry().path("pending").asInt());

    assertEquals("{LATE_REPLIES=DynamoDB: slow}", visitors.backlog.reason(ERASURE));
    assertEquals(1, visitors.interactions.all().size());

    assertEquals(1, visitors.retry().path("done").asInt());
    assertEquals(List.of(), visitors.interactions.all());
    assertEquals(0, visitors.lateReplies.replyCount());
  }

  private InteractionKey call(String name, String contact) {
    visitors.engage(name);
    InteractionKey key = visitors.lastInteraction().key();
    visitors.interactions.storeContact(key, new ContactId(contact), Visitors.soon());
    visitors.lateReplies.store(
        new LateTurn(contact, "turn-1"), "You asked about engines.", Visitors.soon());
    return key;
  }

  private PendingWork callback(String turn, InteractionKey key) {
    NewCase request =
        new NewCase(
            NewCase.SUBJECT_PREFIX + ", " + turn, "reference " + turn, PHONE, Optional.empty());
    PendingWork work = new PendingWork.Case(turn, request, Optional.of(key));
    visitors.backlog.add(work, "down", Visitors.soon());
    return work;
  }

  private void erase() {
    visitors.backlog.add(ERASURE, "down", Visitors.soon());
    visitors.retry();
    assertEquals("", visitors.backlog.reason(ERASURE));
  }
}
