package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.dial.DialLimits;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeSecrets;
import com.atlasengine.core.fake.FakeWorkflows.Execution;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Claims;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A call is reserved before it is promised; what cannot be reserved starts nothing. */
class SpentBudgetTest {
  private static final String PHONE = "VisitorPhoneNumber";
  private static final Claims.Key HOUR = new Claims.Key(Claims.Kind.DIALS, "2026-10-26T06");

  private final LexHarness rig =
      new LexHarness().restart(new LexHarness().model, Map.of("HOURLY_DIAL_BUDGET", "3"));

  private static EventBuilder demo(int visitor) {
    return EventBuilder.of("initiate-demo-fulfilment")
        .session("web-" + visitor)
        .slot(PHONE, "20655501%02d".formatted(visitor));
  }

  private Response spendTheHour() {
    IntStream.range(0, 3).forEach(visitor -> rig.answer(demo(visitor)));
    return rig.answer(demo(3));
  }

  private static EventBuilder yes(Response offer) {
    return demo(3).sessionFrom(offer);
  }

  @Test
  void startsNothingAndPromisesNothing_whenTheBudgetIsSpent() {
    Response refused = spendTheHour();

    assertEquals(3, rig.workflows.executions().size());
    assertEquals("ConfirmIntent", refused.action());
    assertFalse(refused.text().contains("ring"), refused.text());
    assertTrue(refused.text().contains("call you back on +1 206-555-0103"), refused.text());
    assertEquals(List.of(1.0), rig.telemetry.values(Metric.DIAL_BUDGET_SPENT));
    assertEquals(3, rig.claims.counterValue(HOUR));
  }

  @Test
  void opensACallbackAndNoLead_whenTheVisitorSaysYesToTheOffer() {
    Response answer = rig.answer(yes(spendTheHour()));

    assertEquals("Close", answer.action());
    assertEquals("Fulfilled", answer.state());
    assertTrue(answer.text().contains("call you back"), answer.text());
    assertEquals(3, rig.workflows.executions().size());
    assertEquals("+12065550103", rig.crm.cases().getFirst().phone().e164());
    assertEquals(0, rig.crm.leads().size());
    assertEquals(1, rig.salesTeam.messages().size());
    assertTrue(answer.attributes().path("callbackOffered").isMissingNode());
  }

  @Test
  void remembersWhoseCallbackItIs_soThatItIsErasedWithThem() {
    rig.answer(yes(spendTheHour()));

    Interaction item = rig.interactions.all().getFirst();
    assertEquals(Ada.NAME, item.name().orElseThrow());
    assertEquals(1, item.records().cases().size());
  }

  @Test
  void keepsTheCallback_whenSalesforceIsDown() {
    Response offer = spendTheHour();
    rig.crm.faults().failAsIfDown();

    assertEquals("Fulfilled", rig.answer(yes(offer)).state());
    assertEquals(1, rig.backlog.all().size());
  }

  @Test
  void asksOnceMore_whenTheCallbackCannotBeNoted() {
    Response offer = spendTheHour();
    rig.interactions.faults().failNext(new TransientFailure("down"));
    Response failed = rig.answer(yes(offer));
    assertEquals("ConfirmIntent", failed.action());

    assertEquals("Fulfilled", rig.answer(yes(failed)).state());
    assertEquals(1, rig.crm.cases().size());
  }

  @Test
  void opensOneCase_whenANumberIsOfferedACallbackTwice() {
    Response first = rig.answer(yes(spendTheHour()));
    Response offer = rig.answer(demo(3).session("web-4"));
    Response second = rig.answer(demo(3).session("web-4").sessionFrom(offer));

    assertEquals(first.text(), second.text());
    assertEquals(1, rig.crm.cases().size());
  }

  @Test
  void opensOneCase_whenTheYesIsDeliveredTwice() {
    Response offer = spendTheHour();

    assertEquals(rig.answer(yes(offer)).json(), rig.answer(yes(offer)).json());
    assertEquals(1, rig.crm.cases().size());
  }

  @Test
  void takesNoMoreCallbacksThanTheHoursBudget() {
    spendTheHour();
    List<Response> answers =
        IntStream.range(10, 20)
            .mapToObj(v -> rig.answer(demo(v).sessionFrom(rig.answer(demo(v)))))
            .toList();

    assertEquals(3, answers.stream().filter(a -> a.state().equals("Fulfilled")).count());
    assertEquals(3, rig.crm.cases().size());
  }

  @Test
  void leavesItThere_whenTheVisitorSaysNoToTheOffer() {
    Response offer = spendTheHour();
    Response answer =
        rig.answer(
            EventBuilder.of("initiate-demo-dialog")
                .slot("VisitorFullName", "Ada Lovelace")
                .slot(PHONE, "2065550103")
                .utterance("no")
                .confirmation("Denied")
                .sessionFrom(offer));

    assertEquals("Close", answer.action());
    assertEquals(0, rig.crm.cases().size());
    assertTrue(answer.attributes().path("callbackOffered").isMissingNode());
  }

  @Test
  void asksWhetherToCall_whenTheFormBeginsAnew() {
    Response offer = spendTheHour();
    Response anew = rig.answer(EventBuilder.of("initiate-demo-dialog").sessionFrom(offer));

    assertTrue(anew.attributes().path("callbackOffered").isMissingNode());
  }

  @Test
  void saysTheSame_whetherTheNumberWasCalledOrTheBudgetIsSpent() {
    LexHarness other = new LexHarness();
    for (int session = 0; session < 3; session++) {
      other.answer(demo(3).session("web-other-" + session));
    }

    Response byNumber = other.answer(demo(3).session("web-stranger"));
    assertEquals(spendTheHour().text(), byNumber.text());
    assertEquals(3, other.workflows.executions().size());
    assertEquals(List.of(), other.telemetry.values(Metric.DIAL_BUDGET_SPENT));
  }

  @Test
  void promisesNothing_whenTheNumberWasCalledJustNow() {
    rig.claims.claim(
        DialLimits.dialKey(
            FakeSecrets.numberKey().hash(Deadline.in(Duration.ofSeconds(9))),
            PhoneNumber.parse("2065550103").orElseThrow()),
        "a call",
        Duration.ofMinutes(10),
        Deadline.in(Duration.ofSeconds(9)));

    assertEquals("ConfirmIntent", rig.answer(demo(3)).action());
    assertEquals(0, rig.workflows.executions().size());
  }

  @Test
  void passesTheReservationOn_andNoSecondOneForASecondDelivery() {
    rig.answer(demo(1));
    rig.answer(demo(1));

    Execution started = rig.workflows.executions().getFirst();
    assertTrue(started.input().reservation().orElseThrow().matches("[0-9a-f]{64}"));
    assertEquals(1, rig.reservations.count());
    assertEquals(1, rig.claims.counterValue(HOUR));
  }

  @Test
  void givesBackWhatIsReserved_whenTheWorkflowCannotBeStarted() {
    rig.workflows.faults().failNext(new TransientFailure("down"));
    rig.answer(demo(1));

    assertEquals(0, rig.claims.counterValue(HOUR));
    assertEquals(0, rig.reservations.count());
  }

  @Test
  void startsNothing_whenNothingCanBeReserved() {
    rig.reservations.faults().failAsIfDown();

    assertEquals("Failed", rig.answer(demo(1)).state());
    assertEquals(0, rig.workflows.executions().size());
  }
}
