package com.atlasengine.local.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is deployed reaches live traffic: a changed jar or parameter makes new versions. */
class CrossCheckRevisionTest {
  private static final TemplateSource TEMPLATE = TemplateSource.read();

  @Test
  void everyFunctionPublishesWhatARevisionSays() {
    TEMPLATE
        .ofType(TemplateSource.FUNCTION)
        .forEach(
            (id, p) -> assertEquals("Revision", p.at("/AutoPublishCodeSha256/Ref").asText(), id));
  }

  @Test
  void everyStageForgetsTheRevisionBefore_whenSamDeploysAlone() {
    long stages =
        TemplateSource.file("samconfig.toml").lines().filter("  'Revision=\"\"',"::equals).count();
    assertEquals(3, stages);
  }

  @Test
  void parametersOfTheStageComeFirst_whenOthersAreGiven() throws Exception {
    List<String> words = atlas(0, "parameters", "staging", "DailyDialBudget=7");
    assertEquals("Stage=staging", words.getFirst());
    assertTrue(words.indexOf("DailyDialBudget=50") < words.indexOf("DailyDialBudget=7"));
    assertEquals(1, words.stream().filter(w -> w.startsWith("Revision=")).count());
    assertTrue(words.getLast().matches("Revision=[0-9a-f]{64}"), words.getLast());
  }

  @Test
  void revisionIsAnother_onlyWhenAParameterIs() throws Exception {
    String revision = atlas(0, "parameters", "prod").getLast();
    assertEquals(revision, atlas(0, "parameters", "prod").getLast());
    assertNotEquals(revision, atlas(0, "parameters", "prod", "LogLevel=DEBUG").getLast());
    assertNotEquals(revision, atlas(0, "parameters", "staging").getLast());
  }

  @Test
  void revisionIsAnother_whenANestedTemplateIs(@TempDir Path copy) throws Exception {
    copyWhatIsDigested(copy);
    String revision = atlas(0, copy, "parameters", "prod").getLast();
    assertEquals(revision, atlas(0, copy, "parameters", "prod").getLast());
    Set<String> seen = new HashSet<>(Set.of(revision));
    for (String template : TemplateSource.TEMPLATES) {
      Files.writeString(copy.resolve(template), "# another\n", StandardOpenOption.APPEND);
      assertTrue(seen.add(atlas(0, copy, "parameters", "prod").getLast()), template);
    }
  }

  private static void copyWhatIsDigested(Path copy) throws IOException {
    for (String file : List.of("atlas", "samconfig.toml")) {
      Files.writeString(copy.resolve(file), TemplateSource.file(file));
    }
    for (String template : TemplateSource.TEMPLATES) {
      Files.writeString(copy.resolve(template), TemplateSource.file(template));
    }
    for (JsonNode function : TEMPLATE.ofType(TemplateSource.FUNCTION).values()) {
      Path jar = copy.resolve(function.path("CodeUri").asText());
      Files.createDirectories(jar.getParent());
      Files.writeString(jar, "a jar");
    }
  }

  @Test
  void refusesInOneLine_whenTheStageIsUnknown() throws Exception {
    List<String> said = atlas(1, "parameters", "production");
    assertEquals(1, said.size(), said.toString());
    assertTrue(said.getFirst().contains("no such stage"), said.getFirst());
  }

  private static List<String> atlas(int status, String... words)
      throws IOException, InterruptedException {
    return atlas(status, TemplateSource.ROOT, words);
  }

  private static List<String> atlas(int status, Path root, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", "atlas"));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(status, process.waitFor(), said);
    return said.lines().toList();
  }
}
