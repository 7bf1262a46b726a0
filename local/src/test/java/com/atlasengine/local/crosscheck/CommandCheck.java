package com.atlasengine.local.crosscheck;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Whether a command that a document shows is one that there is, with options that it takes. */
final class CommandCheck {
  private static final Pattern MAIN = Pattern.compile("com\\.atlasengine\\.local\\.[\\w.]*Main");
  private static final Pattern PARAMETER = Pattern.compile("(\\w+)=.*", Pattern.DOTALL);
  private static final Pattern OUTPUT = Pattern.compile("OutputKey=='(\\w+)'");
  private static final String STACK = "atlas-engine";
  private static final Set<String> OF_THE_ENGINE = Set.of("up", "invoke", "chat");
  private static final Set<String> OF_SAM =
      Set.of("local invoke", "local start-lambda", "deploy", "build", "validate", "local");
  private static final Set<String> GOALS =
      Set.of("clean", "compile", "test", "package", "verify", "install", "spotless:apply");

  private final Path work;
  private final String atlas = TemplateSource.file("atlas");
  private final TemplateSource stack = TemplateSource.read();

  /**
   * @param work the folder that the commands ran in
   */
  CommandCheck(Path work) {
    this.work = work;
  }

  /** The class behind the commands that the engine itself has, as {@code ./atlas} starts it. */
  static Class<?> mainClass() {
    Matcher main = MAIN.matcher(TemplateSource.file("atlas"));
    check(main.find(), "./atlas starts no class of local's");
    try {
      return Class.forName(main.group());
    } catch (ClassNotFoundException e) {
      throw new AssertionError("./atlas starts a class that is not there", e);
    }
  }

  /**
   * @throws AssertionError when it would not do what the document promises
   */
  void check(RecordingShell.Command command) {
    command.arguments().forEach(this::checkFile);
    switch (command.program()) {
      case "atlas" -> checkAtlas(command.arguments());
      case "aws" -> checkAws(command.arguments());
      case "sam" -> checkSam(command.arguments());
      case "mvn" -> checkMaven(command.arguments());
      default -> {} // A program that is not ours: only its files are looked at.
    }
  }

  /** A path into the repository, or a file that is read. */
  private void checkFile(String argument) {
    String path = argument.replaceFirst("^file://", "");
    boolean read = !path.equals(argument);
    boolean inside = path.contains("/") && Files.exists(work.resolve(path.split("/", 2)[0]));
    boolean made = path.contains("/target/") || path.contains(RecordingShell.PLACEHOLDER);
    if ((read || inside) && !path.startsWith("/") && !made) {
      check(Files.exists(work.resolve(path)), "there is no file " + path);
    }
  }

  private void checkAtlas(List<String> words) {
    String command = words.getFirst();
    List<String> rest = words.subList(1, words.size());
    check(atlas.contains("\ncmd_" + command + "() {"), "no such command: ./atlas " + command);
    String help = first("(?m)^## (" + Pattern.quote(command) + " .*)$", atlas).orElse("");
    if (OF_THE_ENGINE.contains(command) && !rest.isEmpty()) { // without anything it is a name
      parse(words);
    }
    for (int i = 0; i < rest.size(); i++) {
      String next = i + 1 < rest.size() ? rest.get(i + 1) : "";
      checkWord(help, rest.get(i), next);
    }
  }

  private static void parse(List<String> words) {
    String[] filledIn =
        words.stream().map(w -> w.matches("[A-Z]|PLACEHOLDER") ? "1" : w).toArray(String[]::new);
    try {
      CommandLine.ParseResult unused = new CommandLine(mainClass()).parseArgs(filledIn);
    } catch (CommandLine.ParameterException e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  private void checkWord(String help, String word, String next) {
    Matcher parameter = PARAMETER.matcher(word);
    if (word.startsWith("-")) {
      check(help.contains(word) || help.contains("sam deploy's options"), "no option " + word);
      String values = first(Pattern.quote(word) + " ([\\w-]+(?:\\|[\\w-]+)+)", help).orElse(next);
      check(List.of(values.split("\\|", -1)).contains(next), "no value of " + word + ": " + next);
    } else if (parameter.matches()) {
      checkParameter(parameter.group(1));
    } else if (help.contains("dev|staging|prod")) {
      checkStage(word);
    }
  }

  private void checkParameter(String name) {
    check(stack.template().path("Parameters").has(name), "the template has no parameter " + name);
  }

  private static void checkStage(String stage) {
    boolean known =
        TemplateSource.file("samconfig.toml").contains("[" + stage + ".deploy.parameters]");
    check(
        known || stage.equals(RecordingShell.PLACEHOLDER), "samconfig.toml has no stage " + stage);
  }

  private void checkAws(List<String> words) {
    AwsCommand command = AwsCommand.read(words);
    command.check();
    Matcher output = OUTPUT.matcher(command.options().getOrDefault("query", ""));
    if (output.find() && command.options().getOrDefault("stack-name", "").startsWith(STACK)) {
      check(
          stack.template().path("Outputs").has(output.group(1)),
          "the template has no output " + output.group(1));
    }
  }

  private void checkSam(List<String> words) {
    List<String> names = words.stream().takeWhile(w -> !w.startsWith("-")).toList();
    String command = String.join(" ", names.subList(0, Math.min(2, names.size())));
    check(OF_SAM.contains(command), "no such command: sam " + command);
    names.stream()
        .skip(2)
        .forEach(
            id ->
                check(stack.ofType(TemplateSource.FUNCTION).containsKey(id), "no function " + id));
    after(words, "--config-env").forEach(CommandCheck::checkStage);
    Stream.concat(after(words, "-e"), after(words, "--env-vars"))
        .forEach(file -> check(Files.exists(work.resolve(file)), "there is no file " + file));
    after(words, "--parameter-overrides")
        .map(PARAMETER::matcher)
        .filter(Matcher::matches)
        .forEach(parameter -> checkParameter(parameter.group(1)));
  }

  private static Stream<String> after(List<String> words, String option) {
    int at = words.indexOf(option);
    return at < 0 || at + 1 == words.size() ? Stream.empty() : Stream.of(words.get(at + 1));
  }

  private static void checkMaven(List<String> words) {
    List<String> modules = after(words, "-pl").flatMap(m -> Stream.of(m.split(",", -1))).toList();
    String pom = TemplateSource.file("pom.xml");
    modules.forEach(m -> check(pom.contains("<module>" + m + "</module>"), "no module " + m));
    words.stream()
        .filter(word -> !word.startsWith("-") && !after(words, "-pl").toList().contains(word))
        .forEach(goal -> check(GOALS.contains(goal), "no such goal here: mvn " + goal));
  }

  private static Optional<String> first(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(m -> m.group(1)).findFirst();
  }

  private static void check(boolean fine, String problem) {
    if (!fine) {
      throw new AssertionError(problem);
    }
  }
}
