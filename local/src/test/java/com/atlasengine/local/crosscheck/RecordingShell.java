package com.atlasengine.local.crosscheck;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A real bash in which no command does anything but note how it was called: it expands variables,
 * functions, pipes and continued lines as a reader's shell does.
 */
final class RecordingShell implements AutoCloseable {
  /** What a reader has to fill in: {@code <the one before>}. */
  static final String PLACEHOLDER = "PLACEHOLDER";

  private static final Pattern TO_FILL_IN = Pattern.compile("<[a-z](?:[^<>\\n]*\\S)?>");

  /** Commands whose arguments are looked at here; others are unknown. */
  private static final List<String> PROGRAMS =
      List.of(
          "aws", "sam", "mvn", "git", "curl", "jq", "openssl", "shred", "base64", "sed", "date",
          "tail", "less", "cp");

  private static final String NOTE =
      """
      #!/bin/bash
      if [ -p /dev/stdin ]; then while read -r _; do :; done; fi
      printf -v words '\\x1f%s' "$PLACE" "${AWS_ENDPOINT_URL:-}" "${0##*/}" "$@"
      printf '%s\\x1e' "${words:1}" >> "$RECORD"
      echo PLACEHOLDER
      """;

  private final Path folder;

  /**
   * @param folder an empty one; the documents' commands run in it and find the repository's files
   */
  RecordingShell(Path folder) throws IOException {
    this.folder = folder;
    Path bin = Files.createDirectory(folder.resolve("bin"));
    for (String program : PROGRAMS) {
      writeProgram(bin.resolve(program));
    }
    Path work = Files.createDirectory(folder.resolve("work"));
    try (Stream<Path> files = Files.list(TemplateSource.ROOT.toRealPath())) {
      for (Path file : files.filter(f -> !f.endsWith("atlas")).toList()) {
        Files.createSymbolicLink(work.resolve(file.getFileName()), file);
      }
    }
    writeProgram(work.resolve("atlas"));
  }

  /**
   * A command that a document shows, as the shell called it.
   *
   * @param place file and line
   * @param endpoint what {@code AWS_ENDPOINT_URL} was set to, or empty
   * @param words the program's name and its arguments
   */
  record Command(String place, String endpoint, List<String> words) {
    String program() {
      return words.getFirst();
    }

    List<String> arguments() {
      return words.subList(1, words.size());
    }

    @Override
    public String toString() {
      return place + ": " + String.join(" ", words);
    }
  }

  /** The folder that commands run in. */
  Path work() {
    return folder.resolve("work");
  }

  /**
   * Runs all commands of a document, one block after the other in one shell, then the inline ones.
   *
   * @throws AssertionError when bash complains: a syntax error, a file that is not there
   */
  List<Command> run(Markdown document) throws IOException, InterruptedException {
    Path notes = Files.writeString(folder.resolve("notes"), "");
    String said = bash(script(document), notes);
    if (!said.equals("end\n")) {
      throw new AssertionError(document.path() + " shows what bash cannot run: " + said);
    }
    return Arrays.stream(Files.readString(notes).split("\u001e", -1))
        .filter(line -> !line.isEmpty())
        .map(line -> List.of(line.split("\u001f", -1)))
        .map(f -> new Command(f.get(0), f.get(1), f.subList(2, f.size())))
        .toList();
  }

  private String bash(String script, Path notes) throws IOException, InterruptedException {
    ProcessBuilder bash = new ProcessBuilder("/bin/bash", "--norc", "-c", script);
    bash.environment().clear();
    bash.environment().put("PATH", folder.resolve("bin").toString());
    bash.environment().put("RECORD", notes.toString());
    Process process =
        bash.directory(work().toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectInput(Path.of("/dev/null").toFile())
            .start();
    String said = new String(process.getErrorStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }

  private static String script(Markdown document) {
    List<String> lines = new ArrayList<>();
    lines.add("command_not_found_handle() { echo \"$PLACE: unknown command $1\" >&2; }");
    for (Markdown.Fence fence : document.fences()) {
      if (fence.isShell()) {
        lines.add("export PLACE=%s:%d".formatted(document.path(), fence.line()));
        lines.add(filledIn(fence.text()));
      }
    }
    lines.add("export PLACE=" + document.path());
    document.inlineCode().stream()
        .filter(code -> code.matches("(\\./atlas|aws|sam|mvn|curl) .*"))
        .forEach(code -> lines.add(filledIn(code)));
    lines.add("echo end >&2");
    return String.join("\n", lines);
  }

  private static String filledIn(String commands) {
    return TO_FILL_IN.matcher(commands).replaceAll(PLACEHOLDER);
  }

  private static void writeProgram(Path file) throws IOException {
    Files.writeString(file, NOTE);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }

  /** Takes the links to the repository away, so that nobody who deletes the folder follows one. */
  @Override
  public void close() throws IOException {
    try (Stream<Path> files = Files.list(work())) {
      for (Path link : files.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }
}
