package com.atlasengine.local.manage;

import static com.atlasengine.local.manage.Json.list;
import static com.atlasengine.local.manage.Json.object;

import com.atlasengine.local.api.ApiModels;
import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.manage.ManagedService.Alone;
import com.atlasengine.local.manage.ManagedService.Operations;
import com.atlasengine.local.template.StackDescription;
import com.atlasengine.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds to each service what reads its resources, and serves those that do nothing else. */
public final class Management {
  private final Account account = new Account();
  private final ApiModels models = new ApiModels();
  private final Map<String, Operations> operations = new HashMap<>();

  /**
   * @param file the template's file
   * @param template what the engine runs of it
   * @param stack the same as CloudFormation shows it
   */
  public Management(Path file, Template template, StackDescription stack) {
    operations.put("bedrock", new BedrockOperations().operations());
    operations.put("cloudformation", new StackOperations(file, stack).operations());
    operations.put("connect", new ConnectOperations(stack).operations());
    operations.put(
        "events", Operations.of(Map.of("ListTargetsByRule", in -> targets(template, in))));
    operations.put("lambda", new LambdaOperations(stack).operations());
    operations.put("lex", new LexOperations(stack).operations());
    operations.put("logs", new WatchOperations(stack).logs());
    operations.put("monitoring", new WatchOperations(stack).alarms());
    operations.put("servicequotas", new AccountOperations().quotas());
    operations.put("states", Operations.of(Map.of("DescribeStateMachineAlias", Management::alias)));
    operations.put("sts", new AccountOperations().identity());
  }

  /** What is otherwise than the template says. */
  public Account account() {
    return account;
  }

  /** A service, and what is known of its resources. */
  public Service over(Service service) {
    return new ManagedService(
        service,
        account,
        models,
        operations.getOrDefault(service.signingName(), Operations.of(Map.of())));
  }

  /**
   * The services that only read.
   *
   * @param served those that the engine has otherwise
   */
  public List<Service> others(Set<String> served) {
    return operations.keySet().stream()
        .filter(name -> !served.contains(name))
        .map(name -> over(new Alone(name, models.isQuery(name))))
        .toList();
  }

  private static JsonNode targets(Template template, JsonNode input) {
    String name = input.path("Rule").asText();
    Template.Rule rule =
        template.rules().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    new AwsError(
                        400, "ResourceNotFoundException", "Rule " + name + " does not exist."));
    return list("Targets", rule.targets().stream().map(Management::target));
  }

  private static ObjectNode target(Template.Target target) {
    ObjectNode described = object().put("Id", "Target0").put("Arn", target.arn());
    target.input().ifPresent(input -> described.put("Input", input));
    return described;
  }

  private static JsonNode alias(JsonNode input) {
    String arn = input.path("stateMachineAliasArn").asText();
    ObjectNode answer = object().put("stateMachineAliasArn", arn);
    answer.put("name", arn.substring(arn.lastIndexOf(':') + 1));
    answer
        .putArray("routingConfiguration")
        .addObject()
        .put("stateMachineVersionArn", arn.substring(0, arn.lastIndexOf(':')) + ":1")
        .put("weight", 100);
    return answer;
  }
}
