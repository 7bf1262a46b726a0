package com.atlasengine.local.content;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A content file as it is written, with its lines.
 *
 * @param locale from its name
 * @param text what the functions read
 * @param tree maps, lists and texts
 * @param root the same with the place of each
 */
public record ContentFile(String locale, String text, Object tree, Node root) {
  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException when it is not YAML, naming the line
   */
  static ContentFile read(String locale, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    try {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      Yaml yaml = new Yaml(new SafeConstructor(options));
      Node root = yaml.compose(new StringReader(text));
      Object tree = yaml.load(text);
      if (root == null || !(tree instanceof Map<?, ?>)) {
        throw new IllegalArgumentException(locale + ".yaml holds no keys");
      }
      return new ContentFile(locale, text, tree, root);
    } catch (YAMLException e) {
      throw new IllegalArgumentException(locale + ".yaml is not YAML: " + e.getMessage(), e);
    }
  }

  /** What stands at a key such as {@code bot.voice.id}; empty when there is nothing. */
  public Optional<Object> at(String key) {
    Object at = tree;
    for (String part : key.split("\\.", -1)) {
      at = at instanceof Map<?, ?> map ? map.get(part) : null;
    }
    return Optional.ofNullable(at);
  }

  /** The line of a key, from 1; of the nearest key above it when it is missing. */
  int line(String key) {
    Node at = root;
    int line = 1;
    for (String part : key.replaceAll("\\[(\\d+)]", ".$1").split("\\.", -1)) {
      Optional<Step> step = step(at, part);
      if (step.isEmpty()) {
        return line;
      }
      line = step.get().line();
      at = step.get().node();
    }
    return line;
  }

  private static Optional<Step> step(Node at, String part) {
    return switch (at) {
      case MappingNode mapping -> step(mapping.getValue(), part);
      case SequenceNode list when part.matches("\\d+") ->
          list.getValue().stream()
              .skip(Long.parseLong(part))
              .findFirst()
              .map(node -> new Step(node, node.getStartMark().getLine() + 1));
      default -> Optional.empty();
    };
  }

  private static Optional<Step> step(List<NodeTuple> entries, String part) {
    return entries.stream()
        .filter(e -> e.getKeyNode() instanceof ScalarNode key && key.getValue().equals(part))
        .map(e -> new Step(e.getValueNode(), e.getKeyNode().getStartMark().getLine() + 1))
        .findFirst();
  }

  private record Step(Node node, int line) {}

  @Override
  public String toString() {
    return "ContentFile[" + locale + "]";
  }
}
