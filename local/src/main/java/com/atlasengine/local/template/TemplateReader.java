package com.atlasengine.local.template;

import com.atlasengine.local.template.PhysicalIds.Resource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Turns {@code template.yaml} and what it nests into a {@link Template}. */
final class TemplateReader {
  private static final String FUNCTION = "AWS::Serverless::Function";
  private static final List<String> NAME_PROPERTIES =
      List.of("FunctionName", "TableName", "TopicName", "QueueName", "RoleName", "LogGroupName");

  private final Path folder;
  private final JsonNode source;
  private final Map<String, String> parameters;
  private final PhysicalIds ids;
  private final Intrinsics intrinsics;
  private final Map<String, JsonNode> bodies = new LinkedHashMap<>();

  TemplateReader(Path file, Map<String, String> parameters, URI endpoint) throws IOException {
    Path absolute = file.toAbsolutePath();
    this.folder = Optional.ofNullable(absolute.getParent()).orElse(absolute);
    this.source = NestedTemplates.read(absolute);
    this.parameters = Map.copyOf(parameters);
    this.ids = new PhysicalIds(endpoint);
    this.intrinsics = new Intrinsics(source, this::resolveReference);
    source.path("Resources").properties().forEach(e -> bodies.put(e.getKey(), e.getValue()));
    bodies.values().removeIf(body -> !isWanted(body));
  }

  private boolean isWanted(JsonNode body) {
    return !body.has("Condition") || intrinsics.isTrue(body.path("Condition").asText());
  }

  Template read() throws IOException {
    EventSources events = new EventSources();
    bodies.forEach((id, body) -> events.add(resource(id), resolve(body)));
    return new Template(
        readAll(FUNCTION, this::function),
        readAll("AWS::DynamoDB::Table", TemplateReader::table),
        readAll("AWS::SNS::Topic", r -> new Template.Topic(r.logicalId(), r.name(), arn(r))),
        events.subscriptions(),
        readAll("AWS::SQS::Queue", this::queue),
        events.rules(),
        stateMachines(),
        readAll("AWS::SecretsManager::Secret", this::secret),
        readAll("AWS::Lex::Bot", this::bot).stream().findFirst(),
        readAll(PhysicalIds.FLOW, this::flow),
        readAll(PhysicalIds.IDENTITY_POOL, this::visitorPage).stream().findFirst());
  }

  /** The parameters and the outputs, as CloudFormation tells them. */
  DeployedStack readStack() {
    Map<String, String> values = new HashMap<>();
    source
        .path("Parameters")
        .properties()
        .forEach(each -> values.put(each.getKey(), parameter(each.getKey(), each.getValue())));
    Map<String, String> outputs = new HashMap<>();
    for (Map.Entry<String, JsonNode> output : source.path("Outputs").properties()) {
      if (isWanted(output.getValue())) {
        JsonNode value = intrinsics.resolve(output.getValue().path("Value"));
        outputs.put(output.getKey(), value.asText());
      }
    }
    return new DeployedStack(values, outputs);
  }

  private <T> List<T> readAll(String type, Function<Resource, T> as) {
    List<T> found = new ArrayList<>();
    bodies.forEach(
        (id, body) -> {
          if (body.path("Type").asText().equals(type)) {
            Resource resource = resource(id);
            found.add(as.apply(withProperties(resource, resolve(body))));
          }
        });
    return found;
  }

  private static Resource withProperties(Resource resource, JsonNode properties) {
    return new Resource(
        resource.logicalId(), resource.type(), resource.name(), resource.alias(), properties);
  }

  private JsonNode resolve(JsonNode body) {
    return intrinsics.resolve(withGlobals(body));
  }

  /** A function's properties over those of {@code Globals}. */
  private JsonNode withGlobals(JsonNode body) {
    JsonNode properties = body.path("Properties");
    JsonNode globals = source.path("Globals").path("Function");
    if (!body.path("Type").asText().equals(FUNCTION) || !globals.isObject()) {
      return properties;
    }
    return merge(globals.deepCopy(), properties);
  }

  private static ObjectNode merge(ObjectNode base, JsonNode over) {
    over.properties()
        .forEach(
            entry -> {
              JsonNode below = base.path(entry.getKey());
              boolean both = below instanceof ObjectNode && entry.getValue().isObject();
              base.set(
                  entry.getKey(),
                  both ? merge((ObjectNode) below, entry.getValue()) : entry.getValue());
            });
    return base;
  }

  private String resolveReference(String name, String attribute) {
    JsonNode parameter = source.path("Parameters").path(name);
    if (parameter.isObject()) {
      return parameter(name, parameter);
    }
    if (bodies.containsKey(name)) {
      return ids.resolve(resource(name), attribute);
    }
    return switch (name) {
      case "AWS::Region" -> Template.REGION;
      case "AWS::AccountId" -> Template.ACCOUNT;
      case "AWS::StackName" -> Template.STACK;
      case "AWS::StackId" ->
          PhysicalIds.arn("cloudformation", "stack/" + Template.STACK + "/local");
      case "AWS::Partition" -> "aws";
      case "AWS::URLSuffix" -> "amazonaws.com";
      case "ServerlessDeploymentApplication" -> Template.STACK + "-" + name; // SAM makes it
      default -> aliasOrVersion(name);
    };
  }

  private String parameter(String name, JsonNode declaration) {
    String given = parameters.get(name);
    if (given == null && !declaration.has("Default")) {
      throw new IllegalArgumentException("parameter " + name + " has no value and no default");
    }
    return given == null ? declaration.path("Default").asText() : given;
  }

  /** SAM makes {@code <function>Alias<alias>} and {@code <function>Version} of a published one. */
  private String aliasOrVersion(String name) {
    for (String id : bodies.keySet()) {
      if (name.startsWith(id + "Alias")) {
        return ids.resolve(resource(id), "Alias");
      }
      if (name.equals(id + "Version")) {
        return ids.resolve(resource(id), "Version");
      }
    }
    throw new IllegalArgumentException("the template has no resource or parameter named " + name);
  }

  private Resource resource(String id) {
    JsonNode body = bodies.getOrDefault(id, source);
    JsonNode properties = withGlobals(body);
    String alias = text(properties, "AutoPublishAlias").orElse("");
    return new Resource(id, body.path("Type").asText(), name(id, properties), alias, properties);
  }

  private String name(String id, JsonNode properties) {
    for (String property : NAME_PROPERTIES) {
      if (properties.has(property)) {
        return text(properties, property).orElse(id);
      }
    }
    return text(properties, "Name").orElse(Template.STACK + "-" + id);
  }

  private Optional<String> text(JsonNode node, String property) {
    JsonNode value = intrinsics.resolve(node.path(property));
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value.asText());
  }

  private String arn(Resource resource) {
    return ids.resolve(resource, "Arn");
  }

  private Template.Function function(Resource resource) {
    JsonNode p = resource.body();
    Map<String, String> environment = new HashMap<>();
    p.path("Environment")
        .path("Variables")
        .properties()
        .forEach(entry -> environment.put(entry.getKey(), entry.getValue().asText()));
    JsonNode async = p.path("EventInvokeConfig");
    return new Template.Function(
        resource.logicalId(),
        resource.name(),
        arn(resource),
        folder.resolve(p.path("CodeUri").asText()).normalize(),
        p.path("Handler").asText(),
        p.path("MemorySize").asInt(128),
        Duration.ofSeconds(p.path("Timeout").asInt(3)),
        environment,
        text(p, "AutoPublishAlias"),
        text(p.path("DeadLetterQueue"), "TargetArn"),
        text(async.path("DestinationConfig").path("OnFailure"), "Destination"),
        async.path("MaximumRetryAttempts").asInt(2),
        text(p, "ReservedConcurrentExecutions").map(Integer::valueOf),
        policy(resource, PolicyReader::ofFunction));
  }

  /** Empty when the role is not the template's own. */
  private Optional<Policy> policy(Resource resource, Function<JsonNode, Policy> madeBySam) {
    if (!resource.body().has("Role")) {
      return Optional.of(madeBySam.apply(resource.body()));
    }
    JsonNode written = withGlobals(bodies.getOrDefault(resource.logicalId(), source));
    return Optional.ofNullable(bodies.get(written.at("/Role/Fn::GetAtt/0").asText()))
        .map(body -> PolicyReader.ofRole(intrinsics.resolve(body.path("Properties"))));
  }

  private static Template.Table table(Resource resource) {
    JsonNode ttl = resource.body().path("TimeToLiveSpecification");
    Optional<String> attribute =
        ttl.path("Enabled").asBoolean(false)
            ? Optional.of(ttl.path("AttributeName").asText())
            : Optional.empty();
    return new Template.Table(resource.logicalId(), resource.name(), resource.body(), attribute);
  }

  private Template.Queue queue(Resource resource) {
    return new Template.Queue(
        resource.logicalId(), resource.name(), arn(resource), ids.resolve(resource, "QueueUrl"));
  }

  private Template.Secret secret(Resource resource) {
    JsonNode generate = resource.body().path("GenerateSecretString");
    return new Template.Secret(
        resource.logicalId(),
        resource.name(),
        arn(resource),
        text(resource.body(), "SecretString"),
        generate.isMissingNode() ? Optional.empty() : Optional.of(generate));
  }

  private Template.Bot bot(Resource resource) {
    JsonNode own = resource.body().path("TestBotAliasSettings");
    List<JsonNode> aliases = readAll("AWS::Lex::BotAlias", Resource::body);
    JsonNode alias = aliases.isEmpty() ? own : aliases.getFirst();
    Optional<String> hook = Optional.ofNullable(alias.findValue("LambdaArn")).map(JsonNode::asText);
    return new Template.Bot(resource.logicalId(), resource.body(), hook);
  }

  private Template.Flow flow(Resource resource) {
    JsonNode p = resource.body();
    return new Template.Flow(
        resource.name(), arn(resource), p.path("Type").asText(), p.path("Content").asText());
  }

  private Template.VisitorPage visitorPage(Resource pool) {
    JsonNode role = first("AWS::Cognito::IdentityPoolRoleAttachment");
    String id = role.at("/Properties/Roles/unauthenticated/Fn::GetAtt/0").asText();
    JsonNode headers = intrinsics.resolve(first("AWS::CloudFront::ResponseHeadersPolicy"));
    return new Template.VisitorPage(
        ids.resolve(pool, ""),
        resource(id).name(),
        PolicyReader.ofRole(intrinsics.resolve(bodies.getOrDefault(id, source).path("Properties"))),
        headers
            .findPath("SecurityHeadersConfig")
            .findPath("ContentSecurityPolicy")
            .path("ContentSecurityPolicy")
            .asText());
  }

  /** The first resource of a type, as it is written. */
  private JsonNode first(String type) {
    return bodies.values().stream()
        .filter(body -> body.path("Type").asText().equals(type))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("the template has no " + type));
  }

  private List<Template.StateMachine> stateMachines() throws IOException {
    List<Template.StateMachine> machines = new ArrayList<>();
    for (Resource resource : readAll("AWS::Serverless::StateMachine", Function.identity())) {
      machines.add(stateMachine(resource));
    }
    return machines;
  }

  private Template.StateMachine stateMachine(Resource resource) throws IOException {
    JsonNode p = resource.body();
    String definition =
        p.has("Definition")
            ? p.path("Definition").toString()
            : Files.readString(folder.resolve(p.path("DefinitionUri").asText()));
    for (Map.Entry<String, JsonNode> entry : p.path("DefinitionSubstitutions").properties()) {
      definition = definition.replace("${" + entry.getKey() + "}", entry.getValue().asText());
    }
    return new Template.StateMachine(
        resource.logicalId(),
        resource.name(),
        arn(resource),
        p.path("Type").asText("STANDARD"),
        definition,
        policy(resource, PolicyReader::ofStateMachine));
  }
}
