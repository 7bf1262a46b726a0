package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents name only what there is: commands, options, files, links, classes. */
class DocsTest {
  /** A path as it is written in text, without wildcards and what a reader fills in. */
  private static final Pattern PATH = Pattern.compile("[\\w.-]+(/[\\w.-]+)*/?");

  private static final Pattern TYPE = Pattern.compile("[A-Z][a-z]+([A-Z][a-z0-9]*)*");

  @TempDir static Path folder;

  private static RecordingShell shell;

  @BeforeAll
  static void openTheShell() throws IOException {
    shell = new RecordingShell(folder);
  }

  @AfterAll
  static void closeTheShell() throws IOException {
    shell.close();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyCommandIsOneThatThereIs(Markdown document) throws Exception {
    CommandCheck check = new CommandCheck(shell.work());
    assertAll(
        document.path().toString(),
        shell.run(document).stream()
            .map(
                command ->
                    () -> {
                      try {
                        check.check(command);
                      } catch (AssertionError e) {
                        throw new AssertionError(command + "\n  " + e.getMessage(), e);
                      }
                    }));
  }

  @Test
  void commandsAreFound() throws Exception {
    int commands = 0;
    for (Markdown document : documents()) {
      commands += shell.run(document).size();
    }
    assertTrue(commands > 30, "only " + commands + " commands are read from the documents");
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyPathIsThere(Markdown document) {
    assertAll(
        document.path().toString(),
        document.inlineCode().stream()
            .filter(code -> PATH.matcher(code).matches())
            .filter(code -> namesAFile(document, code))
            .map(code -> () -> assertTrue(exists(document, code), code)));
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsSomewhere(Markdown document) {
    assertAll(
        document.path().toString(),
        document.links().stream()
            .filter(link -> !link.contains("://"))
            .map(link -> () -> assertTrue(leadsSomewhere(document, link), link)));
  }

  @Test
  void glossaryNamesClassesThatThereAre() throws Exception {
    Markdown glossary =
        documents().stream()
            .filter(d -> d.path().endsWith("glossary.md"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("there is no glossary"));
    Set<String> types = types();
    List<String> named =
        glossary.inlineCode().stream().filter(code -> TYPE.matcher(code).matches()).toList();
    assertTrue(named.size() > 10, "the glossary names " + named);
    assertAll(named.stream().map(type -> () -> assertTrue(types.contains(type), type)));
  }

  static List<Markdown> documents() throws IOException {
    List<Markdown> all = Markdown.all();
    assertTrue(all.size() > 15, "only " + all.size() + " documents are found");
    return all;
  }

  /** Its first part is in the repository's root or beside the document, and it is not built. */
  private static boolean namesAFile(Markdown document, String code) {
    String first = code.split("/", 2)[0];
    boolean known =
        Files.exists(Stack.ROOT.resolve(first)) || Files.exists(beside(document).resolve(first));
    return code.contains("/") && known && !code.contains("target/");
  }

  private static boolean exists(Markdown document, String path) {
    return Files.exists(Stack.ROOT.resolve(path)) || Files.exists(beside(document).resolve(path));
  }

  private static boolean leadsSomewhere(Markdown document, String link) {
    String[] parts = link.split("#", 2);
    Path target =
        parts[0].isEmpty()
            ? document.path()
            : beside(document.path()).resolve(parts[0]).normalize();
    return Files.exists(Stack.ROOT.resolve(target))
        && (parts.length == 1 || Markdown.read(target).anchors().contains(parts[1]));
  }

  private static Path beside(Markdown document) {
    return Stack.ROOT.resolve(beside(document.path()));
  }

  private static Path beside(Path path) {
    return path.getParent() == null ? Path.of("") : path.getParent();
  }

  private static Set<String> types() throws IOException {
    try (Stream<Path> files = Files.walk(Stack.ROOT)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .collect(Collectors.toSet());
    }
  }
}
