package com.atlasengine.local.doctor;

import com.atlasengine.local.template.StackDescription;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a check looks at: the checkout, the account, and the stack if there is one.
 *
 * @param declared what the checkout's template declares with the parameters that hold
 * @param stack empty before the first deployment
 * @param answers those that several checks need
 */
record Deployment(
    Target target,
    Aws aws,
    Doctor.Tools tools,
    StackDescription declared,
    Optional<DeployedStack> stack,
    Answers answers) {
  private static final URI NO_ENDPOINT = URI.create("http://127.0.0.1");

  static Deployment of(Target target, Aws aws, Doctor.Tools tools, Optional<DeployedStack> stack)
      throws IOException {
    Map<String, String> parameters = new HashMap<>(target.parameters());
    stack.ifPresent(deployed -> parameters.putAll(deployed.parameters()));
    parameters.put("AWS::StackName", target.stackName());
    StackDescription declared = StackDescription.read(template(target), parameters, NO_ENDPOINT);
    return new Deployment(target, aws, tools, declared, stack, new Answers());
  }

  private static Path template(Target target) {
    return target.root().resolve("template.yaml");
  }

  Path template() {
    return template(target);
  }

  /** The stack, in a check of the phase after the deployment. */
  DeployedStack deployed() {
    return stack.orElseThrow();
  }

  /** A parameter's value: the stack's, else the one that a deployment would give. */
  String parameter(String name) {
    return declared.parameters().getOrDefault(name, "");
  }
}
