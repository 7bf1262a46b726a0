package com.atlasengine.local.crosscheck;

import com.atlasengine.local.template.CloudFormationYaml;
import com.atlasengine.local.template.Intrinsics;
import com.atlasengine.local.template.NestedTemplates;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The templates as they are written, for the tests that hold them together with the code. */
public final class TemplateSource {
  static final Path ROOT = Path.of("..");
  public static final String FUNCTION = "AWS::Serverless::Function";
  static final String MACHINE = "AWS::Serverless::StateMachine";
  static final String ALARM = "AWS::CloudWatch::Alarm";

  /** The template that is deployed, and those that it nests. */
  static final List<String> TEMPLATES =
      List.of(
          "template.yaml", "bot.yaml", "contact-flow.yaml", "observability.yaml", "web-page.yaml");

  private final JsonNode template;

  private TemplateSource(JsonNode template) {
    this.template = template;
  }

  /** The whole stack, as if it stood in one file. */
  public static TemplateSource read() {
    try {
      return new TemplateSource(NestedTemplates.read(ROOT.resolve("template.yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One file alone. */
  static TemplateSource read(String template) {
    return new TemplateSource(CloudFormationYaml.parse(file(template)));
  }

  /** A file of the repository. */
  public static String file(String path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The Java sources of a module, one after the other. */
  static String sources(String module) {
    try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
      return files
          .filter(f -> f.toString().endsWith(".java"))
          .map(f -> file(ROOT.relativize(f).toString()))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A Java source of whichever module has it, such as {@code com/atlasengine/lex/Config.java}. */
  static String source(String path) {
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve("src/main/java").resolve(path))
          .filter(Files::exists)
          .map(f -> file(ROOT.relativize(f).toString()))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no source " + path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode template() {
    return template;
  }

  JsonNode properties(String logicalId) {
    return template.path("Resources").path(logicalId).path("Properties");
  }

  /** The properties of all resources of a type, by logical id. */
  public Map<String, JsonNode> ofType(String type) {
    Map<String, JsonNode> found = new TreeMap<>();
    template
        .path("Resources")
        .properties()
        .forEach(
            e -> {
              if (e.getValue().path("Type").asText().equals(type)) {
                found.put(e.getKey(), e.getValue().path("Properties"));
              }
            });
    return found;
  }

  JsonNode globals() {
    return template.at("/Globals/Function");
  }

  /** {@code CreateLead} is made by {@code create-lead}. */
  public static String module(String logicalId) {
    return logicalId.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /** Evaluates the template's functions with these parameters, and names as they are. */
  Intrinsics intrinsics(Map<String, String> parameters) {
    return new Intrinsics(template, (name, attribute) -> value(parameters, name, attribute));
  }

  private String value(Map<String, String> parameters, String name, String attribute) {
    JsonNode declared = template.path("Parameters").path(name);
    if (declared.isObject()) {
      return parameters.getOrDefault(name, declared.path("Default").asText());
    }
    return name.equals("AWS::StackName")
        ? "stack"
        : attribute.isEmpty() ? name : name + "." + attribute;
  }

  /** The policies of a function's role, or a workflow's own. */
  JsonNode policies(JsonNode properties) {
    String role = properties.at("/Role/Fn::GetAtt/0").asText();
    return (role.isEmpty() ? properties : properties(role)).path("Policies");
  }

  /** The actions that a resource's policies allow, whatever their conditions. */
  Set<String> actions(JsonNode properties) {
    return statements(policies(properties))
        .flatMap(s -> texts(s.path("Action")))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** All statements of policies below a node, those that depend on a condition included. */
  static Stream<JsonNode> statements(JsonNode node) {
    Stream<JsonNode> below = stream(node).flatMap(TemplateSource::statements);
    return node.has("Effect") ? Stream.concat(Stream.of(node), below) : below;
  }

  /** One text or many. */
  static Stream<String> texts(JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? stream(oneOrMany).map(JsonNode::asText)
        : Stream.of(oneOrMany.asText()).filter(t -> !t.isEmpty());
  }

  static Stream<JsonNode> stream(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false);
  }

  static Set<String> names(JsonNode object) {
    return object.properties().stream()
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The value of an alarm's or widget's dimension. */
  static Optional<JsonNode> dimension(JsonNode metric, String name) {
    return stream(metric.path("Dimensions"))
        .filter(d -> d.path("Name").asText().equals(name))
        .map(d -> d.path("Value"))
        .findFirst();
  }
}
