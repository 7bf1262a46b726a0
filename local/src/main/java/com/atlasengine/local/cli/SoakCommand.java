package com.atlasengine.local.cli;

import com.atlasengine.local.Engine;
import com.atlasengine.local.EngineOptions;
import com.atlasengine.local.soak.Soak;
import com.atlasengine.local.soak.SoakPlan;
import com.atlasengine.local.soak.SoakReport;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Starts an engine and has many people talk to it while its services fail. */
@Command(name = "soak", description = "Have many people talk to an engine whose services fail")
final class SoakCommand implements Callable<Integer> {
  private static final Duration THINK = Duration.ofSeconds(4);
  private static final Duration ALLOWANCE = Duration.ofSeconds(3);

  @ParentCommand private Main main = Main.placeholder();

  @Option(
      names = "--for",
      description = "How long, such as 2m (default 10m)",
      converter = Lasting.class)
  private Duration duration = Duration.ofMinutes(10);

  @Option(names = "--users", description = "How many at once (default ${DEFAULT-VALUE})")
  private int users = 100;

  @Option(names = "--seed", description = "Of all that is drawn (default ${DEFAULT-VALUE})")
  private long seed = 1;

  @Override
  public Integer call() throws Exception {
    System.out.printf("%d users for %d s, seed %d%n", users, duration.toSeconds(), seed);
    EngineOptions options = EngineOptions.of(main.root().resolve("template.yaml"));
    SoakPlan plan = new SoakPlan(users, duration, THINK, ALLOWANCE, SoakPlan.ALL_SERVICES, seed);
    try (Engine engine = Engine.start(Soak.prepare(options, plan))) {
      SoakReport report = new Soak(engine, plan).run();
      System.out.print(report.table());
      return report.isGood() ? 0 : 1;
    }
  }
}
