package com.atlasengine.local.doctor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.lambda.model.AccountLimit;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** This machine and the account: tools, credentials, and room for what the stack reserves. */
final class AccountChecks {
  private static final String FIRST = "first-deployment";

  /** Lambda refuses a reservation that would leave the account less than this. */
  private static final int KEPT_UNRESERVED = 100;

  private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)");

  /** What a deployment runs, how it tells its version, and the oldest one that will do. */
  private static final Map<String, Tool> TOOLS =
      new TreeMap<>(
          Map.of(
              "java", new Tool("-version", 21, 0),
              "mvn", new Tool("-version", 3, 8),
              "sam", new Tool("--version", 1, 100),
              "aws", new Tool("--version", 2, 0),
              "jq", new Tool("--version", 1, 5)));

  private record Tool(String argument, int major, int minor) {}

  private AccountChecks() {}

  static List<Check> all() {
    return List.of(
        Check.before(
            "tools", FIRST, "Install what is missing, or a newer one.", AccountChecks::tools),
        Check.before(
            "account",
            FIRST,
            "Sign in: aws sts get-caller-identity has to say who you are.",
            AccountChecks::account),
        Check.before(
            "ARNs in parameters",
            FIRST,
            "Give ARNs of this account and of the stack's region.",
            AccountChecks::arns),
        Check.before(
            "Lambda concurrency",
            FIRST,
            "Raise the quota Concurrent executions of Lambda in Service Quotas.",
            AccountChecks::concurrency));
  }

  /** A local engine needs no tool of the cloud. */
  private static Finding tools(Deployment deployment) {
    boolean local = deployment.target().endpoint().isPresent();
    Causes causes = new Causes();
    TOOLS.forEach(
        (name, tool) -> {
          if (!local || name.equals("java") || name.equals("mvn")) {
            Optional<String> said = deployment.tools().version(name, tool.argument());
            causes.unless(said.isPresent(), name + " is not installed");
            causes.unless(
                said.isEmpty() || isNewEnough(said.get(), tool),
                name + " is older than " + tool.major() + "." + tool.minor());
          }
        });
    return causes.orOk(String.join(", ", local ? List.of("java", "mvn") : TOOLS.keySet()));
  }

  private static boolean isNewEnough(String said, Tool tool) {
    Matcher numbers = NUMBERS.matcher(said);
    if (!numbers.find()) {
      return true;
    }
    int major = Integer.parseInt(numbers.group(1));
    return major > tool.major()
        || (major == tool.major() && Integer.parseInt(numbers.group(2)) >= tool.minor());
  }

  private static Finding account(Deployment deployment) {
    try {
      GetCallerIdentityResponse caller = deployment.aws().identity().getCallerIdentity();
      return new Finding.Ok(
          "%s in %s, as %s"
              .formatted(caller.account(), deployment.target().region(), caller.arn()));
    } catch (AwsServiceException e) {
      return e.statusCode() == 403
          ? Finding.wrong("the credentials are refused: " + e.awsErrorDetails().errorMessage())
          : Doctor.explain(e);
    } catch (SdkClientException e) {
      return String.valueOf(e.getMessage()).contains("credentials")
          ? Finding.wrong("there are no credentials")
          : Doctor.explain(e);
    }
  }

  private static Finding arns(Deployment deployment) {
    String account = deployment.aws().identity().getCallerIdentity().account();
    Causes causes = new Causes();
    Stream.of("ExistingSalesforceSecretArn", "ExistingNumberKeyArn", "TransferQueueArn")
        .filter(name -> deployment.parameter(name).startsWith("arn:"))
        .forEach(
            name -> {
              String[] arn = deployment.parameter(name).split(":", 6);
              causes.unless(arn[3].equals(deployment.target().region()), name + " is in " + arn[3]);
              causes.unless(arn[4].equals(account), name + " is of the account " + arn[4]);
            });
    return causes.orOk("all are of this account and region");
  }

  private static Finding concurrency(Deployment deployment) {
    AccountLimit limit = deployment.aws().functions().getAccountSettings().accountLimit();
    int wanted =
        deployment
            .declared()
            .ofType("AWS::Lambda::Function")
            .mapToInt(
                function ->
                    function.properties().path("ReservedConcurrentExecutions").asInt(0)
                        - reservedNow(deployment, function.logicalId()))
            .sum();
    int left = limit.unreservedConcurrentExecutions() - wanted;
    return new Causes()
        .unless(
            wanted <= 0 || left >= KEPT_UNRESERVED,
            "the stack reserves %d more of %d, which leaves %d; Lambda wants %d left"
                .formatted(wanted, limit.concurrentExecutions(), left, KEPT_UNRESERVED))
        .orOk(limit.concurrentExecutions() + ", of which " + left + " stay unreserved");
  }

  private static int reservedNow(Deployment deployment, String logicalId) {
    return deployment
        .stack()
        .flatMap(stack -> stack.find(logicalId))
        .map(
            function ->
                deployment
                    .aws()
                    .functions()
                    .getFunctionConcurrency(request -> request.functionName(function.physicalId()))
                    .reservedConcurrentExecutions())
        .orElse(0);
  }
}
