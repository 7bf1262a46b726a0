package com.atlasengine.local.cli;

import com.atlasengine.local.Engine;
import com.atlasengine.local.EngineOptions;
import com.atlasengine.local.template.PhysicalIds;
import com.atlasengine.local.template.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Runs the engine until it is interrupted. */
@Command(name = "up", description = "Run the engine on this machine")
final class UpCommand implements Callable<Integer> {
  /** A process takes some seconds to be primed, more on a busy machine. */
  private static final Duration PREPARE_TIMEOUT = Duration.ofSeconds(60);

  @ParentCommand private Main main = Main.placeholder();

  @Option(names = "--port", description = "The port to listen on (default ${DEFAULT-VALUE})")
  private int port = EngineOptions.DEFAULT_PORT;

  @Option(names = "--latency", description = "none, typical or analysis")
  private String latency = "none";

  @Option(names = "--initialization", description = "on-demand or snap-start")
  private String initialization = "snap-start";

  @Option(
      names = "--content",
      description = "A folder of content files, instead of those in content/")
  private Optional<Path> content = Optional.empty();

  @Mixin private BedrockOptions bedrock = new BedrockOptions();

  @Override
  public Integer call() throws Exception {
    long begun = System.nanoTime();
    EngineOptions options =
        EngineOptions.of(main.root().resolve("template.yaml"))
            .withPort(port)
            .withLatency(latency)
            .withInitialization(initialization)
            .withBedrock(bedrock.source(System.getenv()));
    Engine engine = Engine.start(content.map(options::withContent).orElse(options));
    Runtime.getRuntime().addShutdownHook(new Thread(engine::close));
    WarmUp warmUp = prepare(engine);
    System.out.println(welcome(engine, (System.nanoTime() - begun) / 1e9));
    tellWhatIsWarming(warmUp);
    new CountDownLatch(1).await();
    return 0;
  }

  /** Waits for the bot's function; the others get ready while somebody says hello. */
  private static WarmUp prepare(Engine engine) {
    List<String> names =
        engine.template().functions().stream()
            .filter(function -> function.alias().isPresent())
            .map(Template.Function::name)
            .toList();
    WarmUp warmUp = WarmUp.start(names, name -> engine.prepare(name, 1, PREPARE_TIMEOUT));
    if (!warmUp.awaitFirst()) {
      System.err.println("The bot is not ready yet; its first response will be slower");
    }
    return warmUp;
  }

  private static void tellWhatIsWarming(WarmUp warmUp) {
    List<String> pending = warmUp.pending();
    if (!pending.isEmpty()) {
      System.out.println("  warming    " + String.join(", ", pending));
      warmUp.whenDone(UpCommand::tellThatAllIsWarm);
    }
  }

  private static void tellThatAllIsWarm(List<String> late) {
    System.out.println(
        late.isEmpty()
            ? "  warm       every function"
            : "  not warm   " + String.join(", ", late) + ": a first call will be slower");
  }

  private static String welcome(Engine engine, double seconds) {
    String functions =
        engine.template().functions().stream()
            .map(Template.Function::name)
            .collect(Collectors.joining(", "));
    return """
    Atlas Engine is up at %1$s (ready in %2$s s); Ctrl-C stops it.
      console    ./atlas open
      page       %1$s/web/
      chat       ./atlas chat
      or         aws --endpoint-url %1$s --region %3$s lexv2-runtime recognize-text \\
                   --bot-id %4$s --bot-alias-id %5$s --locale-id en_US --session-id me --text hello
      model      %6$s
      functions  %7$s
      log        local/target/atlas.log\
    """
        .formatted(
            engine.endpoint(),
            String.format(Locale.ROOT, "%.1f", seconds),
            Template.REGION,
            PhysicalIds.BOT_ID,
            PhysicalIds.BOT_ALIAS_ID,
            engine.model(),
            functions);
  }
}
