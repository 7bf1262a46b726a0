package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.fake.FakeWorkflows;
import com.atlasengine.core.model.DeletionCall;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who asks in chat for a deletion proves with a call to the number that it is theirs. */
class ProofByCallTest {
  private static final String PHONE = "VisitorPhoneNumber";
  private static final String LAST_NAME = "VisitorLastName";

  private final LexHarness rig = new LexHarness().withCall();
  private int sessions;

  private static EventBuilder confirmed() {
    return EventBuilder.of("delete-my-info-fulfilment");
  }

  private Response ask(String lastName) {
    return rig.answer(confirmed().slot(LAST_NAME, lastName).session("web-" + ++sessions));
  }

  private List<DeletionCall> calls() {
    return rig.workflows.deletionCalls().stream()
        .map(FakeWorkflows.DeletionExecution::input)
        .toList();
  }

  @Test
  void saysThatItWillCall_beforeItDoes() {
    Response response = rig.answer(confirmed().hook("DialogCodeHook").confirmation("None"));

    assertEquals("ConfirmIntent", response.action());
    assertTrue(response.text().contains("Shall I call it now?"), response.text());
    assertEquals(List.of(), calls());
  }

  @Test
  void callsAndDeletesNothing() {
    Response response = ask("lovelace");

    assertEquals("Fulfilled", response.state());
    assertTrue(response.text().contains("Without that yes, nothing is deleted."), response.text());
    assertEquals(1, calls().size());
    assertEquals("lovelace", calls().getFirst().lastName());
    assertEquals("+12065550123", calls().getFirst().phone());
    assertEquals(List.of(), rig.backlog.all());
    assertEquals(List.of(), rig.workflows.executions());
  }

  @Test
  void forgetsTheChat() {
    String all = rig.answer(confirmed()).json().toString();

    assertFalse(all.contains("Ada") || all.contains("555") || all.contains("ovelace"), all);
  }

  @Test
  void saysAndDoesTheSame_whetherThereIsSomethingOrNot() {
    rig.crm.createLead(
        new PersonName("Ada", "Lovelace"),
        LexHarness.CALL_KEY.phone(),
        Deadline.in(Duration.ofMinutes(1)));
    Set<List<Object>> seen = new HashSet<>();
    for (String number : List.of("2065550123", "2065550199")) {
      int before = countCalls();
      Response response =
          rig.answer(
              confirmed().slot(PHONE, number).slot(LAST_NAME, "Lovelace").session("web-" + number));
      ((ObjectNode) response.attributes()).remove("promisedCall"); // names the turn, as it should
      seen.add(List.of(response.json().toString(), countCalls() - before));
    }

    assertEquals(1, seen.size(), seen.toString());
    assertEquals(0, rig.interactions.faults().callCount());
    assertEquals(2, calls().size());
  }

  private int countCalls() {
    return rig.interactions.faults().callCount()
        + rig.crm.faults().callCount()
        + rig.backlog.faults().callCount()
        + rig.suppressions.faults().callCount()
        + rig.claims.faults().callCount()
        + rig.reservations.faults().callCount()
        + rig.workflows.faults().callCount();
  }

  @Test
  void callsOnce_whenTheTurnIsDeliveredTwice() {
    Response first = rig.answer(confirmed());
    Response second = rig.answer(confirmed());

    assertEquals(first.json(), second.json());
    assertEquals(1, calls().size());
  }

  @Test
  void ringsThePhoneNoMoreThanTheLimitsSay_howeverManyNamesAreGuessed() {
    Set<String> answers = new HashSet<>();
    for (int guess = 0; guess < 40; guess++) {
      answers.add(ask("Guess" + "abcdefghij".charAt(guess % 10) + "x".repeat(guess / 10)).text());
    }

    assertEquals(3, calls().size());
    assertEquals(2, answers.size(), answers.toString());
    assertEquals(List.of(), rig.backlog.all());
  }

  @Test
  void asksToComeBack_whenALimitIsReached() {
    for (String name : List.of("Byron", "Babbage", "Lovelace")) {
      ask(name);
    }

    Response response = ask("Lovelace");

    assertEquals("Failed", response.state());
    assertTrue(response.text().contains("I can't place that call now"), response.text());
    assertEquals(List.of(), rig.backlog.all());
  }

  @Test
  void asksToComeBackInTheMorning_whenItIsNightThere() {
    rig.restart(rig.model, Map.of("QUIET_HOURS", "21-8"));
    rig.clock.advance(Duration.between(rig.clock.instant(), Instant.parse("2036-01-15T10:00:00Z")));

    Response response = ask("Lovelace");

    assertEquals("Failed", response.state());
    assertTrue(response.text().contains("night"), response.text());
    assertEquals(List.of(), calls());
    assertEquals(List.of(), rig.backlog.all());
  }

  @Test
  void takesTheLastNameForAProof_whereNoCallCanEverBeMade() {
    rig.answer(confirmed().slot(PHONE, "+442071838750").slot(LAST_NAME, "Byron"));
    rig.restart(rig.model, Map.of("DAILY_DIAL_BUDGET", "0"));
    rig.answer(confirmed());

    assertEquals(List.of(), calls());
    assertEquals(2, rig.backlog.all().size());
  }

  @Test
  void saysTheSame_whenTheNumberIsSuppressed() {
    rig.say("stop calling me");

    assertEquals(ask("Lovelace").text(), rig.answer(other("2065550199")).text());
    assertEquals(0, rig.backlog.all().size());
  }

  private static EventBuilder other(String number) {
    return confirmed().slot(PHONE, number).session("web-other");
  }

  @Test
  void givesTheReservationBack_whenTheWorkflowCannotStart() {
    rig.workflows.faults().failAsIfDown();
    assertEquals("Failed", rig.answer(confirmed()).state());
    rig.workflows.faults().clear();

    assertEquals("Fulfilled", rig.answer(confirmed()).state());
    assertEquals(1, calls().size());
  }

  @Test
  void needsNoCallAndNoNumber_onACall() {
    EventBuilder dialog =
        confirmed()
            .attribute("interactionKey", LexHarness.CALL_KEY.encoded())
            .hook("DialogCodeHook")
            .confirmation("None")
            .emptySlot(PHONE)
            .emptySlot(LAST_NAME)
            .utterance("delete my data");
    Response asked = rig.answer(dialog);
    assertEquals("Delegate", asked.action());
    assertEquals(
        "+12065550123",
        asked
            .json()
            .at("/sessionState/intent/slots/VisitorPhoneNumber/value/interpretedValue")
            .asText());

    for (int again = 0; again < 6; again++) {
      rig.answer(onACall("2065550123").session("call-" + again));
    }
    assertEquals(
        List.of(new PendingWork.Erasure(LexHarness.CALL_KEY.phone(), "lovelace")),
        rig.backlog.all());
    assertEquals(List.of(), calls());
  }

  @Test
  void deletesUnderNoOtherNumber_onACall() {
    Response response = rig.answer(onACall("2065550199"));

    assertEquals("ConfirmIntent", response.action());
    assertTrue(response.text().contains("+1 206-555-0123"), response.text());
    assertEquals(List.of(), rig.backlog.all());
  }

  private static EventBuilder onACall(String number) {
    return confirmed()
        .attribute("interactionKey", LexHarness.CALL_KEY.encoded())
        .slot(PHONE, number)
        .utterance("yes please");
  }
}
