package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.content.Contents;
import com.atlasengine.local.client.ContactFlow;
import com.atlasengine.local.content.ContentFolder;
import com.atlasengine.local.eval.EvalReport;
import com.atlasengine.local.eval.Evaluation;
import com.atlasengine.local.eval.Suite;
import com.atlasengine.local.eval.SuiteReader;
import com.atlasengine.local.eval.TextReport;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The project's own conversations, with the stand-in for the model. */
class EvalIT {
  private static final int CASES_AT_ONCE = 2;
  private static final long PATIENCE_MILLIS = 8_000;

  @Test
  void allCasesPass_whenTheStandInWordsTheAnswers() throws Exception {
    Contents contents = new ContentFolder(Path.of("../content")).contents();
    SuiteReader reader = new SuiteReader(contents);
    List<Suite> suites =
        List.of(
            reader.read(Path.of("../evals/en_US.yaml")),
            reader.read(Path.of("../evals/es_US.yaml")));
    Evaluation.Setting setting =
        new Evaluation.Setting(
            RunningEngine.shared().endpoint(),
            ContactFlow.read(Path.of("../contact-flow/atlas-outbound.json")),
            PATIENCE_MILLIS,
            PATIENCE_MILLIS);

    List<EvalReport.CaseResult> results =
        new Evaluation(setting, contents, CASES_AT_ONCE).run(suites, result -> {});

    assertTrue(results.size() >= 60);
    assertEquals(
        List.of(),
        results.stream().filter(result -> !result.passed()).map(TextReport::line).toList());
  }
}
