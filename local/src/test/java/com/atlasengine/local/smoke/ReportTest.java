package com.atlasengine.local.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  @Test
  void tableSaysWhatIsNotTold() {
    String text =
        TextReport.write(
            report(
                List.of(right("hello"), right("hello")),
                List.of(split("generated", 400), Split.NOT_TOLD),
                List.of()));

    assertTrue(
        text.contains("hello                          GreetingIntent         generated"), text);
    assertTrue(text.contains("not told not told"), text);
    assertTrue(text.contains("model             1      400      400"), text);
    assertTrue(text.contains("restore           0        –        –"), text);
    assertTrue(text.contains("Of 1 questions: cached 0 %, generated 100 %, fixed text 0 %."), text);
    assertTrue(text.endsWith("Nothing is left behind.\nGreen."), text);
  }

  @Test
  void redSaysWhy() {
    Report report =
        report(List.of(right("hello")), List.of(Split.NOT_TOLD), List.of("the bot is silent"));

    assertFalse(report.isGreen());
    assertTrue(TextReport.write(report).endsWith("Red:\n  - the bot is silent"));
  }

  @Test
  void jsonLeavesOutWhatIsNotTold() {
    JsonNode json =
        JsonReport.write(
            report(
                List.of(right("hello"), right("hello")),
                List.of(split("cached", 0), Split.NOT_TOLD),
                List.of()));

    assertTrue(json.path("green").asBoolean());
    assertEquals("cached", json.at("/turns/0/reply").asText());
    assertFalse(json.path("turns").get(1).has("lexMs"));
    assertEquals(1, json.at("/millis/lex/turns").asInt());
    assertEquals(1, json.at("/questions/told").asInt());
    assertEquals(2, json.at("/questions/asked").asInt());
  }

  @Test
  void percentilesAreThoseOfTheTurns() {
    Figures figures =
        Figures.of("wait", IntStream.rangeClosed(1, 100).asDoubleStream().boxed().toList());

    assertEquals(50, figures.p50Ms(), 0.5);
    assertEquals(95, figures.p95Ms(), 0.5);
  }

  private static Report report(List<Turn> turns, List<Split> splits, List<String> problems) {
    Deployment deployment =
        new Deployment(
            new Stage("atlas-engine", "us-west-2"), "BOT", "ALIAS", "f", "t", Optional.empty());
    return new Report(
        new Report.Head(deployment, "en_US", 2, NOON),
        turns,
        splits,
        Set.of(),
        Optional.empty(),
        problems,
        List.of());
  }

  private static Turn right(String said) {
    return new Turn(
        Step.question(said, "GreetingIntent"),
        NOON,
        900,
        "GreetingIntent",
        "Hello.",
        new Turn.Outcome.Right());
  }

  private static Split split(String reply, double modelMs) {
    return new Split(
        Optional.of(300.0),
        Optional.of(0.0),
        Optional.of(20.0),
        Optional.of(modelMs),
        Optional.of(reply));
  }
}
