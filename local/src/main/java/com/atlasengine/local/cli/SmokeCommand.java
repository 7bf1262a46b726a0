package com.atlasengine.local.cli;

import com.atlasengine.local.EngineOptions;
import com.atlasengine.local.content.ContentFile;
import com.atlasengine.local.content.ContentFolder;
import com.atlasengine.local.smoke.Clients;
import com.atlasengine.local.smoke.Deployment;
import com.atlasengine.local.smoke.JsonReport;
import com.atlasengine.local.smoke.Report;
import com.atlasengine.local.smoke.Smoke;
import com.atlasengine.local.smoke.Stage;
import com.atlasengine.local.smoke.TextReport;
import com.atlasengine.local.template.Template;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Talks to a deployed bot and says whether it works, and where the time goes. */
@Command(
    name = "smoke",
    description = "Talk to a deployed bot; say what is wrong and how long it takes")
final class SmokeCommand implements Callable<Integer> {
  private static final String PHONE = "\\+[1-9][0-9]{6,14}";

  /** X-Ray keeps the first trace of each second. */
  private static final Duration PACE = Duration.ofSeconds(1);

  /** CloudWatch Logs has a line after seconds, X-Ray a trace after half a minute. */
  private static final Duration TELEMETRY_LIMIT = Duration.ofSeconds(60);

  private static final Duration LOCAL_TELEMETRY_LIMIT = Duration.ofSeconds(3);

  @ParentCommand private Main main = Main.placeholder();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(arity = "0..1", description = "dev, staging or prod (default ${DEFAULT-VALUE})")
  private String stage = "dev";

  @Option(names = "--local", description = "Talk to the engine that runs on this machine")
  private boolean local;

  @Option(names = "--port", description = "The engine's port (default ${DEFAULT-VALUE})")
  private int port = EngineOptions.DEFAULT_PORT;

  @Option(names = "--locale", description = "The bot's locale (default ${DEFAULT-VALUE})")
  private String locale = "en_US";

  @Option(
      names = "--rounds",
      description = "How often to ask the questions (default ${DEFAULT-VALUE})")
  private int rounds = 2;

  @Option(names = "--call", description = "Have the bot call this number, which must be yours")
  private Optional<String> phone = Optional.empty();

  @Option(names = "--name", description = "The Lead's name with --call (default ${DEFAULT-VALUE})")
  private String name = "Smoke Test";

  @Option(
      names = "--wait",
      description = "How long the call may take with --call (default ${DEFAULT-VALUE})",
      converter = Lasting.class)
  private Duration callLimit = Duration.ofMinutes(10);

  @Option(names = "--json", description = "Write JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    checkOptions();
    if (phone.isPresent()) {
      confirm(phone.get());
    }
    Stage where = local ? new Stage(Template.STACK, Template.REGION) : stage();
    try (Clients clients = clients(where)) {
      Report report =
          smoke(clients, where).run(phone.map(each -> new Smoke.Call(name, each, callLimit)));
      PrintWriter out = spec.commandLine().getOut();
      out.println(json ? JsonReport.write(report).toPrettyString() : TextReport.write(report));
      out.flush();
      return report.isGreen() ? 0 : 1;
    }
  }

  private void checkOptions() {
    if (rounds < 1) {
      throw refused("--rounds must be 1 or more");
    }
    if (phone.filter(each -> !each.matches(PHONE)).isPresent()) {
      throw refused("--call takes a number such as +12065550123");
    }
  }

  private Stage stage() throws IOException {
    return Stage.read(main.root().resolve("samconfig.toml"), stage);
  }

  private Clients clients(Stage where) {
    return local
        ? Clients.ofEngine(where.region(), URI.create("http://127.0.0.1:" + port))
        : Clients.of(where.region());
  }

  private Smoke smoke(Clients clients, Stage where) throws IOException {
    return new Smoke(
        clients,
        Deployment.find(clients, where),
        content(),
        local
            ? new Smoke.Options(rounds, Duration.ZERO, LOCAL_TELEMETRY_LIMIT)
            : new Smoke.Options(rounds, PACE, TELEMETRY_LIMIT),
        line -> System.err.println(line));
  }

  private ContentFile content() throws IOException {
    return new ContentFolder(main.root().resolve("content"))
        .files().stream()
            .filter(file -> file.locale().equals(locale))
            .findFirst()
            .orElseThrow(() -> refused("content/ has no file for " + locale));
  }

  /** A phone rings: whoever asks for that types the number again, and nobody else can. */
  private void confirm(String number) throws IOException {
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
      if (Terminal.TYPE_DUMB.equals(terminal.getType())) {
        throw refused(
            "--call asks whether to call; it needs a terminal and cannot run in a script");
      }
      LineReader reader = LineReaderBuilder.builder().terminal(terminal).build();
      String again =
          reader.readLine(
              "This makes a phone ring, and a Lead in Salesforce. Type your number again: ");
      if (!again.strip().equals(number)) {
        throw refused("the numbers are not the same; nobody is called");
      }
    }
  }

  private ParameterException refused(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
