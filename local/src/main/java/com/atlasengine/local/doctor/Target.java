package com.atlasengine.local.doctor;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the doctor looks at.
 *
 * @param root the checkout
 * @param stackName the stack's name
 * @param region the stack's region
 * @param parameters those that a deployment from this checkout would give
 * @param revision the {@code Revision} that it would give; empty when nothing is built
 * @param endpoint a local engine; empty for AWS
 */
public record Target(
    Path root,
    String stackName,
    String region,
    Map<String, String> parameters,
    Optional<String> revision,
    Optional<URI> endpoint) {
  public Target {
    parameters = Map.copyOf(parameters);
  }
}
