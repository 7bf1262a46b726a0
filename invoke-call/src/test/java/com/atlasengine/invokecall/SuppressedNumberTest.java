package com.atlasengine.invokecall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.model.DeclineReason;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.model.PhoneNumber;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose number is suppressed is never dialled, whoever asks for it. */
class SuppressedNumberTest {
  private final InvokeCallHarness rig = new InvokeCallHarness();

  @Test
  void isNotDialled_andTakesNothingFromTheBudget() {
    rig.suppressions.put(Ada.PHONE);

    for (int i = 0; i < InvokeCallHarness.DAILY_BUDGET + 1; i++) {
      InteractionKey key = rig.open("turn-" + i);
      assertEquals(new Result.Declined(DeclineReason.NUMBER_SUPPRESSED), rig.place(key));
    }

    assertEquals(List.of(), rig.telephony.calls());
  }

  @Test
  void isNotDialled_whenNobodyCanTell() {
    InteractionKey key = rig.open("turn-1");
    rig.suppressions.faults().failAsIfDown();

    assertThrows(TransientFailure.class, () -> rig.place(key));
    assertEquals(List.of(), rig.telephony.calls());

    rig.suppressions.faults().clear();
    assertInstanceOf(Result.Dialled.class, rig.place(key));
  }

  @Test
  void isTheReason_whenTheNumberWasAlsoDialledAMomentAgo() {
    rig.place(rig.open("turn-1"));
    rig.suppressions.put(Ada.PHONE);

    assertEquals(
        new Result.Declined(DeclineReason.NUMBER_SUPPRESSED), rig.place(rig.open("turn-2")));
  }

  @Test
  void isNotDialled_evenAfterADay() {
    rig.suppressions.put(Ada.PHONE);
    rig.clock.advance(Duration.ofDays(3650));

    assertEquals(
        new Result.Declined(DeclineReason.NUMBER_SUPPRESSED), rig.place(rig.open("turn-1")));
  }

  @Test
  void holdsForThatNumberOnly() {
    rig.suppressions.put(new PhoneNumber("+12065550124"));

    assertInstanceOf(Result.Dialled.class, rig.place(rig.open("turn-1")));
  }
}
