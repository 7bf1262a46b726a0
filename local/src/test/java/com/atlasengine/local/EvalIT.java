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
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The project's own conversations, with the stand-in for the model: all in chat, and those on the
 * phone that show that calls are played and graded, since each call takes seconds.
 */
class EvalIT {
  private static final int CASES_AT_ONCE = 2;
  private static final Set<String> ON_THE_PHONE = Set.of("phone-fact", "telefono-no-llamen");
  private static final long PATIENCE_MILLIS = 8_000;

  @Test
  void casesPass_whenTheStandInWordsTheAnswers() throws Exception {
    Contents contents = new ContentFolder(Path.of("../content")).contents();
    SuiteReader reader = new SuiteReader(contents);
    List<Suite> suites =
        List.of(
            reader.read(Path.of("../evals/en_US.yaml")).only(EvalIT::isPlayed),
            reader.read(Path.of("../evals/es_US.yaml")).only(EvalIT::isPlayed));
    Evaluation.Setting setting =
        new Evaluation.Setting(
            RunningEngine.shared().endpoint(),
            ContactFlow.read(
                RunningEngine.shared().engine().template().callFlow().orElseThrow().content()),
            PATIENCE_MILLIS,
            PATIENCE_MILLIS);

    List<EvalReport.CaseResult> results =
        new Evaluation(setting, contents, CASES_AT_ONCE).run(suites, result -> {});

    assertTrue(results.size() >= 60);
    assertEquals(
        List.of(),
        results.stream().filter(result -> !result.passed()).map(TextReport::line).toList());
  }

  private static boolean isPlayed(Suite.Case each) {
    return each.channel() == Suite.Channel.chat || ON_THE_PHONE.contains(each.id());
  }
}
