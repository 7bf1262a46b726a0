package com.atlasengine.local.manage;

import static com.atlasengine.local.manage.Json.list;
import static com.atlasengine.local.manage.Json.object;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.manage.ManagedService.Operations;
import com.atlasengine.local.template.PhysicalIds;
import com.atlasengine.local.template.StackDescription;
import com.atlasengine.local.template.StackDescription.Resource;
import com.atlasengine.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** CloudFormation: the engine's stack, and the stacks that it nests. */
record StackOperations(Path template, StackDescription stack) {
  private static final String TIME = "2026-01-01T00:00:00Z";

  Operations operations() {
    return Operations.of(
        Map.of(
            "DescribeStacks", this::describe,
            "ListStackResources", this::listResources,
            "GetTemplate", this::template));
  }

  /** The logical id of what nests a stack; empty for the stack that nests. */
  private String application(JsonNode input) {
    String name = input.path("StackName").asText();
    if (name.equals(Template.STACK) || name.equals(arn(""))) {
      return "";
    }
    return stack.applications().keySet().stream()
        .filter(id -> name.equals(arn(id)) || name.equals(name(id)))
        .findFirst()
        .orElseThrow(() -> missing(name));
  }

  static AwsError missing(String name) {
    return new AwsError(400, "ValidationError", "Stack with id " + name + " does not exist");
  }

  private static String name(String application) {
    return application.isEmpty() ? Template.STACK : Template.STACK + "-" + application;
  }

  private static String arn(String application) {
    return PhysicalIds.arn("cloudformation", "stack/" + name(application) + "/local");
  }

  private JsonNode describe(JsonNode input) {
    String application = application(input);
    ObjectNode described =
        object()
            .put("StackId", arn(application))
            .put("StackName", name(application))
            .put("CreationTime", TIME)
            .put("StackStatus", "CREATE_COMPLETE");
    if (application.isEmpty()) {
      described.set("Parameters", pairs("Parameter", stack.parameters()));
      described.set("Outputs", pairs("Output", stack.outputs()));
    }
    return list("Stacks", Stream.of(described));
  }

  private static JsonNode pairs(String kind, Map<String, String> values) {
    Stream<ObjectNode> each =
        values.entrySet().stream()
            .map(
                entry ->
                    object()
                        .put(kind + "Key", entry.getKey())
                        .put(kind + "Value", entry.getValue()));
    return list("all", each).path("all");
  }

  private JsonNode listResources(JsonNode input) {
    String application = application(input);
    Stream<ObjectNode> own =
        stack.resources().stream()
            .filter(resource -> resource.application().equals(application))
            .map(StackOperations::summary);
    Stream<ObjectNode> nested =
        stack.applications().keySet().stream()
            .filter(id -> application.isEmpty())
            .map(id -> summary(id, "AWS::CloudFormation::Stack", arn(id)));
    return list("StackResourceSummaries", Stream.concat(own, nested));
  }

  private static ObjectNode summary(Resource resource) {
    return summary(resource.logicalId(), resource.type(), resource.physicalId());
  }

  private static ObjectNode summary(String logicalId, String type, String physicalId) {
    return object()
        .put("LogicalResourceId", logicalId)
        .put("PhysicalResourceId", physicalId)
        .put("ResourceType", type)
        .put("LastUpdatedTimestamp", TIME)
        .put("ResourceStatus", "CREATE_COMPLETE");
  }

  private JsonNode template(JsonNode input) {
    Path file = Optional.ofNullable(stack.applications().get(application(input))).orElse(template);
    try {
      return object().put("TemplateBody", Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
