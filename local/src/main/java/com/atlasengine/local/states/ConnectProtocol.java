package com.atlasengine.local.states;

import com.atlasengine.local.asl.definition.TaskRequest;
import com.atlasengine.local.asl.expression.StateError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** Connect's REST protocol for Task states; formats its numeric dates as text. */
final class ConnectProtocol extends TaskProtocol {
  ConnectProtocol(TaskRequest taskRequest) {
    super(taskRequest);
  }

  @Override
  String signingName() {
    return "connect";
  }

  @Override
  HttpRequest.Builder request(URI endpoint) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.resolve(path())).header("Content-Type", "application/json");
    return taskRequest.action().equals("stopContact")
        ? request.POST(BodyPublishers.ofString(taskRequest.parameters().toString()))
        : request.GET();
  }

  private String path() {
    return switch (taskRequest.action()) {
      case "describeContact" ->
          "/contacts/" + pathSegment("InstanceId") + "/" + pathSegment("ContactId");
      case "getContactAttributes" ->
          "/contact/attributes/"
              + pathSegment("InstanceId")
              + "/"
              + pathSegment("InitialContactId");
      default -> "/contact/stop";
    };
  }

  private String pathSegment(String name) {
    String value = taskRequest.parameters().path(name).asText();
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  JsonNode result(String body) throws StateError {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    parse(body)
        .properties()
        .forEach(each -> result.set(each.getKey(), formatTimes(each.getValue())));
    return result;
  }

  private static JsonNode formatTimes(JsonNode value) {
    if (!value.isObject()) {
      return value;
    }
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    value
        .properties()
        .forEach(
            each ->
                result.set(each.getKey(), formatDate(each.getKey(), formatTimes(each.getValue()))));
    return result;
  }
}
