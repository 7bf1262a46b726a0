package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.kit.InteractionDraft;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.InteractionKey;
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

  private final LexHarness rig = new LexHarness().withCall();

  @BeforeEach
  void storePersonalData() {
    LeadId lead = rig.crm.createLead(ADA, NUMBER, SOON);
    rig.crm.createLead(ADA, NUMBER, SOON);
    rig.crm.openCase(new NewCase("Callback", "Ada", NUMBER, Optional.of(lead)), SOON);
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
  void deletesEverything_whenNumberAndLastNameMatch() {
    Response response = rig.answer(confirmedEvent());

    assertEquals("Fulfilled", response.state());
    assertEquals(List.of(), rig.crm.leads());
    assertEquals(List.of(), rig.crm.cases());
    assertEquals(List.of(), rig.interactions.all());
    assertEquals(List.of(), rig.backlog.all());
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
  void deletesNothingAnywhereAndSaysTheSame_whenTheLastNameIsAnother() {
    Response wrong = rig.answer(confirmedEvent().slot(LAST_NAME, "Byron").session("web-other"));

    assertEquals(2, rig.crm.leads().size());
    assertEquals(1, rig.crm.cases().size());
    assertEquals(1, rig.interactions.all().size());
    assertEquals(1, rig.backlog.all().size());
    assertEquals(wrong.json(), rig.answer(confirmedEvent()).json());
  }

  @Test
  void saysTheSame_whenNothingIsKnownOfTheNumber() {
    Response unknown = rig.answer(confirmedEvent().slot(PHONE, "2065550199"));

    assertEquals(unknown.json(), rig.answer(confirmedEvent()).json());
    assertEquals(List.of(), rig.crm.leads());
  }

  @Test
  void leavesSomebodyElseOnTheSameNumberAlone_whenNoLeadMatches() {
    rig.crm.erase(NUMBER, "Lovelace", SOON);
    Interaction byron = interaction("2025-10-27T06:07:12.367643+00:00", "George", "Byron");
    rig.interactions.put(byron);

    rig.answer(confirmedEvent());

    assertEquals(List.of(byron), rig.interactions.all());
  }

  private static Interaction interaction(String at, String first, String last) {
    return InteractionDraft.of(new InteractionKey(NUMBER, at))
        .name(new PersonName(first, last))
        .build();
  }

  @Test
  void findsWhoGaveOneWordOnlyByThatWord() {
    rig.interactions.delete(LexHarness.CALL_KEY, SOON);
    rig.interactions.put(
        interaction("2025-10-27T06:07:12.367643+00:00", "Cher", PersonName.UNKNOWN_LAST_NAME));

    rig.crm.createLead(new PersonName("Cher", PersonName.UNKNOWN_LAST_NAME), NUMBER, SOON);

    rig.answer(confirmedEvent().slot(LAST_NAME, "Cher"));

    assertEquals(List.of(), rig.interactions.all());
    assertEquals(2, rig.crm.leads().size());
  }

  @Test
  void isReceivedAndDoneLater_whenSalesforceIsDown() {
    rig.crm.faults().failAsIfDown();

    Response response = rig.answer(confirmedEvent());

    assertEquals("Fulfilled", response.state());
    assertTrue(response.text().contains("received"), response.text());
    assertEquals(List.of(), rig.interactions.all());
    assertEquals(List.of(new PendingWork.Erasure(NUMBER, "lovelace")), rig.backlog.all());
  }

  @Test
  void deletesNothingYet_whenSalesforceIsNotSetUpAndTheLastNameIsAnother() {
    rig.crm.faults().failAlways(new PermanentFailure("Secret: private_key"));

    Response response = rig.answer(confirmedEvent().slot(LAST_NAME, "Byron"));

    assertTrue(response.text().contains("received"), response.text());
    assertEquals(1, rig.interactions.all().size());
    assertEquals(2, rig.backlog.all().size());
  }

  @Test
  void isReceivedAndDoneLater_whenTheInteractionsAreDown() {
    rig.interactions.faults().failAsIfDown();

    Response response = rig.answer(confirmedEvent());

    assertTrue(response.text().contains("received"), response.text());
    assertTrue(rig.backlog.all().contains(new PendingWork.Erasure(NUMBER, "lovelace")));
  }

  @Test
  void asksToTryAgain_whenTheRequestCannotBeStored() {
    rig.interactions.faults().failAsIfDown();
    rig.backlog.faults().failAsIfDown();
    assertEquals("Failed", rig.answer(confirmedEvent()).state());

    rig.interactions.faults().clear();
    rig.backlog.faults().clear();
    assertEquals("Fulfilled", rig.answer(confirmedEvent()).state());
    assertEquals(List.of(), rig.interactions.all());
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
  void deletesAndHangsUp_onThePhone() {
    Response response =
        rig.answer(
            confirmedEvent()
                .attribute("interactionKey", LexHarness.CALL_KEY.encoded())
                .utterance("yes please"));

    assertEquals("Close", response.action());
    assertEquals(List.of(), rig.interactions.all());
    assertTrue(response.attributes().path("interactionKey").isMissingNode());
  }
}
