package com.atlasengine.local.states;

import com.atlasengine.local.asl.definition.Integration;
import com.atlasengine.local.asl.definition.TaskRequest;
import com.atlasengine.local.asl.expression.StateError;
import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.lambda.Functions;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BiConsumer;

/** Dispatches Task calls: Lambda functions directly, everything else to the services. */
final class TaskDispatcher implements Integration {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private final Functions functions;
  private final Integration services;
  private final BiConsumer<String, String> invocationCheck;

  /**
   * @param invocationCheck gets the state machine's name and the function; throws {@link AwsError}
   *     when the one may not invoke the other
   */
  TaskDispatcher(
      Functions functions, Integration services, BiConsumer<String, String> invocationCheck) {
    this.functions = functions;
    this.services = services;
    this.invocationCheck = invocationCheck;
  }

  @Override
  public JsonNode call(TaskRequest taskRequest) throws StateError, InterruptedException {
    return taskRequest.service().equals("lambda")
        ? invoke(taskRequest)
        : services.call(taskRequest);
  }

  private JsonNode invoke(TaskRequest taskRequest) throws StateError {
    JsonNode parameters = taskRequest.parameters();
    String payload =
        parameters.path("Payload").isMissingNode() ? "{}" : parameters.get("Payload").toString();
    String function = qualifiedName(parameters);
    try {
      invocationCheck.accept(taskRequest.caller(), function);
      if (parameters.path("InvocationType").asText("").equals("Event")) {
        functions.invokeAsync(function, payload, taskRequest.trace());
        return JsonNodeFactory.instance.objectNode().put("StatusCode", 202);
      }
      return result(functions.invoke(function, payload, taskRequest.trace()));
    } catch (AwsError e) {
      throw StateError.taskFailed(
          "Lambda." + exception(e.type()),
          e.message()
              + " (Service: AWSLambda; Status Code: "
              + e.status()
              + "; Error Code: "
              + e.type()
              + ")");
    }
  }

  /** What is refused to a role is no error of Lambda's own model. */
  private static String exception(String type) {
    return type.equals("AccessDeniedException") ? "AWSLambdaException" : type;
  }

  private static String qualifiedName(JsonNode parameters) {
    String function = parameters.path("FunctionName").asText();
    String qualifier = parameters.path("Qualifier").asText("");
    return qualifier.isEmpty() ? function : function + ":" + qualifier;
  }

  /** What a function threw is the task's error by its class name; its report is the cause. */
  private static JsonNode result(Functions.Result result) throws StateError {
    JsonNode payload = read(result.payload());
    if (result.error().isPresent()) {
      throw StateError.taskFailed(
          payload.path("errorType").asText("Lambda.Unknown"), result.payload());
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("ExecutedVersion", "$LATEST").set("Payload", payload);
    return answer.put("StatusCode", 200);
  }

  private static JsonNode read(String payload) throws StateError {
    try {
      JsonNode read = JSON.readTree(payload);
      return read.isMissingNode() ? JsonNodeFactory.instance.nullNode() : read;
    } catch (JsonProcessingException e) {
      throw StateError.taskFailed("Lambda.Unknown", "The function did not answer with JSON");
    }
  }
}
