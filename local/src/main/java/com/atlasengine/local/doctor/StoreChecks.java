package com.atlasengine.local.doctor;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasResponse;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;

/** The tables, the keys and the workflows. */
final class StoreChecks {
  private static final String STATE_MACHINE = "AWS::StepFunctions::StateMachine";

  private StoreChecks() {}

  static List<Check> all() {
    return List.of(
        Check.after(
            "tables",
            "moving-from-the-old-stack",
            "Give a table that has these keys and this index, or let the stack make one.",
            StoreChecks::tables),
        Check.after(
            "expiry of items",
            "moving-from-the-old-stack",
            "Let the table expire items by the attribute ExpiresAt.",
            StoreChecks::expiry),
        Check.after(
            "keys",
            "error-lines",
            "Restore the secret's value; a new number key makes old hashes worthless.",
            StoreChecks::keys),
        Check.after("workflows", "workflow-failures", "Deploy again.", StoreChecks::workflows));
  }

  private static Finding tables(Deployment deployment) {
    Causes causes = new Causes();
    TableDescription interactions = table(deployment, "InteractionsTableName");
    TableDescription cache = table(deployment, "ResponseCacheTableName");
    for (TableDescription table : List.of(interactions, cache)) {
      causes.unless(
          table.tableStatusAsString().equals("ACTIVE"),
          table.tableName() + " is " + table.tableStatusAsString());
      Set<String> keys =
          table.keySchema().stream().map(key -> key.attributeName()).collect(Collectors.toSet());
      causes.unless(
          keys.equals(Set.of("PK", "SK")),
          table.tableName() + " has the keys " + new TreeSet<>(keys) + " in place of PK and SK");
    }
    requireIndex(causes, interactions, "ContactId-index");
    requireIndex(causes, cache, "Intent-GeneratedAt-index");
    return causes.orOk(interactions.tableName() + ", " + cache.tableName());
  }

  private static TableDescription table(Deployment deployment, String parameter) {
    String name = deployment.parameter(parameter);
    return deployment.aws().tables().describeTable(request -> request.tableName(name)).table();
  }

  private static void requireIndex(Causes causes, TableDescription table, String index) {
    causes.unless(
        table.hasGlobalSecondaryIndexes()
            && table.globalSecondaryIndexes().stream()
                .anyMatch(
                    each ->
                        each.indexName().equals(index)
                            && "ACTIVE".equals(each.indexStatusAsString())),
        table.tableName() + " has no index " + index + " that is ready");
  }

  private static Finding expiry(Deployment deployment) {
    Causes causes = new Causes();
    for (String parameter : List.of("InteractionsTableName", "ResponseCacheTableName")) {
      String name = deployment.parameter(parameter);
      var expiry =
          deployment
              .aws()
              .tables()
              .describeTimeToLive(request -> request.tableName(name))
              .timeToLiveDescription();
      causes.unless(
          "ENABLED".equals(expiry.timeToLiveStatusAsString())
              && "ExpiresAt".equals(expiry.attributeName()),
          name + " does not expire items by ExpiresAt");
    }
    return causes.orOk("both expire items by ExpiresAt");
  }

  private static Finding keys(Deployment deployment) {
    Causes causes = new Causes();
    String existing = deployment.parameter("ExistingNumberKeyArn");
    List<String> ids =
        List.of(
            deployment.deployed().physicalId("SessionKey"),
            existing.isEmpty() ? deployment.deployed().physicalId("PersonKey") : existing);
    for (String id : ids) {
      String value =
          deployment.aws().secrets().getSecretValue(request -> request.secretId(id)).secretString();
      causes.unless(value != null && value.length() >= 32, id + " is too short to be a key");
    }
    return causes.orOk("the session key and the number key have values");
  }

  private static Finding workflows(Deployment deployment) {
    Causes causes = new Causes();
    List<DeployedStack.Resource> machines = deployment.deployed().ofType(STATE_MACHINE).toList();
    for (DeployedStack.Resource machine : machines) {
      String status =
          deployment
              .aws()
              .workflows()
              .describeStateMachine(request -> request.stateMachineArn(machine.physicalId()))
              .statusAsString();
      causes.unless("ACTIVE".equals(status), machine.logicalId() + " is " + status);
    }
    String alias = deployment.deployed().physicalId("EngageLeadAliaslive");
    DescribeStateMachineAliasResponse live =
        deployment
            .aws()
            .workflows()
            .describeStateMachineAlias(request -> request.stateMachineAliasArn(alias));
    int weight =
        live.routingConfiguration().stream().mapToInt(RoutingConfigurationListItem::weight).sum();
    causes.unless(weight == 100, alias + " routes " + weight + " % of the calls");
    return causes.orOk(machines.size() + " are active");
  }
}
