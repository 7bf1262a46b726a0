package com.atlasengine.local;

import com.atlasengine.local.asl.StateError;
import com.atlasengine.local.asl.TaskCall;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How one service's calls and answers look on the wire. */
abstract sealed class TaskProtocol {
  private static final JsonMapper JSON = new JsonMapper();
  final TaskCall call;

  private TaskProtocol(TaskCall call) {
    this.call = call;
  }

  /**
   * @throws StateError {@code States.Runtime} when a parameter is not of the type the API has
   */
  static TaskProtocol of(TaskCall call) throws StateError {
    return switch (call.service()) {
      case "aws-sdk:dynamodb", "dynamodb" -> new Rpc(call, "dynamodb", "DynamoDB_20120810");
      case "aws-sdk:sqs", "sqs" -> new Rpc(texts(call, "MessageBody"), "sqs", "AmazonSQS");
      case "aws-sdk:sfn", "states" ->
          new Camel(texts(texts(call, "Input"), "Output"), "states", "AWSStepFunctions");
      case "aws-sdk:sns", "sns" -> new Form(texts(call, "Message"));
      case "aws-sdk:connect" -> new Contacts(call);
      default -> throw new IllegalArgumentException("no service '" + call.service() + "'");
    };
  }

  /** An optimized integration takes JSON where its API takes text; an SDK one does not. */
  private static TaskCall texts(TaskCall call, String name) throws StateError {
    JsonNode value = call.parameters().path(name);
    if (value.isMissingNode() || value.isTextual()) {
      return call;
    }
    if (call.service().startsWith("aws-sdk:")) {
      throw StateError.runtime(
          "The parameter " + name + " of " + call.action() + " must be a string");
    }
    ObjectNode parameters = call.parameters().deepCopy();
    parameters.set(name, new TextNode(value.toString()));
    return new TaskCall(call.service(), call.action(), parameters, call.trace());
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
    return capital(call.action());
  }

  static JsonNode parse(String body) throws StateError {
    try {
      return body.isBlank() ? JsonNodeFactory.instance.objectNode() : JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw StateError.task("States.TaskFailed", "The service did not answer with JSON");
    }
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static String small(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** JSON posted to an operation named in a header. */
  private static sealed class Rpc extends TaskProtocol {
    private final String signingName;
    private final String target;

    Rpc(TaskCall call, String signingName, String target) {
      super(call);
      this.signingName = signingName;
      this.target = target;
    }

    @Override
    String signingName() {
      return signingName;
    }

    JsonNode body() {
      return call.parameters();
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
  private static final class Camel extends Rpc {
    Camel(TaskCall call, String signingName, String target) {
      super(call, signingName, target);
    }

    @Override
    JsonNode body() {
      ObjectNode body = JsonNodeFactory.instance.objectNode();
      call.parameters()
          .properties()
          .forEach(each -> body.set(small(each.getKey()), each.getValue()));
      return body;
    }

    @Override
    JsonNode result(String body) throws StateError {
      return capitals(parse(body));
    }
  }

  /** Names in Pascal case, dates as text: what an integration answers. */
  private static JsonNode capitals(JsonNode node) {
    if (!node.isObject()) {
      return node;
    }
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = capital(field.getKey());
      result.set(name, dated(name, capitals(field.getValue())));
    }
    return result;
  }

  private static JsonNode dated(String name, JsonNode value) {
    if (!value.isNumber() || !(name.endsWith("Date") || name.endsWith("Timestamp"))) {
      return value;
    }
    long millis = value.decimalValue().movePointRight(3).longValue();
    return new TextNode(Instant.ofEpochMilli(millis).toString());
  }

  /** A form posted, an XML answer: SNS. */
  private static final class Form extends TaskProtocol {
    private static final Pattern MESSAGE_ID = Pattern.compile("<MessageId>([^<]+)</MessageId>");
    private static final Pattern CODE = Pattern.compile("<Code>([^<]+)</Code>");
    private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]*)</Message>");

    Form(TaskCall call) {
      super(call);
    }

    @Override
    String signingName() {
      return "sns";
    }

    @Override
    HttpRequest.Builder request(URI endpoint) {
      List<String> fields = new ArrayList<>(List.of("Action=" + operation(), "Version=2010-03-31"));
      for (Map.Entry<String, JsonNode> field : call.parameters().properties()) {
        String value = URLEncoder.encode(field.getValue().asText(), StandardCharsets.UTF_8);
        fields.add(field.getKey() + "=" + value);
      }
      return HttpRequest.newBuilder(endpoint.resolve("/"))
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString(String.join("&", fields)));
    }

    @Override
    JsonNode result(String body) {
      return JsonNodeFactory.instance.objectNode().put("MessageId", first(MESSAGE_ID, body));
    }

    @Override
    String errorType(HttpResponse<String> response) {
      return first(CODE, response.body());
    }

    @Override
    String errorMessage(HttpResponse<String> response) {
      return first(MESSAGE, response.body());
    }

    private static String first(Pattern pattern, String body) {
      Matcher matcher = pattern.matcher(body);
      return matcher.find() ? matcher.group(1) : "";
    }
  }

  /** Connect's REST paths. */
  private static final class Contacts extends TaskProtocol {
    Contacts(TaskCall call) {
      super(call);
    }

    @Override
    String signingName() {
      return "connect";
    }

    @Override
    HttpRequest.Builder request(URI endpoint) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(endpoint.resolve(path()))
              .header("Content-Type", "application/json");
      return call.action().equals("stopContact")
          ? request.POST(BodyPublishers.ofString(call.parameters().toString()))
          : request.GET();
    }

    private String path() {
      return switch (call.action()) {
        case "describeContact" -> "/contacts/" + part("InstanceId") + "/" + part("ContactId");
        case "getContactAttributes" ->
            "/contact/attributes/" + part("InstanceId") + "/" + part("InitialContactId");
        default -> "/contact/stop";
      };
    }

    private String part(String name) {
      String value = call.parameters().path(name).asText();
      return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    JsonNode result(String body) throws StateError {
      ObjectNode result = JsonNodeFactory.instance.objectNode();
      parse(body).properties().forEach(each -> result.set(each.getKey(), times(each.getValue())));
      return result;
    }

    private static JsonNode times(JsonNode value) {
      if (!value.isObject()) {
        return value;
      }
      ObjectNode result = JsonNodeFactory.instance.objectNode();
      value
          .properties()
          .forEach(each -> result.set(each.getKey(), dated(each.getKey(), times(each.getValue()))));
      return result;
    }
  }
}
