package com.atlasengine.local.doctor;

import com.atlasengine.local.template.StackDescription.Resource;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;

/**
 * A function of the stack.
 *
 * @param name its name in the account
 * @param declared its properties in the checkout's template
 */
record DeployedFunction(String logicalId, String name, JsonNode declared) {
  static final String ALIAS = "live";

  /** The functions that the template declares. */
  static List<DeployedFunction> all(Deployment deployment) {
    return deployment
        .declared()
        .ofType("AWS::Lambda::Function")
        .map(resource -> of(deployment, resource))
        .toList();
  }

  private static DeployedFunction of(Deployment deployment, Resource resource) {
    return new DeployedFunction(
        resource.logicalId(),
        deployment.deployed().physicalId(resource.logicalId()),
        resource.properties());
  }

  /** The version that {@code live} points at, or {@code $LATEST}. */
  String liveVersion(Deployment deployment) throws Exception {
    return deployment
        .answers()
        .get(
            String.class,
            "version of " + name,
            () ->
                deployment
                    .aws()
                    .functions()
                    .getAlias(request -> request.functionName(name).name(ALIAS))
                    .functionVersion());
  }

  /** The configuration of what {@code live} points at. */
  GetFunctionConfigurationResponse liveConfiguration(Deployment deployment) throws Exception {
    String version = liveVersion(deployment);
    return deployment
        .answers()
        .get(
            GetFunctionConfigurationResponse.class,
            "configuration of " + name,
            () ->
                deployment
                    .aws()
                    .functions()
                    .getFunctionConfiguration(
                        request -> request.functionName(name).qualifier(version)));
  }
}
