package com.atlasengine.local.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The runbook's first deployment is short, and {@code ./atlas missing} says the same. */
class FirstDeploymentTest {
  private static final Pattern SECTION =
      Pattern.compile("(?ms)^## First deployment\n(.*?)(?=^## )");
  private static final Pattern COMMANDS = Pattern.compile("(?ms)^```sh\n(.*?)^```");
  private static final Pattern PARAMETER = Pattern.compile("\\b([A-Z][A-Za-z]+)=<");
  private static final int MOST_LINES = 12;

  private static String section() {
    Matcher section = SECTION.matcher(TemplateSource.file("docs/operations.md"));
    assertTrue(section.find());
    return section.group(1);
  }

  @Test
  void itIsAFewLinesOfCommands() {
    List<String> lines =
        COMMANDS.matcher(section()).results().flatMap(block -> block.group(1).lines()).toList();

    assertTrue(lines.size() >= 5 && lines.size() <= MOST_LINES, lines.size() + " lines");
    assertEquals(1, lines.stream().filter(line -> line.contains("./atlas deploy")).count());
  }

  @Test
  void everyParameterThatIsSaidToBeMissingIsOneOfTheTemplate() {
    List<String> named =
        PARAMETER
            .matcher(TemplateSource.file("atlas"))
            .results()
            .map(match -> match.group(1))
            .toList();

    assertTrue(named.size() >= 7, named.toString());
    named.forEach(
        name ->
            assertTrue(
                TemplateSource.read().template().at("/Parameters/" + name).isObject(), name));
  }
}
