package com.atlasengine.local.smoke;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/**
 * The stack that is talked to, as its outputs and parameters tell.
 *
 * @param function the name of the function that answers the turns
 * @param interactionsTable the table of chats and calls
 * @param noCalls why this stack places no calls; empty when it does
 */
public record Deployment(
    Stage stage,
    String botId,
    String botAliasId,
    String function,
    String interactionsTable,
    Optional<String> noCalls) {

  /**
   * Asks CloudFormation.
   *
   * @throws SmokeException when there is no such stack, or it may not be described
   */
  public static Deployment find(Clients clients, Stage stage) {
    try {
      return of(
          stage,
          clients
              .cloudFormation()
              .describeStacks(r -> r.stackName(stage.stackName()))
              .stacks()
              .getFirst());
    } catch (CloudFormationException e) {
      throw new SmokeException(
          "the stack %s in %s cannot be described (%s): ./atlas deploy makes it; reading it needs cloudformation:DescribeStacks"
              .formatted(stage.stackName(), stage.region(), e.awsErrorDetails().errorMessage()),
          e);
    } catch (SdkClientException e) {
      throw new SmokeException(clients.describeSilence() + " (" + e.getMessage() + ")", e);
    }
  }

  private static Deployment of(Stage stage, Stack stack) {
    Map<String, String> outputs = new HashMap<>();
    stack.outputs().forEach(each -> outputs.put(each.outputKey(), each.outputValue()));
    Map<String, String> parameters = new HashMap<>();
    stack.parameters().forEach(each -> parameters.put(each.parameterKey(), each.parameterValue()));
    return new Deployment(
        stage,
        output(outputs, "BotId"),
        output(outputs, "BotAliasId"),
        functionName(output(outputs, "LexFulfillmentAliasArn")),
        output(outputs, "InteractionsTableName"),
        noCalls(outputs.getOrDefault("Calls", ""), parameters));
  }

  private static String output(Map<String, String> outputs, String name) {
    String value = outputs.get(name);
    if (value == null) {
      throw new SmokeException(
          "the stack has no output " + name + ": it is an older one; deploy it again");
    }
    return value;
  }

  /** An ARN ends in {@code function:<name>:<alias>}. */
  private static String functionName(String aliasArn) {
    String[] parts = aliasArn.split(":", -1);
    return parts.length > 6 ? parts[6] : aliasArn;
  }

  private static Optional<String> noCalls(String output, Map<String, String> parameters) {
    if (output.startsWith("no: ")) {
      return Optional.of(output.substring("no: ".length()));
    }
    return "0".equals(parameters.get("DailyDialBudget"))
        ? Optional.of("its DailyDialBudget is 0")
        : Optional.empty();
  }

  /** The log group of the function. */
  String logGroup() {
    return "/aws/lambda/" + function;
  }
}
