package com.atlasengine.local.cli;

import com.atlasengine.core.content.Contents;
import com.atlasengine.local.Engine;
import com.atlasengine.local.EngineOptions;
import com.atlasengine.local.bedrock.BedrockSource;
import com.atlasengine.local.client.ContactFlow;
import com.atlasengine.local.content.ContentFolder;
import com.atlasengine.local.eval.EvalReport;
import com.atlasengine.local.eval.Evaluation;
import com.atlasengine.local.eval.ReportFiles;
import com.atlasengine.local.eval.Suite;
import com.atlasengine.local.eval.SuiteReader;
import com.atlasengine.local.eval.TextReport;
import com.atlasengine.local.eval.Thresholds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Starts an engine, plays conversations on it and grades its answers. */
@Command(name = "eval", description = "Play conversations on an engine and grade its answers")
final class EvalCommand implements Callable<Integer> {
  private static final String NO_LIMIT = "100000";
  private static final Duration PREPARE_TIMEOUT = Duration.ofSeconds(60);

  @ParentCommand private Main main = Main.placeholder();

  @Mixin private BedrockOptions bedrock = new BedrockOptions();

  @Option(
      names = "--content",
      description = "A folder of content files, instead of those in content/")
  private Optional<Path> content = Optional.empty();

  @Option(names = "--suite", arity = "1..*", description = "Files of cases (default evals/*.yaml)")
  private List<Path> suites = new ArrayList<>();

  @Option(names = "--judge", description = "Have the model grade the answers, too")
  private boolean judge;

  @Option(names = "--out", description = "Where eval.json and eval.html go (default target/eval)")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--min-pass",
      description = "How many percent must pass, of all cases (90) or of one grader: no-link=100")
  private List<String> minPass = new ArrayList<>();

  @Option(
      names = "--deadline",
      description = "When answers are due, in milliseconds, for a slow model (default: template)")
  private Optional<Integer> deadline = Optional.empty();

  @Option(names = "--parallel", description = "Cases at once (default ${DEFAULT-VALUE})")
  private int parallel = 2;

  @Override
  public Integer call() throws Exception {
    Thresholds thresholds = Thresholds.read(minPass);
    BedrockSource source = bedrock.source(System.getenv());
    if (judge && source instanceof BedrockSource.StandIn) {
      throw new IllegalArgumentException("--judge needs --model or --bedrock aws");
    }
    Contents contents =
        new ContentFolder(content.orElse(main.root().resolve("content"))).contents();
    List<Suite> read = readSuites(new SuiteReader(contents));
    EvalReport report = evaluate(options(source), contents, read);
    System.out.println(TextReport.summary(report));
    Path folder = out.orElse(main.root().resolve("target/eval"));
    ReportFiles.write(report, folder);
    System.out.println("The report is in " + folder.resolve("eval.html"));
    List<String> missed = thresholds.missedBy(report);
    missed.forEach(System.err::println);
    return missed.isEmpty() ? 0 : 1;
  }

  private List<Suite> readSuites(SuiteReader reader) throws IOException {
    List<Suite> read = new ArrayList<>();
    for (Path file : suites.isEmpty() ? ownSuites() : suites) {
      read.add(reader.read(file));
    }
    return read;
  }

  private List<Path> ownSuites() throws IOException {
    try (Stream<Path> files = Files.list(main.root().resolve("evals"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  /** No case takes what another one needs: calls and tokens are without limit. */
  private EngineOptions options(BedrockSource source) {
    EngineOptions options =
        EngineOptions.of(main.root().resolve("template.yaml"))
            .withParameter("DailyDialBudget", NO_LIMIT)
            .withParameter("HourlyDialBudget", NO_LIMIT)
            .withParameter("DailyModelTokens", "1000000000")
            .withBedrock(source)
            .withConcurrency(parallel, 1)
            .withoutSchedules();
    EngineOptions timed = deadline.map(millis -> withDeadlines(options, millis)).orElse(options);
    return content.map(timed::withContent).orElse(timed);
  }

  private static EngineOptions withDeadlines(EngineOptions options, int millis) {
    String value = Integer.toString(millis);
    return options
        .withParameter("ChatDeadlineMillis", value)
        .withParameter("PhoneDeadlineMillis", value)
        .withParameter("EffectDeadlineMillis", value);
  }

  private EvalReport evaluate(EngineOptions options, Contents contents, List<Suite> read)
      throws Exception {
    try (Engine engine = Engine.start(options)) {
      prepare(engine);
      Evaluation evaluation = new Evaluation(setting(engine), contents, parallel);
      return new EvalReport(
          engine.model(),
          evaluation.run(read, result -> System.out.println(TextReport.line(result))));
    }
  }

  /** A function that starts while a case waits would make its answer late. */
  private void prepare(Engine engine) throws InterruptedException {
    for (String function : engine.functionNames()) {
      if (!engine.prepare(function, 1, PREPARE_TIMEOUT)) {
        System.err.println(function + " is not ready yet; its first answer will be slower");
      }
    }
  }

  private Evaluation.Setting setting(Engine engine) throws IOException {
    Evaluation.Setting setting =
        new Evaluation.Setting(
            engine.endpoint(),
            ContactFlow.read(engine.template().callFlow().orElseThrow().content()),
            millis(engine, "CHAT_DEADLINE_MS"),
            millis(engine, "PHONE_DEADLINE_MS"));
    return judge ? setting.withJudge(environment(engine, "STRONG_MODEL_ID")) : setting;
  }

  private static long millis(Engine engine, String variable) {
    return Long.parseLong(environment(engine, variable));
  }

  /** A variable of the first function that has it. */
  private static String environment(Engine engine, String variable) {
    return engine.template().functions().stream()
        .map(function -> function.environment().get(variable))
        .filter(value -> value != null)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no function has " + variable));
  }
}
