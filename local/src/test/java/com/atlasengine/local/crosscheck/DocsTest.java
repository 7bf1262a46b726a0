package com.atlasengine.local.crosscheck;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
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

  private static final Pattern NAME = Pattern.compile("[A-Z][a-z]+([A-Z][a-z0-9]*)*");
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final Pattern SOURCE =
      Pattern.compile(".*\\.(java|yaml|json|xml|toml|txt)", Pattern.DOTALL);

  /** Names of AWS's and Java's that the documents use and the code does not. */
  private static final Set<String> OF_OTHERS =
      Set.of(
          "GetFunction",
          "GetFunctionConfiguration",
          "ListFunctions",
          "LexV2BotAliasId",
          "LexV2BotId",
          "LexV2BotLocaleId",
          "OutOfMemoryError",
          "UpdateFunctionConfiguration");

  private static final Set<String> names = new TreeSet<>(OF_OTHERS);
  private static final Set<String> types = new TreeSet<>();

  @TempDir static Path folder;

  private static RecordingShell shell;
  private static CommandCheck check;

  @BeforeAll
  static void openTheShell() throws IOException {
    shell = new RecordingShell(folder);
    check = new CommandCheck(shell.work());
  }

  @BeforeAll
  static void readTheNames() throws IOException {
    try (Stream<Path> files = Files.walk(TemplateSource.ROOT)) {
      for (Path file : files.filter(DocsTest::isSource).toList()) {
        String name = file.getFileName().toString();
        names.add(name.replaceFirst("\\..*", ""));
        WORD.matcher(Files.readString(file)).results().forEach(w -> names.add(w.group()));
        if (name.endsWith(".java")) {
          types.add(name.replaceFirst("\\..*", ""));
        }
      }
    }
  }

  private static boolean isSource(Path file) {
    String path = TemplateSource.ROOT.relativize(file).toString();
    return SOURCE.matcher(path).matches() && !path.matches("(.*/)?(target|\\.[a-z-]+)/.*");
  }

  @AfterAll
  static void closeTheShell() throws IOException {
    shell.close();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyCommandIsOneThatThereIs(Markdown document) throws Exception {
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
  void blocksOfCommandsAreFound() throws Exception {
    long blocks =
        documents().stream()
            .flatMap(document -> document.fences().stream())
            .filter(Markdown.Fence::isShell)
            .count();
    assertTrue(blocks > 10, "only " + blocks + " blocks of commands are found");
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

  /** A class that was renamed is renamed in the documents too. */
  @ParameterizedTest
  @MethodSource("documents")
  void everyNameIsOneOfTheCodes(Markdown document) {
    assertAll(
        document.path().toString(),
        document.inlineCode().stream()
            .filter(code -> NAME.matcher(code).matches())
            .map(name -> () -> assertTrue(names.contains(name), name)));
  }

  @Test
  void glossaryNamesAClassForEveryWord() {
    List<String> rows =
        TemplateSource.file("docs/glossary.md")
            .lines()
            .filter(line -> line.startsWith("| ") && !line.startsWith("| word "))
            .toList();
    assertTrue(rows.size() > 20, "only " + rows.size() + " words are explained");
    assertAll(
        rows.stream()
            .map(row -> row.substring(row.lastIndexOf(" | ") + 3, row.lastIndexOf(" |")))
            .map(type -> () -> assertTrue(types.contains(type.replace("`", "")), type)));
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
        Files.exists(TemplateSource.ROOT.resolve(first))
            || Files.exists(beside(document).resolve(first));
    return code.contains("/") && known && !code.contains("target/");
  }

  private static boolean exists(Markdown document, String path) {
    return Files.exists(TemplateSource.ROOT.resolve(path))
        || Files.exists(beside(document).resolve(path));
  }

  private static boolean leadsSomewhere(Markdown document, String link) {
    String[] parts = link.split("#", 2);
    Path target =
        parts[0].isEmpty()
            ? document.path()
            : beside(document.path()).resolve(parts[0]).normalize();
    return Files.exists(TemplateSource.ROOT.resolve(target))
        && (parts.length == 1 || Markdown.read(target).anchors().contains(parts[1]));
  }

  private static Path beside(Markdown document) {
    return TemplateSource.ROOT.resolve(beside(document.path()));
  }

  private static Path beside(Path path) {
    return path.getParent() == null ? Path.of("") : path.getParent();
  }
}
