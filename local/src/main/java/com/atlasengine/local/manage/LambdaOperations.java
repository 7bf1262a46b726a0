package com.atlasengine.local.manage;

import static com.atlasengine.local.manage.Json.object;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.manage.ManagedService.Operations;
import com.atlasengine.local.template.StackDescription;
import com.atlasengine.local.template.StackDescription.Resource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lambda: aliases, published versions, reservations and who may invoke. */
record LambdaOperations(StackDescription stack) {
  private static final int ACCOUNT_CONCURRENCY = 1000;
  private static final String REVISION = "00000000-0000-4000-8000-000000000000";

  Operations operations() {
    return new Operations(
        Map.of(
            "GetAlias", this::alias,
            "GetPolicy", this::policy,
            "GetFunctionConcurrency", this::concurrency,
            "GetAccountSettings", this::settings,
            "GetProvisionedConcurrencyConfig", this::provisioned),
        Map.of("GetFunctionConfiguration", this::addVersion));
  }

  private JsonNode alias(JsonNode input) {
    String arn = "function:" + name(input) + ":" + input.path("Name").asText();
    Resource alias =
        stack
            .ofType("AWS::Lambda::Alias")
            .filter(resource -> resource.physicalId().endsWith(arn))
            .findFirst()
            .orElseThrow(() -> notFound("Cannot find alias arn: " + arn));
    return object()
        .put("AliasArn", alias.physicalId())
        .put("Name", input.path("Name").asText())
        .put("FunctionVersion", "1")
        .put("RevisionId", REVISION);
  }

  private JsonNode policy(JsonNode input) {
    String qualified = "function:" + name(input) + ":" + qualifier(input).orElse("$LATEST");
    List<Resource> permissions =
        stack
            .ofType("AWS::Lambda::Permission")
            .filter(each -> each.properties().path("FunctionName").asText().endsWith(qualified))
            .toList();
    if (permissions.isEmpty()) {
      throw notFound("The resource you requested does not exist.");
    }
    ObjectNode document = object().put("Version", "2012-10-17").put("Id", "default");
    ArrayNode statements = document.putArray("Statement");
    permissions.forEach(each -> statements.add(statement(each)));
    return object().put("Policy", document.toString()).put("RevisionId", REVISION);
  }

  private static ObjectNode statement(Resource permission) {
    JsonNode p = permission.properties();
    ObjectNode statement =
        object()
            .put("Sid", permission.logicalId())
            .put("Effect", "Allow")
            .put("Action", p.path("Action").asText())
            .put("Resource", p.path("FunctionName").asText());
    statement.putObject("Principal").put("Service", p.path("Principal").asText());
    ObjectNode condition = statement.putObject("Condition");
    if (p.has("SourceAccount")) {
      condition
          .putObject("StringEquals")
          .put("AWS:SourceAccount", p.path("SourceAccount").asText());
    }
    condition.putObject("ArnLike").put("AWS:SourceArn", p.path("SourceArn").asText());
    return statement;
  }

  private JsonNode concurrency(JsonNode input) {
    JsonNode reserved = reserved(function(name(input)));
    return reserved.isMissingNode()
        ? object()
        : object().put("ReservedConcurrentExecutions", reserved.asInt());
  }

  private JsonNode provisioned(JsonNode input) {
    JsonNode config = function(name(input)).properties().path("ProvisionedConcurrencyConfig");
    if (config.isMissingNode()) {
      throw new AwsError(
          404,
          "ProvisionedConcurrencyConfigNotFoundException",
          "No Provisioned Concurrency Config found for this function");
    }
    int wanted = config.path("ProvisionedConcurrentExecutions").asInt();
    return object()
        .put("RequestedProvisionedConcurrentExecutions", wanted)
        .put("AvailableProvisionedConcurrentExecutions", wanted)
        .put("AllocatedProvisionedConcurrentExecutions", wanted)
        .put("Status", "READY")
        .put("LastModified", "2026-01-01T00:00:00+0000");
  }

  private JsonNode settings(JsonNode input) {
    int reserved =
        stack
            .ofType("AWS::Lambda::Function")
            .mapToInt(function -> reserved(function).asInt(0))
            .sum();
    ObjectNode settings = object();
    settings
        .putObject("AccountLimit")
        .put("ConcurrentExecutions", ACCOUNT_CONCURRENCY)
        .put("UnreservedConcurrentExecutions", ACCOUNT_CONCURRENCY - reserved);
    settings.putObject("AccountUsage").put("FunctionCount", stack.resources().size());
    return settings;
  }

  private static JsonNode reserved(Resource function) {
    return function.properties().path("ReservedConcurrentExecutions");
  }

  /** A published version is a snapshot where the template says so, and that one is ready. */
  private JsonNode addVersion(JsonNode input, JsonNode configuration) {
    Resource function = function(configuration.path("FunctionName").asText());
    String applyOn = function.properties().path("SnapStart").path("ApplyOn").asText("None");
    boolean published = qualifier(input).filter(each -> !each.equals("$LATEST")).isPresent();
    ObjectNode completed = configuration.deepCopy();
    completed.put("Version", published ? "1" : "$LATEST");
    completed
        .putObject("SnapStart")
        .put("ApplyOn", applyOn)
        .put("OptimizationStatus", published && applyOn.equals("PublishedVersions") ? "On" : "Off");
    return completed;
  }

  private Resource function(String name) {
    return stack
        .ofType("AWS::Lambda::Function")
        .filter(function -> function.physicalId().equals(name))
        .findFirst()
        .orElseThrow(() -> notFound("Function not found: " + name));
  }

  private static AwsError notFound(String message) {
    return new AwsError(404, "ResourceNotFoundException", message);
  }

  /** A function is named by its name or its ARN, either with a qualifier behind. */
  private static String name(JsonNode input) {
    return afterArn(input).split(":", 2)[0];
  }

  private static Optional<String> qualifier(JsonNode input) {
    String[] parts = afterArn(input).split(":", 2);
    return input.has("Qualifier")
        ? Optional.of(input.path("Qualifier").asText())
        : Optional.of(parts).filter(each -> each.length > 1).map(each -> each[1]);
  }

  private static String afterArn(JsonNode input) {
    return input.path("FunctionName").asText().replaceFirst("^(.*:)?function:", "");
  }
}
