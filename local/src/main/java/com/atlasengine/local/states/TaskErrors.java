package com.atlasengine.local.states;

import com.atlasengine.local.asl.expression.StateError;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names the errors of services as Step Functions reports them: an SDK integration by the service's
 * name in the Java SDK 2, an optimized one as in the SDK 1. Errors that a service's model does not
 * name go by the service's base exception.
 *
 * @param prefix before the dot
 * @param base the base exception's name
 * @param displayName the service as causes name it
 */
record TaskErrors(String prefix, String base, String displayName) {
  private static final Map<String, TaskErrors> BY_SERVICE =
      Map.of(
          "aws-sdk:dynamodb", new TaskErrors("DynamoDb", "DynamoDbException", "DynamoDb"),
          "aws-sdk:connect", new TaskErrors("Connect", "ConnectException", "Connect"),
          "aws-sdk:sfn", new TaskErrors("Sfn", "SfnException", "Sfn"),
          "aws-sdk:sqs", new TaskErrors("Sqs", "SqsException", "Sqs"),
          "aws-sdk:sns", new TaskErrors("Sns", "SnsException", "Sns"),
          "dynamodb", new TaskErrors("DynamoDB", "AmazonDynamoDBException", "AmazonDynamoDBv2"),
          "states",
              new TaskErrors("StepFunctions", "AWSStepFunctionsException", "AWSStepFunctions"),
          "sqs", new TaskErrors("SQS", "AmazonSQSException", "AmazonSQS"),
          "sns", new TaskErrors("SNS", "AmazonSNSException", "AmazonSNS"));

  /** Errors of the protocol or the gateway, which no service model contains. */
  private static final Set<String> PROTOCOL_ERRORS =
      Set.of(
          "UnknownOperationException",
          "SerializationException",
          "InternalFailure",
          "ServiceUnavailable",
          "MissingParameter",
          "AccessDeniedException");

  static TaskErrors of(String service) {
    TaskErrors errors = BY_SERVICE.get(service);
    if (errors == null) {
      throw new IllegalArgumentException("no service '" + service + "' is served to tasks");
    }
    return errors;
  }

  StateError failure(int status, String type, String message) {
    return StateError.taskFailed(
        prefix + "." + exception(type),
        message + " (Service: " + displayName + ", Status Code: " + status + ")");
  }

  StateError unreachable(IOException why) {
    return StateError.taskFailed(
        prefix + ".SdkClientException",
        "Unable to execute HTTP request: " + why.getClass().getSimpleName());
  }

  private String exception(String type) {
    boolean validationOfDynamo =
        type.equals("ValidationException")
            && displayName.toLowerCase(Locale.ROOT).contains("dynamo");
    if (type.isEmpty() || PROTOCOL_ERRORS.contains(type) || validationOfDynamo) {
      return base;
    }
    return type.endsWith("Exception") ? type : type + "Exception";
  }
}
