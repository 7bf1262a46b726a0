package com.atlasengine.local.cli;

import com.atlasengine.local.EngineOptions;
import com.atlasengine.local.doctor.Doctor;
import com.atlasengine.local.doctor.Report;
import com.atlasengine.local.doctor.Target;
import com.atlasengine.local.template.Template;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Says what is wrong with an account or a deployment; the exit code says so to scripts. */
@Command(
    name = "doctor",
    description = "Say what is wrong with an account or a deployment",
    exitCodeOnInvalidInput = 64)
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @ParentCommand private Main main = Main.placeholder();

  @Parameters(arity = "0..*", description = "Parameters of the stack, Name=value")
  private Map<String, String> parameters = new HashMap<>();

  @Option(names = "--stack", description = "The stack's name")
  private String stack = Template.STACK;

  @Option(names = "--region", description = "The stack's region")
  private String region = Template.REGION;

  @Option(names = "--revision", description = "What a deployment would give as Revision")
  private String revision = "";

  @Option(names = "--local", description = "Ask the engine that runs on this machine")
  private boolean local;

  @Option(names = "--port", description = "Its port (default ${DEFAULT-VALUE})")
  private int port = EngineOptions.DEFAULT_PORT;

  @Option(names = "--endpoint", description = "Ask the engine at this URL")
  private Optional<URI> endpoint = Optional.empty();

  @Option(names = "--json", description = "Print JSON")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Report report = new Doctor(target(), new MachineTools()).examine();
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? report.json().toPrettyString() : report.text());
    out.flush();
    return report.exitCode();
  }

  /** A local engine is started without a revision. */
  private Target target() {
    Optional<URI> engine = local ? Optional.of(URI.create("http://127.0.0.1:" + port)) : endpoint;
    Optional<String> expected =
        engine.isPresent() ? Optional.of("") : Optional.of(revision).filter(r -> !r.isEmpty());
    return new Target(main.root(), stack, region, parameters, expected, engine);
  }
}
