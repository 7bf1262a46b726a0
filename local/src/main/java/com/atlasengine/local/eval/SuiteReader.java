package com.atlasengine.local.eval;

import com.atlasengine.core.content.Content;
import com.atlasengine.core.content.Contents;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads suites.
 *
 * @param contents what the bot says and knows, by locale
 */
public record SuiteReader(Contents contents) {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Set<String> SUITE_KEYS = Set.of("locale", "call", "cases");
  private static final Set<String> CASE_KEYS = Set.of("id", "channel", "persona", "turns");

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException when something in it is wrong, naming file and case
   */
  public Suite read(Path file) throws IOException {
    JsonNode root = YAML.readTree(file.toFile());
    try {
      return readSuite(root);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(file.getFileName() + ": " + e.getMessage(), e);
    }
  }

  private Suite readSuite(JsonNode root) {
    requireKeys(root, SUITE_KEYS);
    String locale = root.path("locale").asText();
    Content content = contents.of(locale);
    require(content.locale().equals(locale), "there is no content for the locale " + locale);
    GraderReader graders = new GraderReader(content);
    List<Suite.Case> cases = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode each : root.path("cases")) {
      Suite.Case read = readCase(each, graders);
      require(ids.add(read.id()), "two cases are named " + read.id());
      cases.add(read);
    }
    require(!cases.isEmpty(), "there are no cases");
    return new Suite(locale, GraderReader.texts(root.path("call")), cases);
  }

  private static Suite.Case readCase(JsonNode node, GraderReader graders) {
    String id = node.path("id").asText();
    try {
      requireKeys(node, CASE_KEYS);
      require(id.matches("[a-z0-9-]+"), "an id is lower-case words with hyphens");
      List<Suite.Turn> turns = new ArrayList<>();
      node.path("turns").forEach(turn -> turns.add(readTurn(turn, graders)));
      require(!turns.isEmpty(), "there are no turns");
      return new Suite.Case(
          id,
          Suite.Channel.valueOf(node.path("channel").asText("chat")),
          node.path("persona").asText(),
          turns);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("case " + id + ": " + e.getMessage(), e);
    }
  }

  private static Suite.Turn readTurn(JsonNode node, GraderReader graders) {
    List<Suite.Action> actions =
        Arrays.stream(Suite.Action.values()).filter(action -> node.has(action.name())).toList();
    require(actions.size() == 1, "a turn has one of say, silence and press");
    Suite.Action action = actions.getFirst();
    requireKeys(node, Set.of(action.name(), "expect"));
    List<Grader> expected = new ArrayList<>();
    node.path("expect").forEach(each -> expected.add(graders.read(each)));
    String text = action == Suite.Action.silence ? "" : node.path(action.name()).asText();
    return new Suite.Turn(action, text, expected);
  }

  private static void requireKeys(JsonNode node, Set<String> known) {
    require(node.isObject(), "a map is missing");
    node.fieldNames()
        .forEachRemaining(key -> require(known.contains(key), "there is no key " + key));
  }

  private static void require(boolean condition, String problem) {
    if (!condition) {
      throw new IllegalArgumentException(problem);
    }
  }
}
