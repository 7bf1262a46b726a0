package com.atlasengine.invokecall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.dial.Caller;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.model.DeclineReason;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.PhoneNumber;
import com.atlasengine.core.port.Telephony.DialResult;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A call that was counted when it was promised is not counted again. */
class ReservedCallTest {
  private final InvokeCallHarness rig = new InvokeCallHarness();

  private void reserve(String id, PhoneNumber phone) {
    assertEquals(
        Optional.empty(),
        rig.limits.reserve(
            id, phone, new Caller.Anonymous("session-" + id), InvokeCallHarness.deadline()));
  }

  private void assertCounts(int calls) {
    assertEquals(calls, rig.claims.counterValue(InvokeCallHarness.NUMBER_COUNTER));
    assertEquals(calls, rig.claims.counterValue(InvokeCallHarness.STACK_COUNTER));
    assertEquals(calls, rig.claims.counterValue(InvokeCallHarness.HOUR_COUNTER));
  }

  @Test
  void dialsAndCountsNothingMore_whenTheCallIsReserved() {
    reserve("r-1", Ada.PHONE);

    assertInstanceOf(Result.Dialled.class, rig.placeReserved(rig.open("turn-1"), "r-1"));
    assertCounts(1);
  }

  @Test
  void dialsThePromisedCall_whenTheBudgetIsSpentMeanwhile() {
    for (int i = 0; i < 4; i++) {
      reserve("r-" + i, PhoneNumber.parse("206555014" + i).orElseThrow());
    }
    InteractionKey key =
        rig.interactions.open(
            "turn-1",
            InteractionKey.startingAt(
                PhoneNumber.parse("2065550143").orElseThrow(), rig.clock.instant()),
            Ada.NAME,
            "",
            InvokeCallHarness.deadline());

    assertInstanceOf(Result.Dialled.class, rig.placeReserved(key, "r-3"));
    assertEquals(new Result.Declined(DeclineReason.BUDGET_SPENT), rig.place(rig.open("turn-2")));
  }

  @Test
  void countsTheCall_whenTheReservationIsUnknownOrForAnotherNumber() {
    reserve("r-1", PhoneNumber.parse("2065550145").orElseThrow());

    assertInstanceOf(Result.Dialled.class, rig.placeReserved(rig.open("turn-1"), "r-1"));
    assertEquals(1, rig.claims.counterValue(InvokeCallHarness.NUMBER_COUNTER));
    assertEquals(2, rig.claims.counterValue(InvokeCallHarness.HOUR_COUNTER));
  }

  @Test
  void countsTheSecondCall_whenTwoBringTheSameReservation() {
    reserve("r-1", Ada.PHONE);
    rig.placeReserved(rig.open("turn-1"), "r-1");
    rig.clock.advance(NumberClaims.MIN_CALL_INTERVAL);

    assertInstanceOf(Result.Dialled.class, rig.placeReserved(rig.open("turn-2"), "r-1"));
    assertCounts(2);
  }

  @Test
  void givesBack_whenConnectRefuses() {
    reserve("r-1", Ada.PHONE);
    rig.telephony.refuseAll("DestinationNotAllowedException");

    InteractionKey key = rig.open("turn-1");
    rig.placeReserved(key, "r-1");
    rig.placeReserved(key, "r-1");

    assertCounts(0);
  }

  @Test
  void givesBack_whenThePersonIsErasedOrTheNumberIsBeingCalled() {
    reserve("r-1", Ada.PHONE);
    rig.placeReserved(InteractionKey.startingAt(Ada.PHONE, rig.clock.instant()), "r-1");
    assertCounts(0);

    reserve("r-2", Ada.PHONE);
    reserve("r-3", Ada.PHONE);
    rig.placeReserved(rig.open("turn-2"), "r-2");
    assertEquals(
        new Result.Declined(DeclineReason.DIALLED_RECENTLY),
        rig.placeReserved(rig.open("turn-3"), "r-3"));
    assertCounts(1);
  }

  @Test
  void givesBack_whenItIsNightMeanwhile() {
    reserve("r-1", Ada.PHONE);
    InteractionKey key = rig.open("turn-1");
    rig.clock.advance(Duration.ofMinutes(56)); // to 0:03 in Seattle

    assertEquals(new Result.Declined(DeclineReason.QUIET_HOURS), rig.placeReserved(key, "r-1"));
    assertCounts(0);
  }

  @Test
  void keepsTheReservationForTheNextTry_whenConnectIsNotSetUp() {
    reserve("r-1", Ada.PHONE);
    InteractionKey key = rig.open("turn-1");
    rig.telephony.answerAll(new DialResult.NotSetUp("AccessDeniedException"));
    assertThrows(PermanentFailure.class, () -> rig.placeReserved(key, "r-1"));
    assertCounts(1);

    rig.telephony.ringAgain();
    assertInstanceOf(Result.Dialled.class, rig.placeReserved(key, "r-1"));
    assertCounts(1);
  }

  @Test
  void keepsTheReservationForTheNextTry_whenConnectThrottles() {
    reserve("r-1", Ada.PHONE);
    InteractionKey key = rig.open("turn-1");
    rig.telephony.faults().failNext(new TransientFailure("Connect: TooManyRequestsException"));
    assertThrows(TransientFailure.class, () -> rig.placeReserved(key, "r-1"));
    assertCounts(1);

    assertInstanceOf(Result.Dialled.class, rig.placeReserved(key, "r-1"));
    assertCounts(1);
  }
}
