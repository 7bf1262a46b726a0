package com.atlasengine.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts what nested templates declare into the template that nests them, as if all stood in one
 * file: a nested template's parameters become what they are given, its outputs become what they
 * say. A nested stack has a name of its own, which one file cannot show: a nested template that
 * asks for it is refused.
 */
public final class NestedTemplates {
  /** The types that nest a template, and the property that names its file. */
  private static final Map<String, String> FILE_PROPERTIES =
      Map.of(
          "AWS::Serverless::Application", "Location", "AWS::CloudFormation::Stack", "TemplateURL");

  private final Path file;
  private final ObjectNode template;
  private final Map<String, JsonNode> outputs = new HashMap<>();

  private NestedTemplates(Path file, ObjectNode template) {
    this.file = file;
    this.template = template;
  }

  /**
   * Reads a template and those it nests.
   *
   * @return one template; only the resources that nest are missing from it
   * @throws IllegalArgumentException when a file is not a template, or nests another in a way that
   *     is not understood here, named in the message
   */
  public static ObjectNode read(Path file) throws IOException {
    if (!(CloudFormationYaml.parse(Files.readString(file)) instanceof ObjectNode template)) {
      throw new IllegalArgumentException(file.getFileName() + " is not a template");
    }
    return new NestedTemplates(file, template).joined();
  }

  private ObjectNode joined() throws IOException {
    JsonNode own = template.path("Resources").deepCopy();
    Set<String> nesting = new HashSet<>();
    for (Map.Entry<String, JsonNode> resource : own.properties()) {
      String property = FILE_PROPERTIES.get(resource.getValue().path("Type").asText());
      if (property != null) {
        nesting.add(resource.getKey());
        template.withObject("/Resources").remove(resource.getKey());
        nest(resource.getKey(), resource.getValue(), property);
      }
    }
    return (ObjectNode) new ReferenceReplacer(outputs).refusing(nesting).replacedIn(template);
  }

  private void nest(String id, JsonNode nesting, String property) throws IOException {
    JsonNode properties = nesting.path("Properties");
    ObjectNode nested = read(file.resolveSibling(properties.path(property).asText()));
    if (nesting.has("Condition") || nested.has("Transform") || nested.has("Mappings")) {
      throw new IllegalArgumentException(
          id + ": a nested template must not have a condition, a transform or mappings");
    }
    ReferenceReplacer given = given(id, nested.path("Parameters"), properties.path("Parameters"));
    add("Resources", given.replacedIn(nested.path("Resources")), false);
    add("Conditions", given.replacedIn(nested.path("Conditions")), true);
    nested
        .path("Outputs")
        .properties()
        .forEach(
            output ->
                outputs.put(
                    id + ".Outputs." + output.getKey(),
                    given.replacedIn(output.getValue().path("Value"))));
  }

  private static ReferenceReplacer given(String id, JsonNode declared, JsonNode values) {
    Map<String, JsonNode> given = new HashMap<>();
    for (Map.Entry<String, JsonNode> parameter : declared.properties()) {
      JsonNode byDefault = parameter.getValue().path("Default");
      JsonNode value = Optional.ofNullable(values.get(parameter.getKey())).orElse(byDefault);
      if (value.isMissingNode()) {
        throw new IllegalArgumentException(
            id + " does not set the parameter " + parameter.getKey());
      }
      given.put(parameter.getKey(), value);
    }
    for (Map.Entry<String, JsonNode> value : values.properties()) {
      if (!given.containsKey(value.getKey())) {
        throw new IllegalArgumentException(id + " has no parameter " + value.getKey());
      }
    }
    return new ReferenceReplacer(given).refusing(Set.of("AWS::StackName", "AWS::StackId"));
  }

  /** Adds a section; a name may stand in two templates only if it may be said twice. */
  private void add(String section, JsonNode entries, boolean twice) {
    for (Map.Entry<String, JsonNode> entry : entries.properties()) {
      ObjectNode all = template.withObject("/" + section);
      JsonNode other = all.get(entry.getKey());
      if (other != null && !(twice && other.equals(entry.getValue()))) {
        throw new IllegalArgumentException(section + " has two entries named " + entry.getKey());
      }
      all.set(entry.getKey(), entry.getValue());
    }
  }
}
