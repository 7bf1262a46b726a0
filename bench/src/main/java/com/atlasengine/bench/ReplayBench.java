package com.atlasengine.bench;

import com.atlasengine.bench.cost.Usage;
import com.atlasengine.bench.measure.CallCounter;
import com.atlasengine.bench.replay.AnsweringSystem;
import com.atlasengine.bench.replay.RefreshStormResult;
import com.atlasengine.bench.replay.Replay;
import com.atlasengine.bench.replay.ReplayResult;
import com.atlasengine.bench.report.SystemReport;
import com.atlasengine.bench.script.Channel;
import com.atlasengine.bench.script.Script;
import com.atlasengine.bench.script.ScriptSize;
import com.atlasengine.bench.script.ScriptWriter;
import com.atlasengine.bench.sequential.SequentialSystem;
import com.atlasengine.bench.shipped.FunctionLines;
import com.atlasengine.bench.shipped.RefreshStorm;
import com.atlasengine.bench.shipped.ShippedSystem;
import com.atlasengine.local.Engine;
import com.atlasengine.local.EngineOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;

/** The same script through the old system and through ours, one after the other. */
final class ReplayBench {
  private static final String PROFILE = "analysis";

  /** Processes of each function, and invocations that each handles at once. */
  private static final int PROCESSES = 4;

  private static final int THREADS = 8;

  /** Time after the last answer in which background work, such as refreshes, is still counted. */
  private static final Duration SETTLE_TIME = Duration.ofSeconds(5);

  /** Another seed, so that the warm-up caches no answer of the replay. */
  private static final long WARM_SEED = 0x5eedL;

  private final Path template;
  private final Path log;
  private final Script script;
  private final Script warmUp;
  private final PrintStream out;

  ReplayBench(Path root, Path log, long seed, ScriptSize size, PrintStream out) {
    this.template = root.resolve("template.yaml");
    this.log = log;
    this.script = ScriptWriter.write(seed, size);
    this.warmUp = ScriptWriter.write(seed + WARM_SEED, ScriptSize.warmUp());
    this.out = out;
  }

  /** The old system. */
  MeteredReplay replayOldSystem() throws Exception {
    EngineOptions options = EngineOptions.of(template).withoutSchedules();
    // The old system runs in this process, so the warm-up needs no waiting.
    try (Engine engine = Engine.start(options);
        SequentialSystem warm = SequentialSystem.alwaysWarm(engine)) {
      warmUp(warm);
    }
    try (Engine engine = Engine.start(options.withLatency(PROFILE));
        SequentialSystem system = new SequentialSystem(engine, script.seed())) {
      CallCounter counter = CallCounter.signedBy(SequentialSystem.KEY);
      ReplayResult replay = play(engine, system, counter);
      return MeteredReplay.ofOldSystem(
          SystemReport.of(replay, counter.counts(), counter.errors(), system.tokens()), system);
    }
  }

  /** Ours. */
  MeteredReplay replayShippedSystem() throws Exception {
    EngineOptions options =
        EngineOptions.of(template)
            .withLatency(PROFILE)
            .withInitialization("snap-start")
            .withConcurrency(PROCESSES, THREADS)
            .withParameter("DailyDialBudget", "10000")
            .withParameter("HourlyDialBudget", "10000")
            .withParameter("DailyModelTokens", "2000000000")
            // The old system takes the last name for a proof.
            .withParameter("DeletionProof", "LastName");
    try (Engine engine = Engine.start(options);
        ShippedSystem system = new ShippedSystem(engine)) {
      CallCounter counter = CallCounter.all();
      system.prepare(script);
      engine.watch(counter);
      Usage standing = MeteredReplay.measureSchedules(system, counter, log);
      warmUp(system);
      out.printf("%s: many turns miss the same cached answer at once%n", system.name());
      RefreshStormResult storm =
          RefreshStorm.run(system, engine.endpoint(), log, Long.toHexString(script.seed()));
      long before = FunctionLines.count(log);
      ReplayResult replay = play(engine, system, counter);
      FunctionLines lines = FunctionLines.read(log, before);
      SystemReport report =
          SystemReport.of(replay, counter.counts(), counter.errors(), lines.tokens());
      return MeteredReplay.ofShippedSystem(report, system, lines, standing, storm);
    }
  }

  private void warmUp(AnsweringSystem system) throws Exception {
    out.printf("%s: warming up%n", system.name());
    system.prepare(warmUp);
    ReplayResult unused = Replay.play(warmUp, system);
  }

  private ReplayResult play(Engine engine, AnsweringSystem system, CallCounter counter)
      throws Exception {
    system.prepare(script);
    out.printf("%s: %d turns of %d users%n", system.name(), script.turns(), script.users().size());
    counter.clear();
    engine.watch(counter);
    ReplayResult replay = Replay.play(script, system);
    Thread.sleep(SETTLE_TIME);
    return replay;
  }

  /** How many conversations there are: chats with the calls they lead to, and leads without. */
  int conversations() {
    long chats = script.conversations().filter(c -> c.channel() == Channel.CHAT).count();
    return (int) chats + script.engagements().size();
  }
}
