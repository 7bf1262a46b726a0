package com.atlasengine.local.template;

import com.atlasengine.local.template.StackDescription.Resource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Does what SAM's transform does, as far as it shows in the list of a stack's resources. */
final class StackReader {
  private static final String FUNCTION = "AWS::Lambda::Function";

  private static final Map<String, String> TRANSFORMED =
      Map.of(
          "AWS::Serverless::Function", FUNCTION,
          "AWS::Serverless::StateMachine", "AWS::StepFunctions::StateMachine",
          "AWS::Serverless::Application", "AWS::CloudFormation::Stack");

  private static final Set<String> SCHEDULES = Set.of("Schedule", "EventBridgeRule");

  private final Path file;
  private final TemplateReader reader;
  private final List<Resource> resources = new ArrayList<>();
  private final Map<String, Path> applications = new HashMap<>();
  private final Map<String, String> nestedIn = new HashMap<>();

  StackReader(Path file, TemplateReader reader) {
    this.file = file;
    this.reader = reader;
  }

  StackDescription read() throws IOException {
    readApplications();
    reader.bodies().forEach(this::add);
    Map<String, String> parameters = new HashMap<>();
    reader
        .source()
        .path("Parameters")
        .properties()
        .forEach(e -> parameters.put(e.getKey(), reader.parameter(e.getKey(), e.getValue())));
    Map<String, String> outputs = new HashMap<>();
    reader.source().path("Outputs").properties().stream()
        .filter(output -> reader.isWanted(output.getValue()))
        .forEach(
            output ->
                outputs.put(
                    output.getKey(), reader.value(output.getValue().path("Value")).asText()));
    return new StackDescription(parameters, outputs, resources, applications);
  }

  /** The reader has put all into one template; whose each resource was is in the files. */
  private void readApplications() throws IOException {
    JsonNode root = CloudFormationYaml.parse(Files.readString(file));
    for (Map.Entry<String, JsonNode> entry : root.path("Resources").properties()) {
      boolean nests = entry.getValue().path("Type").asText().equals("AWS::Serverless::Application");
      if (nests && reader.isWanted(entry.getValue())) {
        Path nested =
            file.resolveSibling(entry.getValue().path("Properties").path("Location").asText());
        applications.put(entry.getKey(), nested);
        CloudFormationYaml.parse(Files.readString(nested))
            .path("Resources")
            .fieldNames()
            .forEachRemaining(id -> nestedIn.put(id, entry.getKey()));
      }
    }
  }

  private void add(String id, JsonNode body) {
    String type = body.path("Type").asText();
    JsonNode properties = reader.resolve(body);
    String application = nestedIn.getOrDefault(id, "");
    String physicalId =
        properties.has("AlarmName")
            ? properties.path("AlarmName").asText()
            : reader.physicalId(id, "");
    String transformed = TRANSFORMED.getOrDefault(type, type);
    resources.add(new Resource(id, transformed, physicalId, properties, application));
    if (type.startsWith("AWS::Serverless::")) {
      addAlias(id, transformed, properties);
      properties
          .path("Events")
          .properties()
          .forEach(event -> addEvent(id, event.getKey(), event.getValue()));
    }
  }

  private void addAlias(String id, String type, JsonNode properties) {
    if (!properties.has("AutoPublishAlias")) {
      return;
    }
    String alias = properties.path("AutoPublishAlias").asText();
    boolean function = type.equals(FUNCTION);
    String service = function ? "AWS::Lambda::" : "AWS::StepFunctions::StateMachine";
    String arn = reader.physicalId(id, "Arn");
    add(id + "Alias" + alias, service + "Alias", arn + ":" + alias, object());
    add(id + "Version", service + "Version", arn + ":1", object());
  }

  private void addEvent(String id, String event, JsonNode declared) {
    JsonNode properties = declared.path("Properties");
    String type = declared.path("Type").asText();
    if (SCHEDULES.contains(type)) {
      String rule = reader.resource(id).name() + "-" + event;
      add(id + event, "AWS::Events::Rule", rule, properties);
      permit(id, event, "events.amazonaws.com", PhysicalIds.arn("events", "rule/" + rule));
    } else if (type.equals("SNS")) {
      String topic = properties.path("Topic").asText();
      add(id + event, "AWS::SNS::Subscription", topic + ":" + id + event, properties);
      permit(id, event, "sns.amazonaws.com", topic);
    }
  }

  private void permit(String id, String event, String principal, String source) {
    if (reader.resource(id).alias().isEmpty()
        || !reader.resource(id).type().equals("AWS::Serverless::Function")) {
      return;
    }
    ObjectNode permission =
        object()
            .put("Action", "lambda:InvokeFunction")
            .put("FunctionName", reader.physicalId(id, "Alias"))
            .put("Principal", principal)
            .put("SourceArn", source);
    add(id + event + "Permission", "AWS::Lambda::Permission", id + event, permission);
  }

  private void add(String id, String type, String physicalId, JsonNode properties) {
    resources.add(new Resource(id, type, physicalId, properties, ""));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
