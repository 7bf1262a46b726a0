package com.atlasengine.local.doctor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/**
 * A stack as CloudFormation lists it.
 *
 * @param status such as {@code UPDATE_COMPLETE}
 * @param drift what CloudFormation found when it last looked for drift; empty when it never did
 * @param resources its own, and those of the stacks that it nests
 */
record DeployedStack(
    String name,
    String status,
    String drift,
    Map<String, String> parameters,
    Map<String, String> outputs,
    List<Resource> resources) {
  static final String NESTED = "AWS::CloudFormation::Stack";

  /** A resource; {@code stack} is the name or ARN of the stack that it is in. */
  record Resource(String logicalId, String type, String physicalId, String status, String stack) {}

  /** Reads a stack; empty when there is none of this name. */
  static Optional<DeployedStack> read(CloudFormationClient client, String name) {
    Optional<Stack> found = find(client, name);
    return found.map(
        stack ->
            new DeployedStack(
                name,
                stack.stackStatusAsString(),
                stack.driftInformation() == null
                    ? ""
                    : stack.driftInformation().stackDriftStatusAsString(),
                parameters(stack),
                outputs(stack),
                resources(client, name)));
  }

  private static Optional<Stack> find(CloudFormationClient client, String name) {
    try {
      return client.describeStacks(request -> request.stackName(name)).stacks().stream()
          .findFirst();
    } catch (CloudFormationException e) {
      if (String.valueOf(e.getMessage()).contains("does not exist")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static Map<String, String> parameters(Stack stack) {
    Map<String, String> values = new HashMap<>();
    stack.parameters().forEach(each -> values.put(each.parameterKey(), each.parameterValue()));
    return values;
  }

  private static Map<String, String> outputs(Stack stack) {
    Map<String, String> values = new HashMap<>();
    stack.outputs().forEach(each -> values.put(each.outputKey(), each.outputValue()));
    return values;
  }

  private static List<Resource> resources(CloudFormationClient client, String root) {
    List<Resource> all = new ArrayList<>();
    Deque<String> stacks = new ArrayDeque<>(List.of(root));
    while (!stacks.isEmpty()) {
      String stack = stacks.pop();
      client
          .listStackResourcesPaginator(request -> request.stackName(stack))
          .stackResourceSummaries()
          .stream()
          .map(summary -> resource(summary, stack))
          .filter(resource -> !resource.status().equals("DELETE_COMPLETE"))
          .forEach(all::add);
      all.stream()
          .filter(resource -> resource.type().equals(NESTED) && resource.stack().equals(stack))
          .map(Resource::physicalId)
          .forEach(stacks::push);
    }
    return all;
  }

  private static Resource resource(StackResourceSummary summary, String stack) {
    return new Resource(
        summary.logicalResourceId(),
        summary.resourceType(),
        Optional.ofNullable(summary.physicalResourceId()).orElse(""),
        summary.resourceStatusAsString(),
        stack);
  }

  /** The resources of a type. */
  Stream<Resource> ofType(String type) {
    return resources.stream().filter(resource -> resource.type().equals(type));
  }

  /** A resource by its logical id. */
  Optional<Resource> find(String logicalId) {
    return resources.stream()
        .filter(resource -> resource.logicalId().equals(logicalId))
        .findFirst();
  }

  /**
   * What a resource is called in the account.
   *
   * @throws MissingResource when the stack has none of this logical id
   */
  String physicalId(String logicalId) {
    return find(logicalId)
        .map(Resource::physicalId)
        .orElseThrow(() -> new MissingResource("the stack has no " + logicalId));
  }

  /** Something that has to be there is not. */
  static final class MissingResource extends RuntimeException {
    MissingResource(String message) {
      super(message);
    }
  }
}
