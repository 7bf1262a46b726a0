package com.atlasengine.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A stack as CloudFormation shows it once SAM has transformed the template: every resource by its
 * final type, with its references resolved.
 *
 * @param applications the file of each nested template, by the logical id of what nests it
 */
public record StackDescription(
    Map<String, String> parameters,
    Map<String, String> outputs,
    List<Resource> resources,
    Map<String, Path> applications) {
  public StackDescription {
    parameters = Map.copyOf(parameters);
    outputs = Map.copyOf(outputs);
    resources = List.copyOf(resources);
    applications = Map.copyOf(applications);
  }

  /**
   * Reads a template and those it nests.
   *
   * @param parameters values over the defaults; {@code AWS::StackName} names the stack
   * @throws IllegalArgumentException when the template uses something that is not understood here
   */
  public static StackDescription read(Path file, Map<String, String> parameters, URI endpoint)
      throws IOException {
    return new StackReader(file, new TemplateReader(file, parameters, endpoint)).read();
  }

  /** The resources of a type, in the template's order. */
  public Stream<Resource> ofType(String type) {
    return resources.stream().filter(resource -> resource.type().equals(type));
  }

  /** A resource by its logical id. */
  public Optional<Resource> find(String logicalId) {
    return resources.stream()
        .filter(resource -> resource.logicalId().equals(logicalId))
        .findFirst();
  }

  /**
   * A resource.
   *
   * @param type the type after SAM's transform, such as {@code AWS::Lambda::Alias}
   * @param physicalId what {@code Ref} answers
   * @param properties resolved; of what SAM makes, those that matter to whoever asks
   * @param application the logical id of what nests its template; empty for the root's own
   */
  public record Resource(
      String logicalId, String type, String physicalId, JsonNode properties, String application) {}
}
