package com.atlasengine.bench;

import com.atlasengine.bench.report.Bars;
import com.atlasengine.bench.report.Report;
import com.atlasengine.bench.report.SystemReport;
import com.atlasengine.bench.report.TextReport;
import com.atlasengine.bench.script.ScriptSize;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

  @Option(names = "--quick", description = "Three minutes; fails when a ratio or count is wrong")
  private boolean quick;

  @Option(names = "--out", description = "Where the report goes: bench/target/report if not said")
  private Path out = Path.of("");

  @Option(names = "--seed", description = "What the script is written from: ${DEFAULT-VALUE}")
  private long seed = 20_260_105;

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
    SystemReport old = replay.old();
    SystemReport ours = replay.ours();
    Report report = new Report(seed, machine(), old, ours, Bars.of(old, ours));
    write(report, written);
    TextReport.print(report, System.out);
    System.out.println("\nAll of it is in " + written.toAbsolutePath().normalize());
    boolean failed = report.bars().stream().anyMatch(bar -> bar.asserted() && !bar.met());
    return failed ? 1 : 0;
  }

  private static void write(Report report, Path folder) throws IOException {
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
