package com.atlasengine.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlasengine.bench.measure.CpuLoad;
import com.atlasengine.bench.replay.TurnResult;
import com.atlasengine.bench.replay.TurnSample;
import com.atlasengine.bench.script.Channel;
import com.atlasengine.bench.script.TurnKind;
import com.atlasengine.local.timing.Distribution;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LatenessTest {
  private static TurnSample turn(long startMs, long waitedMs, long ownMs) {
    TurnResult result =
        new TurnResult(
            Map.of(),
            Duration.ofMillis(waitedMs),
            Duration.ofMillis(ownMs),
            Duration.ZERO,
            "generated",
            "",
            "");
    return new TurnSample(
        "s",
        0,
        TurnKind.CONVERSATION,
        Channel.PHONE,
        startMs * 1_000_000,
        Duration.ofMillis(900),
        result);
  }

  @Test
  void late_isPastTheDeadline_andTooLateTwentyMillisecondsMore() {
    Lateness late =
        Lateness.waited(
            List.of(turn(0, 899, 1), turn(0, 915, 1), turn(0, 920, 1), turn(0, 950, 1)));
    assertEquals(new Lateness(4, 3, 1, 50), late);
    assertEquals(0.25, late.share());
  }

  @Test
  void ownTime_isLookedAtByItself() {
    assertEquals(new Lateness(1, 1, 1, 100), Lateness.own(List.of(turn(0, 2_000, 1_000))));
  }

  @Test
  void turn_isLeftOut_whenNoCoreWasFreeMeanwhile() {
    CpuLoad cpu =
        new CpuLoad(1, 1, new Distribution(), List.of(new CpuLoad.Stall(500_000_000, 520_000_000)));
    List<TurnSample> turns = List.of(turn(0, 400, 400), turn(0, 510, 510), turn(600, 10, 10));
    assertEquals(List.of(turns.getFirst(), turns.getLast()), Lateness.withFreeCore(turns, cpu));
  }
}
