package com.atlasengine.bench;

import com.atlasengine.bench.cost.CostReport;
import com.atlasengine.bench.cost.Prices;
import com.atlasengine.bench.micro.MicroBench;
import com.atlasengine.bench.micro.MicroResult;
import com.atlasengine.bench.report.HtmlReport;
import com.atlasengine.bench.report.Report;
import com.atlasengine.bench.report.TargetCheck;
import com.atlasengine.bench.report.TargetChecks;
import com.atlasengine.bench.report.TextReport;
import com.atlasengine.bench.restore.RestoreBench;
import com.atlasengine.bench.restore.RestoreTimes;
import com.atlasengine.bench.script.ScriptSize;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./atlas bench}: measures the old system and ours in one run. */
@Command(
    name = "./atlas bench",
    description = "Measures the old system and ours in one run.",
    mixinStandardHelpOptions = true)
final class Main implements Callable<Integer> {
  @Option(names = "--root", description = "The repository", defaultValue = ".", hidden = true)
  private Path root = Path.of(".");

  @Option(
      names = "--quick",
      description =
          "A short run of about three minutes; fails when a ratio or count misses its target")
  private boolean quick;

  @Option(names = "--replay", description = "The replay alone, in full")
  private boolean replayOnly;

  @Option(names = "--out", description = "The folder for the report (default bench/target/report)")
  private Path out = Path.of("");

  @Option(
      names = "--seed",
      description = "The seed of the generated script (default ${DEFAULT-VALUE})")
  private long seed = 20_260_105;

  /** How often each first answer is measured. */
  private static final int RESTORE_ROUNDS = 7;

  private Main() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Path folder = out.toString().isEmpty() ? root.resolve("bench/target/report") : out;
    Path written = Files.createDirectories(folder);
    ScriptSize size = quick ? ScriptSize.quick() : ScriptSize.full();
    Path log = Path.of(System.getProperty("atlas.log", "target/atlas.log"));
    ReplayBench replay = new ReplayBench(root, log, seed, size, System.out);
    MeteredReplay old = replay.replayOldSystem();
    MeteredReplay ours = replay.replayShippedSystem();
    CostReport cost =
        CostReport.of(
            Prices.read(),
            replay.conversations(),
            old.conversationUsage(),
            ours.conversationUsage(),
            ours.measureSchedules());
    List<RestoreTimes> restores = restores();
    List<MicroResult> micro = micro(written);
    Report report =
        new Report(
            seed,
            machine(),
            old.report(),
            ours.report(),
            cost,
            restores,
            micro,
            checkTargets(old, ours, cost, restores, micro));
    write(report, written);
    TextReport.print(report, System.out);
    System.out.println("\nReport: " + written.toAbsolutePath().normalize());
    boolean failed = report.checks().stream().anyMatch(check -> check.asserted() && !check.met());
    return failed ? 1 : 0;
  }

  private List<RestoreTimes> restores() throws Exception {
    return quick || replayOnly
        ? List.of()
        : new RestoreBench(root.resolve("template.yaml"), RESTORE_ROUNDS, System.out).measure();
  }

  private static List<TargetCheck> checkTargets(
      MeteredReplay old,
      MeteredReplay ours,
      CostReport cost,
      List<RestoreTimes> restores,
      List<MicroResult> micro) {
    List<TargetCheck> checks =
        new ArrayList<>(TargetChecks.of(old.report(), ours.report(), cost, restores, micro));
    checks.add(TargetChecks.checkStorm(ours.storm()));
    return checks;
  }

  private List<MicroResult> micro(Path folder) throws IOException, InterruptedException {
    if (quick || replayOnly) {
      return List.of();
    }
    System.out.println("JMH: turns with dependencies that answer immediately");
    return new MicroBench(root.toAbsolutePath(), folder.toAbsolutePath()).measure();
  }

  private static void write(Report report, Path folder) throws IOException {
    HtmlReport.write(report, folder.resolve("report.html"));
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve("report.json").toFile(), report);
  }

  private static Report.Machine machine() {
    return new Report.Machine(
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().toString(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"));
  }
}
