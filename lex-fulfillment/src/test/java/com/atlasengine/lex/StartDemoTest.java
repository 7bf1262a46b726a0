package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.fake.FakeWorkflows.Execution;
import com.atlasengine.core.port.Claims;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartDemoTest {
  private static final String NAME = "VisitorFullName";
  private static final String PHONE = "VisitorPhoneNumber";

  private final LexHarness rig = new LexHarness();

  private static EventBuilder dialogEvent() {
    return EventBuilder.of("initiate-demo-dialog");
  }

  private static EventBuilder confirmedEvent() {
    return EventBuilder.of("initiate-demo-fulfilment");
  }

  @Test
  void leavesTheQuestionToLex_whenNothingIsFilledYet() {
    Response response = rig.answer(dialogEvent());

    assertEquals("Delegate", response.action());
    assertTrue(response.slot(NAME).isNull());
  }

  @Test
  void asksWhetherToCall_readingNameAndNumberBack_whenBothAreGood() {
    Response response =
        rig.answer(dialogEvent().slot(NAME, "Ada Lovelace").slot(PHONE, "2065550123"));

    assertEquals("ConfirmIntent", response.action());
    assertTrue(response.text().contains("Ada Lovelace"), response.text());
    assertTrue(response.text().contains("+1 206-555-0123"), response.text());
    assertEquals(
        "2065550123", response.slot(PHONE).path("value").path("interpretedValue").asText());
  }

  @Test
  void asksForAnotherNumber_whenItIsNightWhereThisOneIs() {
    rig.restart(rig.model, Map.of("QUIET_HOURS", "21-8")); // it is 23:07 in Seattle

    Response night = rig.answer(dialogEvent().slot(NAME, "Ada Lovelace").slot(PHONE, "2065550123"));
    assertEquals("ElicitSlot", night.action());
    assertTrue(night.text().contains("night"), night.text());

    rig.clock.advance(Duration.ofHours(9));
    Response morning =
        rig.answer(dialogEvent().slot(NAME, "Ada Lovelace").slot(PHONE, "2065550123"));
    assertEquals("ConfirmIntent", morning.action());
  }

  @Test
  void makesALeadButPromisesNoCall_whenCallsAreOff() {
    rig.restart(rig.model, Map.of("DAILY_DIAL_BUDGET", "0"));

    Response response = rig.answer(confirmedEvent());

    assertEquals("Fulfilled", response.state());
    assertFalse(response.text().contains("ring"), response.text());
    assertEquals(1, rig.workflows.executions().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12345",
        "+44 20 7946 0018",
        "000",
        "911",
        "+1 900 555 0123",
        "+881 612 345 678",
        "my number"
      })
  void asksAgainWithAReason_whenTheNumberCannotBeCalled(String number) {
    Response response = rig.answer(dialogEvent().slot(NAME, "Ada Lovelace").slot(PHONE, number));

    assertEquals("ElicitSlot", response.action());
    assertEquals(PHONE, response.slotToElicit());
    assertTrue(response.slot(PHONE).isNull(), "the bad value is not kept");
    assertFalse(response.slot(NAME).isNull(), "the good one is");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12345",
        "www.example.com",
        "ada.lovelace",
        "!!!",
        "-",
        "<b>Ada</b>",
        "Ada {\"a\":1}",
        "one two three four five six seven"
      })
  void asksAgainWithAReason_whenTheNameIsNone(String name) {
    Response response = rig.answer(dialogEvent().slot(NAME, name).emptySlot(PHONE));

    assertEquals("ElicitSlot", response.action());
    assertEquals(NAME, response.slotToElicit());
    assertFalse(response.text().contains(name), "what was typed is not repeated");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada",
        "Jean-Luc Picard",
        "Siobhán O’Neill",
        "J.R.R. Tolkien",
        "李小龍",
        "Ana de la Cruz"
      })
  void takesTheName_whenItIsOne(String name) {
    assertEquals("Delegate", rig.answer(dialogEvent().slot(NAME, name)).action());
  }

  @Test
  void endsTheIntent_whenTheNumberIsInvalidAfterThreeTries() {
    Response last = rig.answer(dialogEvent().slot(NAME, "Ada"));
    for (int i = 0; i < 3; i++) {
      last = rig.answer(dialogEvent().slot(NAME, "Ada").slot(PHONE, "12345").sessionFrom(last));
      assertEquals("ElicitSlot", last.action());
    }

    last = rig.answer(dialogEvent().slot(NAME, "Ada").slot(PHONE, "12345").sessionFrom(last));

    assertEquals("Close", last.action());
    assertEquals("Failed", last.state());
    assertTrue(last.attributes().path("triesOfVisitorPhoneNumber").isMissingNode());
  }

  @Test
  void countsAnswersThatLexMadeNothingOf() {
    Response last = rig.answer(dialogEvent().proposedSlot(NAME, "Initial"));
    assertEquals("Delegate", last.action());
    for (int i = 1; i <= 3; i++) {
      last =
          rig.answer(dialogEvent().proposedSlot(NAME, "Retry1").utterance("42").sessionFrom(last));
      assertEquals("ElicitSlot", last.action());
    }

    assertEquals(
        "Close", rig.answer(dialogEvent().proposedSlot(NAME, "Retry1").sessionFrom(last)).action());
  }

  @Test
  void asksForAYesOrNoAgain_thenEndsTheIntent() {
    Response last = rig.answer(dialogEvent().slot(NAME, "Ada").slot(PHONE, "2065550123"));
    for (int i = 1; i <= 3; i++) {
      last =
          rig.answer(
              dialogEvent()
                  .slot(NAME, "Ada")
                  .slot(PHONE, "2065550123")
                  .proposedSlot("", "Retry1")
                  .sessionFrom(last));
      assertEquals("ConfirmIntent", last.action());
    }

    last =
        rig.answer(
            dialogEvent()
                .slot(NAME, "Ada")
                .slot(PHONE, "2065550123")
                .proposedSlot("", "Retry1")
                .sessionFrom(last));
    assertEquals("Close", last.action());
  }

  @Test
  void closesPolitely_whenTheVisitorSaysNo() {
    EventBuilder no =
        dialogEvent().slot(NAME, "Ada").slot(PHONE, "2065550123").confirmation("Denied");

    Response response = rig.answer(no);

    assertEquals("Close", response.action());
    assertEquals("Failed", response.state());
    assertTrue(response.text().contains("won't call"));
  }

  @Test
  void goesOn_whenTheVisitorSaysYes() {
    EventBuilder yes =
        dialogEvent().slot(NAME, "Ada").slot(PHONE, "2065550123").confirmation("Confirmed");

    assertEquals("Delegate", rig.answer(yes).action());
    assertEquals(0, rig.workflows.executions().size());
  }

  @Test
  void startsTheWorkflowAndPromisesACall() {
    Response response =
        rig.answer(
            confirmedEvent()
                .sealedHistory("[{\"user\":\"hello\",\"atlas\":\"Hello, I'm Atlas.\"}]"));

    assertEquals("Close", response.action());
    assertEquals("Fulfilled", response.state());
    assertTrue(response.text().contains("within 2 minutes"), response.text());
    Execution started = rig.workflows.executions().getFirst();
    assertEquals("Ada", started.input().firstName());
    assertEquals("Lovelace", started.input().lastName());
    assertEquals("+12065550123", started.input().phone());
    assertEquals("User: hello\nAtlas: Hello, I'm Atlas.", started.input().chat_transcript());
    assertTrue(started.execution().matches("[0-9A-Za-z_-]{1,80}"), started.execution());
  }

  @Test
  void startsNothing_whenTheSlotsOfAFulfilmentAreNotWhatWasConfirmed() {
    assertEquals(
        "ElicitSlot", rig.answer(confirmedEvent().slot(PHONE, "+44 20 7946 0018")).action());
    assertEquals("ElicitSlot", rig.answer(confirmedEvent().slot(NAME, "www.example.com")).action());
    assertEquals("ElicitSlot", rig.answer(confirmedEvent().emptySlot(PHONE)).action());
    assertEquals("ConfirmIntent", rig.answer(confirmedEvent().confirmation("None")).action());
    assertEquals("Close", rig.answer(confirmedEvent().confirmation("Denied")).action());

    assertEquals(0, rig.workflows.executions().size());
  }

  @Test
  void startsOnce_whenTheTurnIsDeliveredTwice() {
    Response first = rig.answer(confirmedEvent());
    Response second = rig.answer(confirmedEvent());

    assertEquals(first.json(), second.json());
    assertEquals(1, rig.workflows.executions().size());
  }

  @Test
  void startsOnce_whenTheTurnIsDeliveredTwiceAtTheSameMoment() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Response> turn = () -> rig.answer(confirmedEvent());
      List<Future<Response>> both = threads.invokeAll(List.of(turn, turn, turn));

      assertEquals(both.get(0).get().json(), both.get(1).get().json());
      assertEquals(both.get(0).get().json(), both.get(2).get().json());
    }
    assertEquals(1, rig.workflows.executions().size());
  }

  @Test
  void saysTryAgainAndCanBeTriedAgain_whenTheWorkflowCannotBeStarted() {
    rig.workflows.faults().failAsIfDown();
    Response failed = rig.answer(confirmedEvent());
    rig.workflows.faults().clear();

    assertEquals("Close", failed.action());
    assertEquals("Failed", failed.state());
    assertEquals("Fulfilled", rig.answer(confirmedEvent()).state());
    assertEquals(
        1,
        rig.claims.counterValue(
            new Claims.Key(Claims.Kind.SESSION_DIAL, sessionOf() + "#2026-10-26")));
  }

  @Test
  void asksTheTableOnce_beforeItStarts() {
    AtomicInteger before = new AtomicInteger();
    rig.workflows.faults().beforeEachCall(deadline -> before.set(tableRequests()));

    rig.answer(confirmedEvent());

    assertEquals(2, before.get(), "the transaction, and the fake's claim inside it");
    assertEquals(3, tableRequests(), "and the workflow's own claim after the start");
  }

  private int tableRequests() {
    return rig.claims.faults().callCount() + rig.reservations.faults().callCount();
  }

  @Test
  void answersASecondDeliveryAtOnce_whenTheWorkflowHasBegun() {
    Response first = rig.answer(confirmedEvent());
    int before = tableRequests();

    assertEquals(first.json(), rig.answer(confirmedEvent()).json());

    int asked = tableRequests() - before;
    assertTrue(asked <= 4, "it asked " + asked + " times");
  }

  private static String sessionOf() {
    return "web-2f6c1b3e-6c1d-4a38-9a3e-0d9b4f3f8f10";
  }

  @Test
  void saysTryAgainAndStartsNothing_whenNothingCanBeClaimed() {
    rig.claims.faults().failAsIfDown();

    assertEquals("Failed", rig.answer(confirmedEvent()).state());
    assertEquals(0, rig.workflows.executions().size());
  }

  @Test
  void callsTwicePerSession_noMore() {
    Response first = rig.answer(confirmedEvent());
    Response second = rig.answer(confirmedEvent().sessionFrom(first));
    Response third = rig.answer(confirmedEvent().sessionFrom(second));

    assertEquals("Fulfilled", second.state());
    assertEquals("ConfirmIntent", third.action());
    assertEquals(2, rig.workflows.executions().size());
    assertEquals("Fulfilled", rig.answer(confirmedEvent().session("web-other")).state());
  }

  @Test
  void keepsNothingPersonalInTheHistory() {
    String attributes = rig.answer(confirmedEvent()).attributes().toString();

    assertFalse(attributes.contains("Ada") || attributes.contains("0123"), attributes);
  }
}
