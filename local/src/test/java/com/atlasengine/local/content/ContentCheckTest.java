package com.atlasengine.local.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ContentCheckTest {
  private static final Path ROOT = Path.of("..");
  private static final ContentCheck CHECK = new ContentCheck(ROOT);

  @TempDir private Path folder;

  static List<Path> folders() throws IOException {
    try (Stream<Path> examples = Files.list(ROOT.resolve("examples"))) {
      return Stream.concat(Stream.of(ROOT.resolve("content")), examples).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void nothingIsWrong(Path content) throws IOException {
    assertEquals(List.of(), CHECK.problems(new ContentFolder(content)));
  }

  @Test
  void whatIsMadeOfTheContentIsUpToDate() throws IOException {
    assertEquals(
        Map.of(),
        CHECK.outdated(new ContentFolder(ROOT.resolve("content"))),
        "run ./atlas content write");
  }

  /** Each change of the English file is told with its line and its key. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          language: en                       | language: xx                      | language: is none
          contact: the creator               | motto: be kind                    | persona.contact: is missing
          AboutDemoIntent:                   | AboutDemosIntent:                 | grounding.AboutDemoIntent.chat: is missing
          Your phone will ring within        | <b>Your</b> phone will ring in    | holds markup or a link
          Shall I call you now on {number}?  | Shall I call you now?             | has the placeholders
          - id: whose                        | - id: Whose                       | needs an id of its own
          Sorry, I lost my thread.           | Sorry {nobody}, I lost it.        | has the placeholders [nobody]
          voice: {id: Joanna, engine: neural} | voice: {engine: neural}          | bot.voice.id: is missing
          - goodbye                          | - hello                           | stands in bot.intents.GreetingIntent
          - see you later                    | - see you, {                      | is no utterance
          working: One moment.               | works: One moment.                | bot.working: is missing
          """)
  void whatIsWrongIsNamed(String text, String wrong, String problem) throws IOException {
    String english = Files.readString(ROOT.resolve("content/en_US.yaml"));
    assertTrue(english.contains(text), text);
    Files.writeString(folder.resolve("en_US.yaml"), english.replace(text, wrong));

    List<String> problems = CHECK.problems(new ContentFolder(folder));

    assertTrue(
        problems.stream().anyMatch(p -> p.contains(problem) && p.matches("en_US\\.yaml:\\d+: .*")),
        problems.toString());
  }

  @Test
  void bothPlacesAreNamed_whenAKeyStandsTwice() throws IOException {
    String english = Files.readString(ROOT.resolve("content/en_US.yaml"));
    Files.writeString(
        folder.resolve("en_US.yaml"),
        english.replace("language: en\n", "language: en\nlanguage: es\n"));
    int line = (int) english.lines().takeWhile(l -> !l.startsWith("language:")).count() + 1;

    String message =
        String.valueOf(
            assertThrows(
                    IllegalArgumentException.class, () -> CHECK.problems(new ContentFolder(folder)))
                .getMessage());

    assertTrue(message.startsWith("en_US.yaml is not YAML"), message);
    assertTrue(message.contains("line " + line + ","), message);
    assertTrue(message.contains("line " + (line + 1) + ","), message);
  }

  @Test
  void theLineIsThatOfTheKey() throws IOException {
    String english = Files.readString(ROOT.resolve("content/en_US.yaml"));
    int line = (int) english.lines().takeWhile(l -> !l.startsWith("  company:")).count() + 1;
    Files.writeString(
        folder.resolve("en_US.yaml"), english.replace("company: Atlas Engine", "company: ''"));

    assertEquals(
        "en_US.yaml:%d: persona.company: is missing".formatted(line),
        CHECK.problems(new ContentFolder(folder)).getFirst());
  }
}
