package com.atlasengine.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads what a role allows: one that the template spells out, or the one that SAM makes. {@code
 * iam/known-policies.json} has AWS's managed policies and SAM's policy templates.
 */
final class PolicyReader {
  private static final JsonNode KNOWN = readKnown();

  private PolicyReader() {}

  /**
   * The policy of an {@code AWS::IAM::Role}.
   *
   * @param role its properties, resolved
   * @throws IllegalArgumentException when it uses something that is not known here, named in the
   *     message
   */
  static Policy ofRole(JsonNode role) {
    Policy policy = new Policy(List.of());
    for (JsonNode arn : role.path("ManagedPolicyArns")) {
      policy = policy.and(managed(arn.asText()));
    }
    for (JsonNode own : role.path("Policies")) {
      policy = policy.and(statements(own.path("PolicyDocument").path("Statement")));
    }
    return policy;
  }

  /**
   * The policy of the role that SAM makes for a function that names none.
   *
   * @param function its properties, resolved
   */
  static Policy ofFunction(JsonNode function) {
    Policy policy = managed("AWSLambdaBasicExecutionRole").and(ofSam(function));
    if (!function.path("Tracing").asText("PassThrough").equals("PassThrough")) {
      policy = policy.and(managed("AWSXrayWriteOnlyAccess"));
    }
    if (function.path("Events").findValuesAsText("Type").contains("SQS")) {
      policy = policy.and(managed("AWSLambdaSQSQueueExecutionRole"));
    }
    policy = policy.and(delivery(function.at("/DeadLetterQueue/TargetArn")));
    JsonNode destinations = function.at("/EventInvokeConfig/DestinationConfig");
    return policy
        .and(delivery(destinations.at("/OnFailure/Destination")))
        .and(delivery(destinations.at("/OnSuccess/Destination")));
  }

  /**
   * The policy of the role that SAM makes for a state machine.
   *
   * @param machine its properties, resolved
   */
  static Policy ofStateMachine(JsonNode machine) {
    Policy policy = ofSam(machine);
    return machine.path("Tracing").path("Enabled").asBoolean(false)
        ? policy.and(managed("AWSXrayWriteOnlyAccess"))
        : policy;
  }

  /** What {@code Policies} lists: names, ARNs, documents, and SAM's templates. */
  private static Policy ofSam(JsonNode properties) {
    JsonNode policies = properties.path("Policies");
    Policy policy = new Policy(List.of());
    for (JsonNode each : policies.isArray() ? policies : list(policies)) {
      policy = policy.and(each.isTextual() ? managed(each.asText()) : document(each));
    }
    return policy;
  }

  private static Policy document(JsonNode policy) {
    if (policy.has("Statement")) {
      return statements(policy.path("Statement"));
    }
    Map.Entry<String, JsonNode> used = policy.properties().iterator().next();
    JsonNode template = KNOWN.path("templates").path(used.getKey());
    if (template.isMissingNode()) {
      throw new IllegalArgumentException(
          "the policy template " + used.getKey() + " is not supported locally");
    }
    return statements(fill(template, used.getValue()));
  }

  private static JsonNode fill(JsonNode node, JsonNode parameters) {
    if (node.isTextual()) {
      String text = node.asText();
      for (Map.Entry<String, JsonNode> parameter : parameters.properties()) {
        text = text.replace("${" + parameter.getKey() + "}", parameter.getValue().asText());
      }
      return TextNode.valueOf(text);
    }
    if (node.isArray()) {
      ArrayNode filled = JsonNodeFactory.instance.arrayNode();
      node.forEach(each -> filled.add(fill(each, parameters)));
      return filled;
    }
    ObjectNode filled = JsonNodeFactory.instance.objectNode();
    node.properties().forEach(e -> filled.set(e.getKey(), fill(e.getValue(), parameters)));
    return filled;
  }

  private static Policy managed(String nameOrArn) {
    String name = nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    JsonNode known = KNOWN.path("managed").path(name);
    if (known.isMissingNode()) {
      throw new IllegalArgumentException(
          "the managed policy " + name + " is not supported locally");
    }
    return statements(known);
  }

  /** SAM lets a function send to where its events go. */
  private static Policy delivery(JsonNode arn) {
    String service = arn.asText().replaceFirst("arn:[^:]+:([^:]+):.*", "$1");
    JsonNode known = KNOWN.path("destinations").path(service);
    return known.isMissingNode()
        ? new Policy(List.of())
        : statements(fill(known, JsonNodeFactory.instance.objectNode().set("Arn", arn)));
  }

  private static Policy statements(JsonNode oneOrMany) {
    JsonNode all = oneOrMany.isArray() ? oneOrMany : list(oneOrMany);
    return new Policy(all.valueStream().map(Policy.Statement::of).toList());
  }

  private static ArrayNode list(JsonNode one) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    return one.isMissingNode() ? list : list.add(one);
  }

  private static JsonNode readKnown() {
    try (InputStream file = PolicyReader.class.getResourceAsStream("/iam/known-policies.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(file, "known-policies.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
