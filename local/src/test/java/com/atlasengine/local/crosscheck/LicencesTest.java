package com.atlasengine.local.crosscheck;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A jar that is shipped holds the licence and the notices of all that is in it. */
class LicencesTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern CODE_URI = Pattern.compile("CodeUri: *(\\S+\\.jar)");

  /**
   * A line of META-INF/THIRD-PARTY.txt: {@code (MIT) SLF4J API Module (org.slf4j:slf4j-api:2.0.18 -
   * …)}.
   */
  private static final Pattern LIBRARY =
      Pattern.compile("\\((?<licence>[^)]+)\\) .* \\([^:()]+:(?<artifact>[^:]+):\\S+ - [^)]*\\)");

  @ParameterizedTest
  @MethodSource("shippedJars")
  void jarHoldsTheLicenceOfThisRepository(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      assertEquals(Files.readString(ROOT.resolve("LICENSE")), text(jar, "META-INF/LICENSE"));
    }
  }

  @ParameterizedTest
  @MethodSource("shippedJars")
  void jarHoldsTheNoticesOfItsLibraries(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      String notice = text(jar, "META-INF/NOTICE");
      assertAll(
          Files.readAllLines(ROOT.resolve("NOTICE")).stream()
              .map(line -> () -> assertTrue(notice.contains(line), line)));
      assertAll(
          List.of("AWS SDK for Java 2.0", "Jackson JSON processor", "Apache Log4j Core").stream()
              .map(title -> () -> assertTrue(notice.contains(title), title)));
    }
  }

  @ParameterizedTest
  @MethodSource("shippedJars")
  void everyLibraryUnderAnotherLicenceHasItsTextInTheJar(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      List<MatchResult> libraries =
          LIBRARY.matcher(text(jar, "META-INF/THIRD-PARTY.txt")).results().toList();
      List<MatchResult> others =
          libraries.stream().filter(l -> !l.group("licence").equals("Apache-2.0")).toList();
      assertTrue(libraries.size() > others.size(), "Apache-2.0 is listed by its short name");
      assertFalse(others.isEmpty(), "SLF4J is in every jar, and under MIT");
      assertAll(
          others.stream()
              .map(l -> "META-INF/licenses/" + l.group("artifact") + ".txt")
              .map(file -> () -> assertFalse(text(jar, file).isBlank(), file)));
    }
  }

  static List<Path> shippedJars() throws IOException {
    List<Path> jars =
        CODE_URI
            .matcher(Files.readString(ROOT.resolve("template.yaml")))
            .results()
            .map(m -> ROOT.resolve(m.group(1)))
            .toList();
    assertFalse(jars.isEmpty());
    return jars;
  }

  private static String text(JarFile jar, String name) throws IOException {
    ZipEntry entry = jar.getEntry(name);
    assertTrue(entry != null, () -> jar.getName() + " has no " + name);
    try (var in = jar.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
