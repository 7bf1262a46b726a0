package com.atlasengine.local.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bill of materials beside a shipped jar: target/bom.json, which a build with -o leaves out.
 */
class SbomTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OURS = "com.atlasengine";

  /** What may be in a jar; pom.xml stops the build by the same list. */
  private static final Set<String> LICENCES = Set.of("Apache-2.0", "BSD-2-Clause", "MIT", "MIT-0");

  /** The coordinates in a line of META-INF/THIRD-PARTY.txt. */
  private static final Pattern LIBRARY = Pattern.compile("\\(([\\w.-]+:[\\w.-]+:[\\w.-]+) - ");

  @ParameterizedTest
  @MethodSource("com.atlasengine.local.crosscheck.LicencesTest#shippedJars")
  void sbomListsWhatIsInTheJar(Path jar) throws IOException {
    Set<String> listed = new TreeSet<>();
    for (JsonNode library : libraries(sbom(jar))) {
      listed.add(
          String.join(
              ":",
              library.path("group").asText(),
              library.path("name").asText(),
              library.path("version").asText()));
    }
    assertEquals(thirdParties(jar), listed);
  }

  @ParameterizedTest
  @MethodSource("com.atlasengine.local.crosscheck.LicencesTest#shippedJars")
  void everyLibraryIsUnderALicenceThatMayBeShipped(Path jar) throws IOException {
    for (JsonNode library : libraries(sbom(jar))) {
      Set<String> licences =
          library.path("licenses").findValuesAsText("id").stream().collect(Collectors.toSet());
      assertFalse(licences.isEmpty(), library::toString);
      assertEquals(library.path("licenses").size(), licences.size(), library::toString);
      licences.removeAll(LICENCES);
      assertEquals(Set.of(), licences, library::toString);
    }
  }

  @ParameterizedTest
  @MethodSource("com.atlasengine.local.crosscheck.LicencesTest#shippedJars")
  void sbomIsTheSameInEveryBuild(Path jar) throws IOException {
    JsonNode sbom = sbom(jar);
    assertFalse(sbom.has("serialNumber"));
    assertFalse(sbom.path("metadata").has("timestamp"));
  }

  private static JsonNode sbom(Path jar) throws IOException {
    Path file = jar.resolveSibling("bom.json");
    assumeTrue(Files.exists(file), () -> file + ": the build was offline");
    JsonNode sbom = JSON.readTree(file.toFile());
    assertEquals("CycloneDX", sbom.path("bomFormat").asText());
    return sbom;
  }

  private static Set<JsonNode> libraries(JsonNode sbom) {
    Set<JsonNode> libraries =
        sbom.path("components")
            .valueStream()
            .filter(component -> !component.path("group").asText().equals(OURS))
            .collect(Collectors.toSet());
    assertFalse(libraries.isEmpty());
    return libraries;
  }

  private static Set<String> thirdParties(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile());
        var in = jar.getInputStream(jar.getEntry("META-INF/THIRD-PARTY.txt"))) {
      return LIBRARY
          .matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .results()
          .map(match -> match.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
