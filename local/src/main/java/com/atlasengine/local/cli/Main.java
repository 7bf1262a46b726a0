package com.atlasengine.local.cli;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The commands behind {@code ./atlas} that need the engine. */
@Command(
    name = "./atlas",
    subcommands = {
      UpCommand.class,
      InvokeCommand.class,
      ChatCommand.class,
      ContentCommand.class,
      DoctorCommand.class,
      EvalCommand.class,
      FaultCommand.class,
      SmokeCommand.class,
      SoakCommand.class
    },
    mixinStandardHelpOptions = true)
final class Main {
  @Option(names = "--root", description = "The repository", defaultValue = ".", hidden = true)
  private Path root = Path.of(".");

  private Main() {}

  /** The repository's folder. */
  Path root() {
    return root;
  }

  public static void main(String[] args) {
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler(
        (e, command, parsed) -> {
          command.getErr().println("atlas: " + Problems.describe(e));
          return 1;
        });
    System.exit(line.execute(args));
  }

  /** What a command has as its parent before the command line is parsed. */
  static Main placeholder() {
    return new Main();
  }
}
