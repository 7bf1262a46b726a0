package com.atlasengine.local.doctor;

import com.atlasengine.local.template.CloudFormationYaml;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares a template with a deployed one. SAM writes into a template where it has put files, and
 * which resource is which; all else stays as it is.
 */
final class TemplateComparison {
  private static final Set<String> SECTIONS =
      Set.of("Parameters", "Rules", "Mappings", "Conditions", "Globals", "Resources", "Outputs");

  /** Properties that name a file here, and a place in S3 there. */
  private static final Set<String> PLACES =
      Set.of("CodeUri", "DefinitionUri", "Location", "TemplateURL", "ContentUri");

  private TemplateComparison() {}

  /** What is not the same, as {@code Resources.BotAlias}. */
  static Set<String> differences(String own, String deployed) {
    JsonNode here = CloudFormationYaml.parse(own);
    JsonNode there = CloudFormationYaml.parse(deployed);
    Set<String> different = new TreeSet<>();
    for (String section : SECTIONS) {
      Set<String> names = new TreeSet<>();
      here.path(section).fieldNames().forEachRemaining(names::add);
      there.path(section).fieldNames().forEachRemaining(names::add);
      names.stream()
          .filter(
              name ->
                  !comparable(here.path(section).path(name))
                      .equals(comparable(there.path(section).path(name))))
          .forEach(name -> different.add(section + "." + name));
    }
    return different;
  }

  private static JsonNode comparable(JsonNode entry) {
    if (!(entry instanceof ObjectNode resource)) {
      return entry;
    }
    ObjectNode copy = resource.deepCopy();
    copy.remove("Metadata");
    if (copy.get("Properties") instanceof ObjectNode properties) {
      properties.remove(PLACES);
    }
    return copy;
  }
}
