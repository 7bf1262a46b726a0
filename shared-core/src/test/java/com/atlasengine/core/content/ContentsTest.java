package com.atlasengine.core.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.config.Env;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentsTest {
  @TempDir private Path directory;

  @BeforeEach
  void writeFiles() throws IOException {
    for (String locale : List.of("en_US", "en_GB", "es_US")) {
      Files.writeString(
          directory.resolve(locale + ".yaml"),
          ContentFile.with("assistant: Atlas", "assistant: Atlas of " + locale));
    }
  }

  private Contents load(String... variables) {
    Map<String, String> all = new HashMap<>(Map.of("CONTENT_DIRECTORY", directory.toString()));
    for (int i = 0; i < variables.length; i += 2) {
      all.put(variables[i], variables[i + 1]);
    }
    return Contents.load(Env.of(all));
  }

  @Test
  void areWhatIsInTheJar_whenNothingIsSet() {
    Contents contents = Contents.load(Env.of(Map.of()));

    assertEquals(List.of("en_US"), contents.all().stream().map(Content::locale).toList());
    assertEquals("Atlas", contents.fallback().persona().assistant());
  }

  @ParameterizedTest
  @CsvSource({
    "es_US, es_US",
    "es_MX, es_US",
    "en_GB, en_GB",
    "en_AU, en_US",
    "fr_FR, en_US",
    "'', en_US"
  })
  void areOfTheLocale_elseOfItsLanguage_elseTheFirst(String asked, String found) {
    Contents contents = load("CONTENT_LOCALES", "en_US, es_US,en_GB");

    assertEquals(found, contents.of(asked).locale());
    assertTrue(contents.of(asked).persona().assistant().endsWith(found));
  }

  @Test
  void haveTheFirstLocaleForTheSalesTeam_whenItNamesNone() {
    assertEquals("es_US", load("CONTENT_LOCALES", "es_US,en_US").sales().locale());
  }

  @Test
  void haveTheSalesTeamsLocale_whichNoVisitorNeedsToSpeak() {
    Contents contents = load("CONTENT_LOCALES", "es_US", "SALES_LOCALE", "en_US");

    assertEquals("en_US", contents.sales().locale());
    assertEquals("es_US", contents.of("en_US").locale());
    assertEquals(List.of("es_US"), contents.all().stream().map(Content::locale).toList());
  }

  @Test
  void areReadOnce_whereVisitorsAndTheSalesTeamShareALocale() {
    Contents contents = load("CONTENT_LOCALES", "es_US,en_US", "SALES_LOCALE", "en_US");

    assertSame(contents.of("en_US"), contents.sales());
  }

  @Test
  void nameTheFileThatIsNotThere() {
    assertNames(
        "fr_FR.yaml",
        assertThrows(UncheckedIOException.class, () -> load("CONTENT_LOCALES", "fr_FR")));
    assertNames(
        "fr_FR.yaml",
        assertThrows(
            IllegalStateException.class,
            () -> Contents.load(Env.of(Map.of("SALES_LOCALE", "fr_FR")))));
  }

  private static void assertNames(String file, RuntimeException failure) {
    assertTrue(String.valueOf(failure.getMessage()).contains(file));
  }
}
