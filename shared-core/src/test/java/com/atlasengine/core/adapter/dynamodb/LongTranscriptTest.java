package com.atlasengine.core.adapter.dynamodb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.fake.FakeClock;
import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.model.CallReport;
import com.atlasengine.core.model.Interaction;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** An interaction that is as large as DynamoDB takes, against the real limit. */
class LongTranscriptTest {
  private static final CallReport REPORT =
      new CallReport("Answered", Optional.empty(), Instant.EPOCH, "- went well");

  private final DynamoInteractions interactions =
      new DynamoInteractions(
          DynamoLocal.connect().interactions(DynamoLocal.createTable()), new FakeClock());
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  @Test
  void takesEveryLineAndTheReport_whenACallLastsForHours() {
    interactions.open("execution-1", Ada.KEY, Ada.NAME, "User: hi", deadline);
    for (int i = 0; i < 100; i++) {
      interactions.appendTurn(Ada.KEY, "turn-" + i, linesOf(i), deadline);
    }
    interactions.storeReport(Ada.KEY, REPORT, deadline);

    Interaction item = interactions.find(Ada.KEY, deadline).orElseThrow();
    assertEquals(Optional.of(REPORT), item.report());
    List<String> said = item.transcript();
    assertTrue(said.getFirst().startsWith("User: 0 "), said.getFirst());
    assertTrue(said.getLast().startsWith("Atlas: 99 "), said.getLast());
    int marks = (int) said.stream().filter(line -> line.endsWith("lines were left out.]")).count();
    assertEquals(1, marks);
    assertEquals(200, said.size() - 1 + leftOut(said));
  }

  @Test
  void takesTheReport_whenTheChatFillsTheItem() {
    interactions.open("execution-1", Ada.KEY, Ada.NAME, "x".repeat(409_000), deadline);

    interactions.storeReport(
        Ada.KEY,
        new CallReport("Answered", Optional.empty(), Instant.EPOCH, "y".repeat(2_000)),
        deadline);

    assertTrue(interactions.find(Ada.KEY, deadline).orElseThrow().report().isPresent());
  }

  @Test
  void leavesOutNothing_whenTheTranscriptIsShort() {
    List<String> lines = List.of("User: hi", "Atlas: Hello Ada");

    assertEquals(lines, LongTranscript.shorten(lines));
  }

  @Test
  void countsWhatItLeavesOut_whenItShortensAgain() {
    List<String> lines = new ArrayList<>(Collections.nCopies(300, "User: " + "a".repeat(994)));

    List<String> once = LongTranscript.shorten(lines);
    List<String> more = new ArrayList<>(once);
    more.addAll(Collections.nCopies(300, "User: " + "b".repeat(994)));
    List<String> twice = LongTranscript.shorten(more);

    assertEquals(300, once.size() - 1 + leftOut(once));
    assertEquals(600, twice.size() - 1 + leftOut(twice));
  }

  private static List<String> linesOf(int turn) {
    return IntStream.of(0, 1)
        .mapToObj(i -> (i == 0 ? "User: " : "Atlas: ") + turn + " " + "x".repeat(4_000))
        .toList();
  }

  private static int leftOut(List<String> lines) {
    return lines.stream()
        .filter(line -> line.endsWith("lines were left out.]"))
        .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
        .sum();
  }
}
