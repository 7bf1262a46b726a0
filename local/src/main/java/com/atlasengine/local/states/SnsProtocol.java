package com.atlasengine.local.states;

import com.atlasengine.local.asl.definition.TaskRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** SNS on the wire, for tasks: a form is posted and the answer is XML. */
final class SnsProtocol extends TaskProtocol {
  private static final Pattern MESSAGE_ID = Pattern.compile("<MessageId>([^<]+)</MessageId>");
  private static final Pattern CODE = Pattern.compile("<Code>([^<]+)</Code>");
  private static final Pattern MESSAGE = Pattern.compile("<Message>([^<]*)</Message>");

  SnsProtocol(TaskRequest taskRequest) {
    super(taskRequest);
  }

  @Override
  String signingName() {
    return "sns";
  }

  @Override
  HttpRequest.Builder request(URI endpoint) {
    List<String> fields = new ArrayList<>(List.of("Action=" + operation(), "Version=2010-03-31"));
    for (Map.Entry<String, JsonNode> field : taskRequest.parameters().properties()) {
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
