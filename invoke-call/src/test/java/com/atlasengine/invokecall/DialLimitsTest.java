package com.atlasengine.invokecall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.dial.DialBudgets;
import com.atlasengine.core.dial.DialLimits;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeSecrets;
import com.atlasengine.core.model.DeclineReason;
import com.atlasengine.core.model.DialRules;
import com.atlasengine.core.model.InteractionKey;
import com.atlasengine.core.telemetry.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often the phone rings, as {@link InvokeCall} has it. */
class DialLimitsTest {
  private final InvokeCallHarness rig = new InvokeCallHarness();

  @Test
  void ringsOnce_whenTheExecutionIsRepeated() {
    InteractionKey key = rig.open("turn-1");
    Result first = rig.place(key);
    rig.clock.advance(Duration.ofMinutes(4));

    assertEquals(first, rig.place(key));
    assertEquals(1, rig.telephony.calls().size());
    assertEquals(1, rig.claims.counterValue(InvokeCallHarness.NUMBER_COUNTER));
  }

  @Test
  void declines_whenTheNumberIsBeingCalledByAnotherExecution() {
    rig.place(rig.open("turn-1"));

    assertEquals(
        new Result.Declined(DeclineReason.DIALLED_RECENTLY), rig.place(rig.open("turn-2")));
    assertEquals(1, rig.telephony.calls().size());
    assertEquals(List.of(1.0), rig.telemetry.values(Metric.CALL_DECLINED));
  }

  @Test
  void ringsOnce_whenManyExecutionsMeet() {
    List<InteractionKey> keys = IntStream.range(0, 8).mapToObj(i -> rig.open("turn-" + i)).toList();
    CountDownLatch start = new CountDownLatch(1);
    List<CompletableFuture<Result>> runs =
        keys.stream()
            .map(
                key ->
                    CompletableFuture.supplyAsync(
                        () -> after(start, key), Thread::startVirtualThread))
            .toList();
    start.countDown();

    long dialled = runs.stream().filter(run -> run.join() instanceof Result.Dialled).count();
    assertEquals(1, dialled);
    assertEquals(1, rig.telephony.calls().size());
    assertEquals(1, rig.claims.counterValue(InvokeCallHarness.NUMBER_COUNTER));
  }

  @Test
  void callsAgain_whenTenMinutesHavePassed() {
    rig.place(rig.open("turn-1"));
    rig.clock.advance(NumberClaims.MIN_CALL_INTERVAL);

    assertInstanceOf(Result.Dialled.class, rig.place(rig.open("turn-2")));
  }

  @Test
  void declines_whenTheNumberWasCalledThreeTimesToday() {
    for (int call = 0; call < DialLimits.MAX_CALLS_PER_DAY; call++) {
      rig.place(rig.open("turn-" + call));
      rig.clock.advance(NumberClaims.MIN_CALL_INTERVAL);
    }

    assertEquals(new Result.Declined(DeclineReason.DAILY_LIMIT), rig.place(rig.open("turn-9")));
    assertEquals(3, rig.claims.counterValue(InvokeCallHarness.STACK_COUNTER));
    rig.clock.advance(Duration.ofDays(1));
    assertInstanceOf(Result.Dialled.class, rig.place(rig.open("turn-10")));
  }

  @Test
  void declinesAndSaysSo_whenTheBudgetOfTheDayIsSpent() {
    for (int used = 0; used < InvokeCallHarness.DAILY_BUDGET; used++) {
      rig.claims.tryIncrement(
          InvokeCallHarness.STACK_COUNTER,
          InvokeCallHarness.DAILY_BUDGET,
          Duration.ofDays(1),
          InvokeCallHarness.deadline());
    }

    assertEquals(new Result.Declined(DeclineReason.BUDGET_SPENT), rig.place(rig.open("turn-1")));
    assertEquals(0, rig.claims.counterValue(InvokeCallHarness.NUMBER_COUNTER));
    assertEquals(List.of(1.0), rig.telemetry.values(Metric.DIAL_BUDGET_SPENT));
  }

  @Test
  void saysThatCallsAreOff_whenThereIsNoBudgetAtAll() {
    InvokeCall off =
        new InvokeCall(
            new Config(
                InvokeCallHarness.CONTENTS,
                false,
                "table",
                "number-key",
                new DialRules(Set.of("US"), InvokeCallHarness.QUIET),
                Duration.ofDays(365),
                new DialBudgets(0, 1, 100, 0)),
            rig.interactions,
            rig.openings,
            rig.claims,
            rig.reservations,
            rig.suppressions,
            FakeSecrets.numberKey(),
            rig.telephony,
            rig.telemetry,
            rig.clock);
    Request.Place request =
        new Request.Place(rig.open("turn-1"), Optional.empty(), Optional.empty(), Optional.empty());

    assertEquals(
        new Result.Declined(DeclineReason.CALLS_ARE_OFF),
        off.handle(request, InvokeCallHarness.invocation()));
    assertEquals(List.of(), rig.telemetry.values(Metric.DIAL_BUDGET_SPENT));
  }

  @Test
  void givesEverythingBack_whenConnectRefuses() {
    rig.telephony.refuseAll("DestinationNotAllowedException");

    assertEquals(
        new Result.Declined(DeclineReason.REFUSED_BY_CONNECT), rig.place(rig.open("turn-1")));
    assertEquals(0, rig.claims.counterValue(InvokeCallHarness.NUMBER_COUNTER));
    assertEquals(0, rig.claims.counterValue(InvokeCallHarness.STACK_COUNTER));
    assertEquals(
        Optional.empty(),
        rig.claims.findHolder(InvokeCallHarness.NUMBER_CLAIM, InvokeCallHarness.deadline()));
  }

  @Test
  void ringsOnTheNextTry_whenConnectThrottles() {
    InteractionKey key = rig.open("turn-1");
    rig.telephony.faults().failNext(new TransientFailure("Connect: TooManyRequestsException"));
    assertThrows(TransientFailure.class, () -> rig.place(key));

    assertInstanceOf(Result.Dialled.class, rig.place(key));
    assertEquals(1, rig.claims.counterValue(InvokeCallHarness.NUMBER_COUNTER));
  }

  @Test
  void ringsOnce_whenTheAnswerOfTheFirstTryWasLost() {
    InteractionKey key = rig.open("turn-1");
    rig.claims.claim(
        InvokeCallHarness.NUMBER_CLAIM,
        InvokeCallHarness.HASH.of(key),
        Duration.ofMinutes(10),
        InvokeCallHarness.deadline());
    Result first = rig.place(key);
    rig.claims.storeOutcome(
        InvokeCallHarness.NUMBER_CLAIM,
        InvokeCallHarness.HASH.of(key),
        "",
        InvokeCallHarness.deadline());
    rig.claims.release(
        InvokeCallHarness.NUMBER_CLAIM,
        InvokeCallHarness.HASH.of(key),
        InvokeCallHarness.deadline());

    assertEquals(first, rig.place(key));
    assertEquals(1, rig.telephony.calls().size());
  }

  private Result after(CountDownLatch start, InteractionKey key) {
    try {
      start.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return rig.place(key);
  }
}
