package com.atlasengine.local.doctor;

import com.atlasengine.local.template.StackDescription.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.lexmodelsv2.model.BotFilter;
import software.amazon.awssdk.services.lexmodelsv2.model.BotFilterName;
import software.amazon.awssdk.services.lexmodelsv2.model.BotFilterOperator;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Names that a new resource would have, and that something else has already. */
final class NameChecks {
  private static final String MOVING = "moving-from-the-old-stack";
  private static final String TAKEN = "Delete what has the name, or deploy under another name.";

  private NameChecks() {}

  static List<Check> all() {
    return List.of(
        Check.before(
            "table names",
            MOVING,
            "Deploy with CreateInteractionsTable=no to go on with the table, or name another one.",
            taken("AWS::DynamoDB::Table", NameChecks::hasTable)),
        Check.before(
            "secret names",
            MOVING,
            "Deploy with ExistingSalesforceSecretArn or ExistingNumberKeyArn to go on with it.",
            NameChecks::secrets),
        Check.before(
            "existing table",
            MOVING,
            "Name a table that is there, or deploy with CreateInteractionsTable=yes.",
            NameChecks::existingTable),
        Check.before("bot name", MOVING, "Deploy with another BotName.", NameChecks::bot),
        Check.before(
            "function names",
            MOVING,
            TAKEN,
            taken("AWS::Lambda::Function", NameChecks::hasFunction)),
        Check.before("queue names", MOVING, TAKEN, taken("AWS::SQS::Queue", NameChecks::hasQueue)),
        Check.before("topic names", MOVING, TAKEN, taken("AWS::SNS::Topic", NameChecks::hasTopic)),
        Check.before(
            "workflow names",
            MOVING,
            TAKEN,
            taken("AWS::StepFunctions::StateMachine", NameChecks::hasWorkflow)),
        Check.before(
            "log group names", MOVING, TAKEN, taken("AWS::Logs::LogGroup", NameChecks::hasLogs)),
        Check.before(
            "bots in the account",
            "load-and-cost",
            "Delete a bot, or raise the quota of bots in Service Quotas.",
            NameChecks::bots));
  }

  /** A question whether any name of a type is taken by something that is not the stack's. */
  private static Check.Question taken(String type, BiPredicate<Deployment, String> exists) {
    return deployment -> {
      Causes causes = new Causes();
      List<Resource> declared = deployment.declared().ofType(type).toList();
      for (Resource resource : declared) {
        boolean own =
            deployment.stack().flatMap(stack -> stack.find(resource.logicalId())).isPresent();
        String name = name(resource);
        causes.unless(
            own || !exists.test(deployment, name), name + " exists and is not the stack's");
      }
      return causes.orOk(declared.size() + " names are free or the stack's own");
    };
  }

  private static String name(Resource resource) {
    String id = resource.physicalId();
    return switch (resource.type()) {
      case "AWS::SQS::Queue" -> id.substring(id.lastIndexOf('/') + 1);
      case "AWS::SNS::Topic", "AWS::StepFunctions::StateMachine" ->
          id.substring(id.lastIndexOf(':') + 1);
      default -> id;
    };
  }

  private static boolean isThere(Runnable question) {
    try {
      question.run();
      return true;
    } catch (AwsServiceException e) {
      String code = String.valueOf(e.awsErrorDetails().errorCode());
      if (Doctor.isMissing(code)) {
        return false;
      }
      throw e;
    }
  }

  private static boolean hasTable(Deployment deployment, String name) {
    return isThere(
        () -> deployment.aws().tables().describeTable(request -> request.tableName(name)));
  }

  private static boolean hasFunction(Deployment deployment, String name) {
    return isThere(
        () ->
            deployment
                .aws()
                .functions()
                .getFunctionConfiguration(request -> request.functionName(name)));
  }

  private static boolean hasQueue(Deployment deployment, String name) {
    return isThere(() -> deployment.aws().queues().getQueueUrl(request -> request.queueName(name)));
  }

  private static boolean hasTopic(Deployment deployment, String name) {
    String arn = arn(deployment, "sns", name);
    return isThere(
        () -> deployment.aws().topics().getTopicAttributes(request -> request.topicArn(arn)));
  }

  private static boolean hasWorkflow(Deployment deployment, String name) {
    String arn = arn(deployment, "states", "stateMachine:" + name);
    return isThere(
        () ->
            deployment
                .aws()
                .workflows()
                .describeStateMachine(request -> request.stateMachineArn(arn)));
  }

  private static String arn(Deployment deployment, String service, String rest) {
    GetCallerIdentityResponse caller = deployment.aws().identity().getCallerIdentity();
    return String.join(
        ":",
        "arn",
        caller.arn().split(":", 3)[1],
        service,
        deployment.target().region(),
        caller.account(),
        rest);
  }

  private static boolean hasLogs(Deployment deployment, String name) {
    return deployment
        .aws()
        .logs()
        .describeLogGroups(request -> request.logGroupNamePrefix(name))
        .logGroups()
        .stream()
        .anyMatch(group -> group.logGroupName().equals(name));
  }

  private static Finding secrets(Deployment deployment) {
    Causes causes = new Causes();
    List<Resource> declared = deployment.declared().ofType("AWS::SecretsManager::Secret").toList();
    for (Resource resource : declared) {
      String name = resource.properties().path("Name").asText();
      boolean own =
          deployment.stack().flatMap(stack -> stack.find(resource.logicalId())).isPresent();
      findSecret(deployment, name)
          .filter(secret -> !own || secret.deletedDate() != null)
          .ifPresent(
              secret ->
                  causes.unless(
                      false,
                      secret.deletedDate() == null
                          ? name + " exists and is not the stack's"
                          : name + " is scheduled for deletion and keeps its name until then"));
    }
    return causes.orOk(declared.size() + " names are free or the stack's own");
  }

  private static Optional<DescribeSecretResponse> findSecret(Deployment deployment, String name) {
    try {
      return Optional.of(
          deployment.aws().secrets().describeSecret(request -> request.secretId(name)));
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  private static Finding existingTable(Deployment deployment) {
    String name = deployment.parameter("InteractionsTableName");
    if (deployment.parameter("CreateInteractionsTable").equals("yes")) {
      return new Finding.Ok("the stack makes its own");
    }
    return new Causes().unless(hasTable(deployment, name), "there is no table " + name).orOk(name);
  }

  private static Finding bot(Deployment deployment) {
    String name = deployment.parameter("BotName");
    boolean own = deployment.stack().flatMap(stack -> stack.find("Bot")).isPresent();
    BotFilter named =
        BotFilter.builder()
            .name(BotFilterName.BOT_NAME)
            .operator(BotFilterOperator.EQ)
            .values(name)
            .build();
    boolean there =
        deployment.aws().bots().listBots(request -> request.filters(named)).botSummaries().stream()
            .anyMatch(summary -> summary.botName().equals(name));
    return new Causes()
        .unless(own || !there, "a bot " + name + " exists and is not the stack's")
        .orOk(name);
  }

  private static Finding bots(Deployment deployment) {
    long bots =
        deployment.aws().bots().listBotsPaginator(request -> {}).stream()
            .mapToLong(page -> page.botSummaries().size())
            .sum();
    Map<String, Double> quotas = Quotas.find(deployment, "lex", "bots per");
    boolean own = deployment.stack().isPresent();
    return quotas.entrySet().stream()
        .findFirst()
        .map(
            quota ->
                new Causes()
                    .unless(
                        own || bots < quota.getValue(),
                        "the account has " + bots + " bots; " + quota.getKey() + " is full")
                    .orOk(bots + " bots"))
        .orElseGet(() -> new Finding.Unknown("Service Quotas knows no 'bots per account'"));
  }
}
