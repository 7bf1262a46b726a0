package com.atlasengine.local.states;

import com.atlasengine.local.asl.definition.TaskRequest;
import com.atlasengine.local.asl.expression.StateError;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** How one service's calls and answers look on the wire. */
abstract class TaskProtocol {
  private static final JsonMapper JSON = new JsonMapper();
  final TaskRequest taskRequest;

  TaskProtocol(TaskRequest taskRequest) {
    this.taskRequest = taskRequest;
  }

  /**
   * @throws StateError {@code States.Runtime} when a parameter is not of the type the API has
   */
  static TaskProtocol of(TaskRequest taskRequest) throws StateError {
    return switch (taskRequest.service()) {
      case "aws-sdk:dynamodb", "dynamodb" ->
          new JsonRpc(taskRequest, "dynamodb", "DynamoDB_20120810");
      case "aws-sdk:sqs", "sqs" ->
          new JsonRpc(writeJsonAsText(taskRequest, "MessageBody"), "sqs", "AmazonSQS");
      case "aws-sdk:sfn", "states" ->
          new CamelCaseRpc(
              writeJsonAsText(writeJsonAsText(taskRequest, "Input"), "Output"),
              "states",
              "AWSStepFunctions");
      case "aws-sdk:sns", "sns" -> new SnsProtocol(writeJsonAsText(taskRequest, "Message"));
      case "aws-sdk:connect" -> new ConnectProtocol(taskRequest);
      default -> throw new IllegalArgumentException("no service '" + taskRequest.service() + "'");
    };
  }

  /** An optimized integration takes JSON where its API takes text; an SDK one does not. */
  private static TaskRequest writeJsonAsText(TaskRequest taskRequest, String name)
      throws StateError {
    JsonNode value = taskRequest.parameters().path(name);
    if (value.isMissingNode() || value.isTextual()) {
      return taskRequest;
    }
    if (taskRequest.service().startsWith("aws-sdk:")) {
      throw StateError.runtimeError(
          "The parameter " + name + " of " + taskRequest.action() + " must be a string");
    }
    ObjectNode parameters = taskRequest.parameters().deepCopy();
    parameters.set(name, new TextNode(value.toString()));
    return new TaskRequest(
        taskRequest.service(),
        taskRequest.action(),
        parameters,
        taskRequest.trace(),
        taskRequest.caller());
  }

  abstract String signingName();

  abstract HttpRequest.Builder request(URI endpoint);

  JsonNode result(String body) throws StateError {
    return parse(body);
  }

  String errorType(HttpResponse<String> response) throws StateError {
    String type =
        response
            .headers()
            .firstValue("x-amzn-ErrorType")
            .orElse(parse(response.body()).path("__type").asText());
    return type.substring(type.indexOf('#') + 1).replaceFirst(":.*", "");
  }

  String errorMessage(HttpResponse<String> response) throws StateError {
    JsonNode body = parse(response.body());
    return body.path("message").asText(body.path("Message").asText());
  }

  final String operation() {
    return capitalize(taskRequest.action());
  }

  static JsonNode parse(String body) throws StateError {
    try {
      return body.isBlank() ? JsonNodeFactory.instance.objectNode() : JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw StateError.taskFailed("States.TaskFailed", "The service did not answer with JSON");
    }
  }

  private static String capitalize(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String uncapitalize(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** JSON posted to an operation named in a header. */
  private static class JsonRpc extends TaskProtocol {
    private final String signingName;
    private final String target;

    JsonRpc(TaskRequest taskRequest, String signingName, String target) {
      super(taskRequest);
      this.signingName = signingName;
      this.target = target;
    }

    @Override
    String signingName() {
      return signingName;
    }

    JsonNode body() {
      return taskRequest.parameters();
    }

    @Override
    HttpRequest.Builder request(URI endpoint) {
      return HttpRequest.newBuilder(endpoint.resolve("/"))
          .header("Content-Type", "application/x-amz-json-1.0")
          .header("X-Amz-Target", target + "." + operation())
          .POST(BodyPublishers.ofString(body().toString()));
    }
  }

  /** Step Functions' own API, whose members begin with small letters. */
  private static final class CamelCaseRpc extends JsonRpc {
    CamelCaseRpc(TaskRequest taskRequest, String signingName, String target) {
      super(taskRequest, signingName, target);
    }

    @Override
    JsonNode body() {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      taskRequest
          .parameters()
          .properties()
          .forEach(each -> body.set(uncapitalize(each.getKey()), each.getValue()));
      return body;
    }

    @Override
    JsonNode result(String body) throws StateError {
      return capitalizeNames(parse(body));
    }
  }

  /** Names in Pascal case, dates as text: what an integration answers. */
  private static JsonNode capitalizeNames(JsonNode node) {
    if (!node.isObject()) {
      return node;
    }
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = capitalize(field.getKey());
      result.set(name, formatDate(name, capitalizeNames(field.getValue())));
    }
    return result;
  }

  static JsonNode formatDate(String name, JsonNode value) {
    if (!value.isNumber() || !(name.endsWith("Date") || name.endsWith("Timestamp"))) {
      return value;
    }
    long millis = value.decimalValue().movePointRight(3).longValue();
    return new TextNode(Instant.ofEpochMilli(millis).toString());
  }
}
