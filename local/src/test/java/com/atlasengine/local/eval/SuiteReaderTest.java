package com.atlasengine.local.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.content.ContentFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuiteReaderTest {
  private static final String SUITE =
      """
      locale: en_US
      call: [start demo, "yes"]
      cases:
        - id: one
          channel: phone
          persona: Somebody.
          turns:
            - say: hello {name}
              expect: [no-link, {facts: price}]
            - silence: true
            - press: "9"
        - id: two
          turns:
            - say: bye
      """;

  private static SuiteReader reader;

  @TempDir private Path folder;

  @BeforeAll
  static void readTheContent() throws IOException {
    reader = new SuiteReader(new ContentFolder(Path.of("../content")).contents());
  }

  @Test
  void readsCasesAndTurns() throws IOException {
    Suite suite = read(SUITE);

    assertEquals(List.of("start demo", "yes"), suite.call());
    assertEquals(
        List.of(Suite.Channel.phone, Suite.Channel.chat),
        suite.cases().stream().map(Suite.Case::channel).toList());
    List<Suite.Turn> turns = suite.cases().getFirst().turns();
    assertEquals(
        List.of(Suite.Action.say, Suite.Action.silence, Suite.Action.press),
        turns.stream().map(Suite.Turn::action).toList());
    assertEquals(List.of("hello {name}", "", "9"), turns.stream().map(Suite.Turn::text).toList());
    assertEquals(
        List.of("no-link", "facts"),
        turns.getFirst().graders().stream().map(Grader::name).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          locale: en_US      | locale: fr_FR    | there is no content for the locale fr_FR
          facts: price       | facts: prise     | case one: there is no fact or intent prise
          no-link            | no-links         | case one: there is no expectation no-links
          id: two            | id: one          | two cases are named one
          silence: true      | silent: true     | case one: a turn has one of say, silence and press
          persona: Somebody. | person: Somebody | case one: there is no key person
          """)
  void namesFileAndCase_whenSomethingIsWrong(String right, String wrong, String problem) {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> read(SUITE.replace(right, wrong)));
    assertEquals("suite.yaml: " + problem, thrown.getMessage());
  }

  @Test
  void theProjectsOwnSuitesAreLargeEnough() throws IOException {
    Suite english = reader.read(Path.of("../evals/en_US.yaml"));
    Suite spanish = reader.read(Path.of("../evals/es_US.yaml"));

    assertTrue(english.cases().size() + spanish.cases().size() >= 60);
    assertTrue(spanish.cases().size() >= 12);
  }

  private Suite read(String text) throws IOException {
    return reader.read(Files.writeString(folder.resolve("suite.yaml"), text));
  }
}
