package com.atlasengine.local.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** {@code composite}: up to 25 requests in one, later ones using what earlier ones answered. */
final class Composite {
  private static final int MOST = 25;
  private static final String ROLLED_BACK =
      "The transaction was rolled back since another operation in the same transaction failed.";

  private final Records records;
  private final Api api;

  /** Answers each of the requests. */
  interface Api {
    RestResponse answer(RestRequest request);
  }

  Composite(Records records, Api api) {
    this.records = records;
    this.api = api;
  }

  RestResponse run(RestRequest request) {
    if (!request.method().equals("POST")) {
      throw SalesforceError.methodNotAllowed(request.method(), "HEAD,POST");
    }
    JsonNode parts = request.body().path("compositeRequest");
    if (!parts.isArray() || parts.isEmpty() || parts.size() > MOST) {
      throw RecordValueReader.parserError(
          "compositeRequest must hold 1 to " + MOST + " subrequests");
    }
    boolean allOrNone = request.body().path("allOrNone").asBoolean();
    Map<String, RestResponse> answers =
        allOrNone
            ? records.transaction(() -> each(parts, true), Composite::allWell)
            : each(parts, false);
    return RestResponse.ok(shown(answers, allOrNone && !allWell(answers)));
  }

  private Map<String, RestResponse> each(JsonNode parts, boolean stopAtFailure) {
    Map<String, RestResponse> answers = new LinkedHashMap<>();
    boolean stopped = false;
    for (JsonNode part : parts) {
      String reference = part.path("referenceId").asText();
      if (reference.isEmpty() || answers.containsKey(reference)) {
        throw RecordValueReader.parserError("Each subrequest needs a referenceId of its own");
      }
      answers.put(reference, stopped ? halted(ROLLED_BACK) : one(part, answers));
      stopped |= stopAtFailure && answers.values().stream().anyMatch(RestResponse::isFailure);
    }
    return answers;
  }

  private RestResponse one(JsonNode part, Map<String, RestResponse> earlier) {
    try {
      UnaryOperator<String> resolve = text -> References.resolve(text, earlier);
      String[] url = resolve.apply(part.path("url").asText()).split("\\?", 2);
      Map<String, String> query = url.length == 2 ? parameters(url[1]) : Map.of();
      JsonNode headers = part.path("httpHeaders");
      return api.answer(
          new RestRequest(
              part.path("method").asText().toUpperCase(java.util.Locale.ROOT),
              url[0],
              name -> Optional.ofNullable(query.get(name)),
              name -> Optional.ofNullable(headers.path(name).textValue()),
              References.resolve(part.path("body"), resolve)));
    } catch (SalesforceError e) {
      return RestResponse.ofError(e);
    }
  }

  private static boolean allWell(Map<String, RestResponse> answers) {
    return answers.values().stream().noneMatch(RestResponse::isFailure);
  }

  private static RestResponse halted(String message) {
    return RestResponse.ofError(new SalesforceError(400, "PROCESSING_HALTED", message));
  }

  private static ObjectNode shown(Map<String, RestResponse> answers, boolean rolledBack) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    ArrayNode list = result.putArray("compositeResponse");
    answers.forEach(
        (reference, answer) -> {
          RestResponse told = rolledBack && !answer.isFailure() ? halted(ROLLED_BACK) : answer;
          ObjectNode item = list.addObject();
          item.set("body", told.body().orElse(item.nullNode()));
          ObjectNode headers = item.putObject("httpHeaders");
          told.headers().forEach(headers::put);
          item.put("httpStatusCode", told.status()).put("referenceId", reference);
        });
    return result;
  }

  private static Map<String, String> parameters(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      List<String> decoded = new ArrayList<>();
      for (String half : pair.split("=", 2)) {
        decoded.add(URLDecoder.decode(half, StandardCharsets.UTF_8));
      }
      parameters.put(decoded.getFirst(), decoded.size() == 2 ? decoded.get(1) : "");
    }
    return parameters;
  }
}
