package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.kit.InteractionDraft;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallbackTest {
  private static final Deadline SOON = Deadline.in(Duration.ofMinutes(1));

  private final LexHarness rig = new LexHarness().withCall();

  @Test
  void opensACaseAndNotifiesTheTeam_whenAskedForACallback() {
    Response first = rig.say("I like lighthouses");
    Response response = callback(first);

    assertEquals("Close", response.action());
    assertEquals("Fulfilled", response.state());
    assertEquals(1, rig.crm.cases().size());
    var request = rig.crm.cases().getFirst();
    assertEquals(LexHarness.CALL_KEY.phone(), request.phone());
    assertEquals(Optional.of("00Q000000000001AAA"), request.lead().map(l -> l.value()));
    assertTrue(request.description().contains("Ada Lovelace"));
    assertTrue(request.description().contains("I like lighthouses"));
    String message = rig.salesTeam.messages().getFirst().message();
    assertTrue(message.contains("Ada Lovelace") && message.contains("00Q000000000001AAA"), message);
    assertFalse(message.contains("lighthouses"), "no transcript in a mail");
    assertEquals(
        1, rig.interactions.find(LexHarness.CALL_KEY, SOON).orElseThrow().records().cases().size());
  }

  private Response callback(Response before) {
    return rig.answer(
        EventBuilder.of("connect-voice")
            .intent("CallbackIntent")
            .utterance("call me back")
            .sessionFrom(before));
  }

  @Test
  void keepsTheCaseForLater_whenSalesforceIsDown() {
    Response first = rig.say("I like lighthouses");
    rig.crm.faults().failAsIfDown();

    assertEquals("Fulfilled", callback(first).state());
    assertEquals(1, rig.backlog.all().size());
    assertEquals(1, rig.salesTeam.messages().size());
  }

  @Test
  void opensOneCase_whenTheTurnIsDeliveredTwice() {
    Response first = rig.say("I like lighthouses");

    assertEquals(callback(first).text(), callback(first).text());
    assertEquals(1, rig.crm.cases().size());
    assertEquals(1, rig.salesTeam.messages().size());
  }

  @Test
  void opensTheCase_whenTheClaimOfTheFirstDeliveryLostItsAnswer() {
    Response first = rig.say("I like lighthouses");
    rig.claims.loseNextAnswer();

    assertEquals("ElicitIntent", callback(first).action());
    assertEquals("Fulfilled", callback(first).state());
    assertEquals(1, rig.crm.cases().size());
  }

  @Test
  void saysTryAgainAndDoesNothing_whenNothingCanBeClaimed() {
    Response first = rig.say("I like lighthouses");
    rig.claims.faults().failAsIfDown();

    Response response = callback(first);

    assertEquals("ElicitIntent", response.action());
    assertEquals(0, rig.crm.cases().size());
    assertEquals(0, rig.salesTeam.messages().size());
  }

  @Test
  void opensTheCase_whenTheTeamCannotBeNotified() {
    Response first = rig.say("I like lighthouses");
    rig.salesTeam.faults().failAsIfDown();

    assertEquals("Fulfilled", callback(first).state());
    assertEquals(1, rig.crm.cases().size());
  }

  @Test
  void showsTheWay_whenACallbackIsAskedForInChat() {
    Response response =
        rig.answer(
            EventBuilder.of("greeting-text").intent("CallbackIntent").utterance("call me back"));

    assertEquals("ElicitIntent", response.action());
    assertTrue(response.text().contains("start demo"));
    assertEquals(0, rig.crm.cases().size());
  }

  @Test
  void namesNobody_whenTheItemWasWrittenByTheOldSystem() {
    Interaction old = rig.interactions.find(LexHarness.CALL_KEY, SOON).orElseThrow();
    rig.interactions.put(
        InteractionDraft.of(old.key()).scenario(old.scenario().orElseThrow()).build());

    callback(rig.say("I like lighthouses"));

    assertTrue(rig.crm.cases().getFirst().description().startsWith("A visitor"));
  }
}
