package com.atlasengine.core.adapter.salesforce;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends requests to the org's REST API. If Salesforce refuses the session, it logs in again and
 * repeats the request.
 */
final class SalesforceRest {
  /** Winter '25. Versions are served for three years and more; those up to 30.0 are gone. */
  private static final String API_PATH = "/services/data/v62.0";

  private static final Pattern API_USAGE = Pattern.compile("(?:^|[ ;,])api-usage=(\\d+)/(\\d+)");

  private final SalesforceHttp http;
  private final SalesforceSession session;
  private final Telemetry telemetry;

  SalesforceRest(SalesforceHttp http, SalesforceSession session, Telemetry telemetry) {
    this.http = http;
    this.session = session;
    this.telemetry = telemetry;
  }

  /** The first page of a query's answer. */
  JsonNode query(String soql, Deadline deadline) {
    return send(new Request("GET", "/query?q=" + urlEncode(soql), Map.of()), deadline);
  }

  /** Creates a record, even a duplicate, and returns its id. */
  String create(String type, Map<String, String> fields, Deadline deadline) {
    JsonNode response = send(new Request("POST", "/sobjects/" + type, fields), deadline);
    String id = response.path("id").asText("");
    if (id.isEmpty()) {
      throw unusableResponse("POST");
    }
    return id;
  }

  /** Changes fields of a record. */
  void update(String type, String id, Map<String, String> fields, Deadline deadline) {
    send(new Request("PATCH", "/sobjects/" + type + "/" + urlEncode(id), fields), deadline);
  }

  /** Deletes up to 200 records and returns one result for each. */
  JsonNode delete(List<String> ids, Deadline deadline) {
    String path = "/composite/sobjects?allOrNone=false&ids=" + urlEncode(String.join(",", ids));
    return send(new Request("DELETE", path, Map.of()), deadline);
  }

  private JsonNode send(Request request, Deadline deadline) {
    SalesforceToken token = session.current(deadline);
    HttpResponse<byte[]> response = exchange(request, token, deadline);
    if (response.statusCode() == 401) {
      response = exchange(request, session.replace(token, deadline), deadline);
    }
    if (response.statusCode() / 100 != 2) {
      throw SalesforceErrors.toFailure(request.method(), response);
    }
    return response.body().length == 0
        ? MissingNode.getInstance()
        : readJson(request.method(), response.body());
  }

  private HttpResponse<byte[]> exchange(Request request, SalesforceToken token, Deadline deadline) {
    HttpResponse<byte[]> response =
        telemetry.runTimed(
            "salesforce_query",
            Metric.SALESFORCE_LATENCY,
            () -> http.send(request.toHttpRequest(token), deadline));
    recordApiUsage(response);
    return response;
  }

  private void recordApiUsage(HttpResponse<byte[]> response) {
    Matcher usage =
        API_USAGE.matcher(response.headers().firstValue("Sforce-Limit-Info").orElse(""));
    if (usage.find() && Double.parseDouble(usage.group(2)) > 0) {
      telemetry.add(
          Metric.SALESFORCE_LIMIT_USED,
          100 * Double.parseDouble(usage.group(1)) / Double.parseDouble(usage.group(2)));
    }
  }

  private static JsonNode readJson(String method, byte[] body) {
    try {
      return Json.read(body, JsonNode.class);
    } catch (PermanentFailure e) {
      throw unusableResponse(method);
    }
  }

  private static TransientFailure unusableResponse(String method) {
    return new TransientFailure("Salesforce " + method + ": no usable answer");
  }

  private static String urlEncode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private record Request(String method, String path, Map<String, String> fields) {
    HttpRequest.Builder toHttpRequest(SalesforceToken token) {
      BodyPublisher body =
          fields.isEmpty()
              ? BodyPublishers.noBody()
              : BodyPublishers.ofByteArray(Json.writeBytes(fields));
      return HttpRequest.newBuilder(URI.create(token.instance() + API_PATH + path))
          .method(method, body)
          .header("Authorization", "Bearer " + token.bearer())
          .header("Content-Type", "application/json")
          .header("Accept", "application/json")
          .header("Sforce-Duplicate-Rule-Header", "allowSave=true");
    }
  }
}
