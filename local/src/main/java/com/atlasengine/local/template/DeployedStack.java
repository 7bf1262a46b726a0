package com.atlasengine.local.template;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** What CloudFormation tells of a stack: the values of its parameters, and its outputs. */
public record DeployedStack(Map<String, String> parameters, Map<String, String> outputs) {
  public DeployedStack {
    parameters = Map.copyOf(parameters);
    outputs = Map.copyOf(outputs);
  }

  /**
   * Reads what a template's stack would tell on this machine.
   *
   * @param parameters values for the template's parameters; the others have their defaults
   * @param endpoint where the engine is reached
   */
  public static DeployedStack read(Path file, Map<String, String> parameters, URI endpoint)
      throws IOException {
    return new TemplateReader(file, parameters, endpoint).readStack();
  }
}
