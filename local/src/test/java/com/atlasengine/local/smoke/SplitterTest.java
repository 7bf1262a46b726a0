package com.atlasengine.local.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SplitterTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  @Test
  void waitIsSplitIntoItsFourParts() {
    Split split =
        split(List.of(turn(0, 900, "AboutDemoIntent")), List.of(run(880, 300, 200, 250)))
            .getFirst();

    assertEquals(Optional.of(400.0), split.lexMs());
    assertEquals(Optional.of(200.0), split.restoreMs());
    assertEquals(Optional.of(50.0), split.functionMs());
    assertEquals(Optional.of(250.0), split.modelMs());
    assertEquals(Optional.of("generated"), split.reply());
  }

  @Test
  void eachTurnGetsItsOwnInvocation_whenTheyFollowAtOnce() {
    List<Split> splits =
        split(
            List.of(turn(0, 30, "AboutDemoIntent"), turn(30, 40, "AboutDemoIntent")),
            List.of(run(28, 20, 0, 0), run(68, 35, 0, 0)));

    assertEquals(Optional.of(20.0), splits.getFirst().functionMs());
    assertEquals(Optional.of(35.0), splits.getLast().functionMs());
  }

  @Test
  void invocationsOfBothHooksAreOneTurn() {
    Split split =
        split(
                List.of(turn(0, 100, "AboutDemoIntent")),
                List.of(run(40, 20, 0, 0), run(90, 30, 0, 0)))
            .getFirst();

    assertEquals(Optional.of(50.0), split.functionMs());
    assertEquals(Optional.of(50.0), split.lexMs());
  }

  @Test
  void turnsAreFound_whenTheClocksDiffer() {
    List<Split> splits =
        split(
            List.of(turn(0, 500, "AboutDemoIntent"), turn(1_000, 500, "AboutDemoIntent")),
            List.of(run(2_490, 400, 0, 0), run(3_490, 300, 0, 0)));

    assertEquals(Optional.of(400.0), splits.getFirst().functionMs());
    assertEquals(Optional.of(300.0), splits.getLast().functionMs());
  }

  @Test
  void nothingIsTold_whenNoInvocationIsKnown() {
    Split split = split(List.of(turn(0, 500, "AboutDemoIntent")), List.of()).getFirst();

    assertFalse(split.isTold());
    assertEquals(Optional.empty(), split.reply());
  }

  @Test
  void nothingIsTold_whenOthersTalkToo() {
    Split split =
        split(
                List.of(turn(0, 500, "AboutDemoIntent")),
                List.of(run(490, 400, 0, 0), run(480, 450, 0, 0)))
            .getFirst();

    assertFalse(split.isTold());
  }

  @Test
  void anotherIntentIsSomebodyElse() {
    Split split =
        split(List.of(turn(0, 500, "GreetingIntent")), List.of(run(490, 400, 0, 0))).getFirst();

    assertFalse(split.isTold());
  }

  @Test
  void modelIsNotTold_whenNothingTellsOfIt() {
    Invocation dark =
        new Invocation(
            at(90), 80, 0, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    Split split = split(List.of(turn(0, 100, "AboutDemoIntent")), List.of(dark)).getFirst();

    assertEquals(Optional.empty(), split.modelMs());
    assertEquals(Optional.of(80.0), split.functionMs());
  }

  private static List<Split> split(List<Turn> turns, List<Invocation> invocations) {
    return new Splitter(turns, invocations).splits();
  }

  private static Turn turn(long sentMs, double waitMs, String intent) {
    return new Turn(
        Step.question("said", intent),
        NOON.plusMillis(sentMs),
        waitMs,
        intent,
        "text",
        new Turn.Outcome.Right());
  }

  private static Invocation run(double endMs, double durationMs, double restoreMs, double modelMs) {
    return new Invocation(
        at(endMs),
        durationMs,
        restoreMs,
        Optional.of(modelMs),
        Optional.of("ABOUT_DEMO"),
        Optional.of("generated"),
        Optional.empty());
  }

  private static double at(double ms) {
    return NOON.toEpochMilli() + ms;
  }
}
