package com.atlasengine.local.asl.definition;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the {@code Resource} of a Task and checks that the integration and its fields exist. */
final class ResourceReader {
  private static final Pattern FUNCTION =
      Pattern.compile("arn:aws:lambda:[a-z0-9-]+:\\d{12}:function:[\\w-]+(:[\\w$-]+)?");
  private static final Pattern INTEGRATION =
      Pattern.compile(
          "arn:aws:states:::((?:aws-sdk:)?[a-z0-9]+):([A-Za-z]+)((?:\\.[A-Za-z:0-9]+)?)");

  /** The parameters of the actions served here; names as in each service's API model. */
  private static final Map<String, Set<String>> PARAMETERS =
      Map.ofEntries(
          Map.entry(
              "lambda:invoke",
              Set.of(
                  "FunctionName",
                  "Payload",
                  "Qualifier",
                  "InvocationType",
                  "ClientContext",
                  "LogType")),
          Map.entry(
              "states:startExecution", Set.of("StateMachineArn", "Name", "Input", "TraceHeader")),
          Map.entry(
              "sqs:sendMessage",
              Set.of(
                  "QueueUrl",
                  "MessageBody",
                  "DelaySeconds",
                  "MessageAttributes",
                  "MessageDeduplicationId",
                  "MessageGroupId")),
          Map.entry(
              "sqs:receiveMessage",
              Set.of("QueueUrl", "MaxNumberOfMessages", "VisibilityTimeout", "WaitTimeSeconds")),
          Map.entry("sqs:deleteMessage", Set.of("QueueUrl", "ReceiptHandle")),
          Map.entry("sns:publish", Set.of("TopicArn", "Message", "Subject")),
          Map.entry(
              "dynamodb:getItem",
              Set.of(
                  "TableName",
                  "Key",
                  "ConsistentRead",
                  "ProjectionExpression",
                  "ExpressionAttributeNames")),
          Map.entry(
              "dynamodb:putItem",
              Set.of(
                  "TableName",
                  "Item",
                  "ConditionExpression",
                  "ExpressionAttributeNames",
                  "ExpressionAttributeValues",
                  "ReturnValues",
                  "ReturnValuesOnConditionCheckFailure")),
          Map.entry(
              "dynamodb:updateItem",
              Set.of(
                  "TableName",
                  "Key",
                  "UpdateExpression",
                  "ConditionExpression",
                  "ExpressionAttributeNames",
                  "ExpressionAttributeValues",
                  "ReturnValues",
                  "ReturnValuesOnConditionCheckFailure")),
          Map.entry(
              "dynamodb:deleteItem",
              Set.of(
                  "TableName",
                  "Key",
                  "ConditionExpression",
                  "ExpressionAttributeNames",
                  "ExpressionAttributeValues",
                  "ReturnValues",
                  "ReturnValuesOnConditionCheckFailure")),
          Map.entry(
              "aws-sdk:dynamodb:query",
              Set.of(
                  "TableName",
                  "IndexName",
                  "KeyConditionExpression",
                  "FilterExpression",
                  "ProjectionExpression",
                  "ExpressionAttributeNames",
                  "ExpressionAttributeValues",
                  "ConsistentRead",
                  "ScanIndexForward",
                  "ExclusiveStartKey",
                  "Limit",
                  "Select")),
          Map.entry("aws-sdk:connect:describeContact", Set.of("InstanceId", "ContactId")),
          Map.entry(
              "aws-sdk:connect:getContactAttributes", Set.of("InstanceId", "InitialContactId")),
          Map.entry("aws-sdk:connect:stopContact", Set.of("InstanceId", "ContactId")),
          Map.entry("aws-sdk:sfn:sendTaskSuccess", Set.of("TaskToken", "Output")),
          Map.entry("aws-sdk:sfn:sendTaskFailure", Set.of("TaskToken", "Error", "Cause")),
          Map.entry("aws-sdk:sfn:sendTaskHeartbeat", Set.of("TaskToken")),
          Map.entry("aws-sdk:sfn:describeExecution", Set.of("ExecutionArn", "IncludedData")));

  /** The services an SDK integration may name, and the optimized integration of each. */
  private static final Map<String, String> SDK_SERVICES =
      Map.of("dynamodb", "dynamodb", "sfn", "states", "sqs", "sqs", "sns", "sns");

  private ResourceReader() {}

  static TaskResource read(DefinitionObject task, boolean express) {
    String text = task.requireText("Resource");
    if (FUNCTION.matcher(text).matches()) {
      return TaskResource.function(text);
    }
    Matcher parts = INTEGRATION.matcher(text);
    if (!parts.matches()) {
      throw task.problem("Resource '" + text + "' is not supported", "Resource");
    }
    boolean callback = callback(task, parts.group(3), express);
    Set<String> known = parameters(parts.group(1), parts.group(2));
    if (known.isEmpty()) {
      throw task.problem("Resource '" + text + "' is not supported locally", "Resource");
    }
    checkParameters(task, known);
    return new TaskResource(parts.group(1), parts.group(2), callback, Optional.empty());
  }

  private static boolean callback(DefinitionObject task, String pattern, boolean express) {
    if (pattern.isEmpty()) {
      return false;
    }
    if (express) {
      throw task.problem(
          "Express state machine does not support '" + pattern + "' service integration",
          "Resource");
    }
    if (!pattern.equals(TaskResource.CALLBACK_SUFFIX)) {
      throw task.problem("Integration pattern '" + pattern + "' is not supported", "Resource");
    }
    return true;
  }

  /** An SDK integration takes what the optimized one of the same action takes. */
  private static Set<String> parameters(String service, String action) {
    Set<String> own = PARAMETERS.getOrDefault(service + ":" + action, Set.of());
    if (!own.isEmpty() || !service.startsWith("aws-sdk:")) {
      return own;
    }
    String optimized = SDK_SERVICES.get(service.substring("aws-sdk:".length()));
    return PARAMETERS.getOrDefault(optimized + ":" + action, Set.of());
  }

  private static void checkParameters(DefinitionObject task, Set<String> known) {
    if (!task.has("Parameters")) {
      return;
    }
    DefinitionObject parameters = task.child("Parameters");
    for (String field : parameters.names()) {
      String name = field.endsWith(".$") ? field.substring(0, field.length() - 2) : field;
      if (!known.contains(name)) {
        throw parameters.problem("The field '" + name + "' is not supported", field);
      }
    }
  }
}
