package com.atlasengine.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Parses CloudFormation's YAML into JSON: {@code !Sub x} becomes {@code {"Fn::Sub": "x"}}. */
public final class CloudFormationYaml {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The templates read last: the engine and the doctor read the same few, again and again. */
  private static final int KEPT = 8;

  private static final Map<String, JsonNode> parsed =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, JsonNode> eldest) {
              return size() > KEPT;
            }
          });

  private CloudFormationYaml() {}

  /**
   * Parses a template.
   *
   * @throws IllegalArgumentException when it is not YAML
   */
  public static JsonNode parse(String text) {
    JsonNode known = parsed.get(text);
    if (known != null) {
      return known.deepCopy();
    }
    JsonNode template = read(text);
    parsed.put(text, template.deepCopy());
    return template;
  }

  private static JsonNode read(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    DumperOptions dump = new DumperOptions();
    Yaml yaml =
        new Yaml(
            new ShortFormConstructor(options),
            new Representer(dump),
            dump,
            options,
            new NoTimestampResolver());
    try {
      return JSON.valueToTree(yaml.load(text));
    } catch (org.yaml.snakeyaml.error.YAMLException e) {
      throw new IllegalArgumentException("the template is not YAML: " + e.getMessage(), e);
    }
  }

  /** Dates such as a template's format version stay text. */
  private static final class NoTimestampResolver extends Resolver {
    private static final Pattern TRUTH = Pattern.compile("^(?:true|True|TRUE|false|False|FALSE)$");

    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.BOOL, TRUTH, "tTfF");
      addImplicitResolver(Tag.INT, Pattern.compile("^-?(?:0|[1-9]\\d*)$"), "-0123456789");
      addImplicitResolver(Tag.FLOAT, FLOAT, "-+0123456789.");
      addImplicitResolver(Tag.MERGE, MERGE, "<");
      addImplicitResolver(Tag.NULL, NULL, "~nN\0");
      addImplicitResolver(Tag.NULL, EMPTY, null);
    }
  }

  private static final class ShortFormConstructor extends SafeConstructor {
    ShortFormConstructor(LoaderOptions options) {
      super(options);
      yamlMultiConstructors.put("!", new ShortForm());
    }

    private final class ShortForm extends AbstractConstruct {
      @Override
      public Object construct(Node node) {
        String name = node.getTag().getValue().substring(1);
        Object value = value(node);
        return switch (name) {
          case "Ref", "Condition" -> Map.of(name, value);
          case "GetAtt" -> Map.of("Fn::GetAtt", value instanceof String s ? split(s) : value);
          default -> Map.of("Fn::" + name, value);
        };
      }

      private List<String> split(String attribute) {
        return List.of(attribute.split("\\.", 2));
      }

      private Object value(Node node) {
        return switch (node) {
          case ScalarNode scalar -> scalar.getValue();
          case SequenceNode sequence -> constructSequence(sequence);
          case MappingNode mapping -> constructMapping(mapping);
          default -> throw new IllegalArgumentException("unexpected YAML at " + node.getTag());
        };
      }
    }
  }
}
