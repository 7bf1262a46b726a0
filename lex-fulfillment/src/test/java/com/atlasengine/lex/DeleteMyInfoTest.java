package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.model.LeadId;
import com.atlasengine.core.model.NewCase;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeleteMyInfoTest {
  private static final String PHONE = "VisitorPhoneNumber";
  private static final String LAST_NAME = "VisitorLastName";
  private static final PhoneNumber NUMBER = LexHarness.CALL_KEY.phone();
  private static final PersonName ADA = new PersonName("Ada", "Lovelace");
  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(1));

  private final LexHarness rig = new LexHarness().withCall().withLastNameAsProof();

  @BeforeEach
  void storePersonalData() {
    LeadId lead = rig.crm.createLead(ADA, NUMBER, SOON);
    rig.crm.createLead(ADA, NUMBER, SOON);
    rig.crm.openCase(new NewCase(NewCase.SUBJECT_PREFIX, "Ada", NUMBER, Optional.of(lead)), SOON);
    rig.backlog.add(new PendingWork.Lead(LexHarness.CALL_KEY, ADA), "down", SOON);
  }

  private static EventBuilder confirmedEvent() {
    return EventBuilder.of("delete-my-info-fulfilment");
  }

  private static EventBuilder dialogEvent() {
    return confirmedEvent().hook("DialogCodeHook").confirmation("None");
  }

  @Test
  void asksWhetherToDelete_beforeItDoes() {
    Response response = rig.answer(dialogEvent());

    assertEquals("ConfirmIntent", response.action());
    assertTrue(response.text().contains("cannot be undone"));
    assertEquals("ConfirmIntent", rig.answer(confirmedEvent().confirmation("None")).action());
    assertEquals(2, rig.crm.leads().size());
  }

  @Test
  void deletesNothing_whenTheVisitorSaysNo() {
    assertEquals("Close", rig.answer(dialogEvent().confirmation("Denied")).action());
    assertEquals("Close", rig.answer(confirmedEvent().confirmation("Denied")).action());

    assertEquals(2, rig.crm.leads().size());
  }

  @Test
  void asksAgainWithAReason_whenASlotIsInvalid() {
    assertEquals(PHONE, rig.answer(dialogEvent().slot(PHONE, "12")).slotToElicit());
    assertEquals(LAST_NAME, rig.answer(dialogEvent().slot(LAST_NAME, "12")).slotToElicit());
    assertEquals("Delegate", rig.answer(dialogEvent().emptySlot(LAST_NAME)).action());
  }

  @Test
  void handsTheRequestOver() {
    Response response = rig.answer(confirmedEvent());

    assertEquals("Fulfilled", response.state());
    assertEquals(List.of(new PendingWork.Erasure(NUMBER, "lovelace")), requests());
  }

  @Test
  void forgetsTheSessionToo() {
    Response response = rig.answer(confirmedEvent());

    String all = response.json().toString();
    assertFalse(all.contains("Ada") || all.contains("555") || all.contains("ovelace"), all);
    assertEquals(
        List.of("turnCount"), response.attributes().propertyStream().map(e -> e.getKey()).toList());
  }

  @Test
  void saysAndAsksTheSame_whetherThereIsSomethingOrNot() {
    int before = rig.backlog.faults().callCount();
    Response known = rig.answer(confirmedEvent());
    int whenKnown = rig.backlog.faults().callCount() - before;
    Response wrong = rig.answer(confirmedEvent().slot(LAST_NAME, "Byron").session("web-other"));
    Response unknown =
        rig.answer(confirmedEvent().slot(PHONE, "2065550199").session("web-another"));

    assertEquals(known.json(), wrong.json());
    assertEquals(known.json(), unknown.json());
    assertEquals(before + 3 * whenKnown, rig.backlog.faults().callCount());
    assertEquals(3, requests().size());
  }

  @Test
  void looksNothingUp() {
    int before = rig.crm.faults().callCount();
    assertEquals("Fulfilled", rig.answer(confirmedEvent()).state());

    assertEquals(0, rig.interactions.faults().callCount());
    assertEquals(before, rig.crm.faults().callCount());
    assertEquals(0, rig.lateReplies.faults().callCount());
  }

  private List<PendingWork> requests() {
    return rig.backlog.all().stream().filter(PendingWork.Erasure.class::isInstance).toList();
  }

  @Test
  void asksToTryAgain_whenTheRequestCannotBeStored() {
    rig.backlog.faults().failAsIfDown();
    assertEquals("Failed", rig.answer(confirmedEvent()).state());

    rig.backlog.faults().clear();
    assertEquals("Fulfilled", rig.answer(confirmedEvent()).state());
    assertEquals(1, requests().size());
  }

  @Test
  void refusesTheFourthTryOfASession() {
    for (String name : List.of("Byron", "Babbage", "Somerville")) {
      assertEquals("Fulfilled", rig.answer(confirmedEvent().slot(LAST_NAME, name)).state());
    }

    assertEquals("Failed", rig.answer(confirmedEvent()).state());
    assertEquals(2, rig.crm.leads().size());
  }

  @Test
  void handsOverAndHangsUp_onThePhone() {
    Response response =
        rig.answer(
            confirmedEvent()
                .attribute("interactionKey", LexHarness.CALL_KEY.encoded())
                .utterance("yes please"));

    assertEquals("Close", response.action());
    assertEquals(1, requests().size());
    assertTrue(response.attributes().path("interactionKey").isMissingNode());
  }
}
