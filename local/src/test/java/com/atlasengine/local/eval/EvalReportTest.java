package com.atlasengine.local.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvalReportTest {
  private static final EvalReport REPORT =
      new EvalReport(
          "a model",
          List.of(
              result("fine", "", new EvalReport.Verdict("no-link", "")),
              result("late", "", new EvalReport.Verdict("deadline", "the answer took 2000 ms")),
              result("linked", "", new EvalReport.Verdict("no-link", "it has a </script> in it")),
              result("broken", "The phone did not ring")));

  @TempDir private Path folder;

  private static EvalReport.CaseResult result(
      String id, String problem, EvalReport.Verdict... verdicts) {
    return new EvalReport.CaseResult(
        id,
        "en_US",
        "chat",
        "Somebody.",
        List.of(new EvalReport.TurnResult("hello", "Hi.", 12, Arrays.asList(verdicts))),
        problem);
  }

  @Test
  void countsCasesAndGraders_andLateAnswersAreOnlyMeasured() {
    assertEquals(new EvalReport.Share(2, 4), REPORT.overall());
    assertEquals(
        Map.of("no-link", new EvalReport.Share(1, 2), "deadline", new EvalReport.Share(0, 1)),
        REPORT.byGrader());
  }

  @Test
  void missesThresholds_ofAllCasesAndOfAGrader() {
    assertEquals(List.of(), Thresholds.read(List.of("50", "no-link=50")).missedBy(REPORT));
    assertEquals(
        List.of("cases: 50 % passed, at least 90 % must"),
        Thresholds.read(List.of()).missedBy(REPORT));
    assertEquals(
        List.of("deadline: 0 % passed, at least 10 % must"),
        Thresholds.read(List.of("50", "deadline=10")).missedBy(REPORT));
    assertEquals(
        List.of("judge: 0 % passed, at least 80 % must"),
        Thresholds.read(List.of("0", "judge=80")).missedBy(REPORT),
        "a grader that looked at nothing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"many", "101", "-1", "no-link=", ""})
  void refusesThresholdsThatAreNoPercentage(String option) {
    assertThrows(IllegalArgumentException.class, () -> Thresholds.read(List.of(option)));
  }

  @Test
  void writesJsonAndAPage() throws IOException {
    ReportFiles.write(REPORT, folder.resolve("new"));

    JsonNode json = new ObjectMapper().readTree(folder.resolve("new/eval.json").toFile());
    assertEquals(2, json.at("/overall/passed").asInt());
    assertEquals(1, json.at("/graders/no-link/passed").asInt());
    assertFalse(json.at("/cases/3/passed").asBoolean());
    assertEquals("The phone did not ring", json.at("/cases/3/problem").asText());
    assertEquals(12, json.at("/cases/0/turns/0/waitMillis").asInt());
    String page = Files.readString(folder.resolve("new/eval.html"));
    assertTrue(page.contains("\\u003c/script> in it"), "an answer cannot end the script");
    assertFalse(page.contains("/*DATA*/"));
    assertFalse(page.contains("https://"), "the page needs nothing else");
  }

  @Test
  void showsWhatWasSaidAndAnswered_whereAGraderFails() {
    assertEquals(
        """
        FAIL  linked                              en_US  chat    1 turns
              no-link: it has a </script> in it
                said      hello
                answered  Hi.\
        """,
        TextReport.line(REPORT.cases().get(2)));
    assertTrue(TextReport.summary(REPORT).contains("cases                      2    4   50.0 %"));
  }
}
