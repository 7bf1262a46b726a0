package com.atlasengine.core.adapter.salesforce;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.json.Json;
import com.atlasengine.core.telemetry.Metric;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends requests to the org's REST API. If Salesforce refuses the session, or the org has moved, it
 * logs in again, which says where the org is now, and repeats the request.
 */
final class SalesforceRest {
  private static final Pattern API_USAGE = Pattern.compile("(?:^|[ ;,])api-usage=(\\d+)/(\\d+)");
  private static final Set<Integer> RENEWING_STATUSES = Set.of(301, 302, 307, 308, 401);

  private final SalesforceHttp http;
  private final SalesforceSession session;
  private final Telemetry telemetry;
  private final Optional<String> duplicateRuleHeader;

  SalesforceRest(
      SalesforceHttp http,
      SalesforceSession session,
      Telemetry telemetry,
      Optional<String> duplicateRuleHeader) {
    this.http = http;
    this.session = session;
    this.telemetry = telemetry;
    this.duplicateRuleHeader = duplicateRuleHeader;
  }

  /** The records on the first page of a query's answer, without deleted ones. */
  JsonNode query(String soql, Deadline deadline) {
    return records("/query?q=", soql, deadline);
  }

  /** The records on the first page of a query's answer, deleted and merged ones included. */
  JsonNode queryAll(String soql, Deadline deadline) {
    return records("/queryAll?q=", soql, deadline);
  }

  private JsonNode records(String resource, String soql, Deadline deadline) {
    JsonNode records =
        unwrap(send(SalesforceRequest.get(resource + urlEncode(soql)), deadline)).path("records");
    if (!records.isArray()) {
      throw unusableResponse("GET");
    }
    records.forEach(SalesforceRest::requireId);
    return records;
  }

  /** Creates a record and returns its id. */
  String create(String type, Map<String, Object> fields, Deadline deadline) {
    return id(unwrap(send(createRequest(type, fields), deadline)));
  }

  /**
   * Creates a record that refers to another; empty when that one is deleted, converted or out of
   * sight.
   */
  Optional<String> createUnlessGone(String type, Map<String, Object> fields, Deadline deadline) {
    return switch (send(createRequest(type, fields), deadline)) {
      case Response.Refused(var code, var failure) when SalesforceErrors.isRecordGone(code) ->
          Optional.empty();
      case Response response -> Optional.of(id(unwrap(response)));
    };
  }

  private SalesforceRequest createRequest(String type, Map<String, Object> fields) {
    return SalesforceRequest.post("/sobjects/" + type, fields, duplicateRuleHeader);
  }

  /** Changes fields of a record, unless somebody changed it after this time. */
  void update(
      String type, String id, Map<String, Object> fields, String unmodifiedSince, Deadline d) {
    unwrap(
        send(
            SalesforceRequest.patch(
                "/sobjects/" + type + "/" + urlEncode(id),
                fields,
                duplicateRuleHeader,
                unmodifiedSince),
            d));
  }

  /** Deletes up to 200 records and returns one result for each. */
  JsonNode delete(List<String> ids, Deadline deadline) {
    String path = "/composite/sobjects?allOrNone=false&ids=" + urlEncode(String.join(",", ids));
    return unwrap(send(SalesforceRequest.delete(path), deadline));
  }

  private Response send(SalesforceRequest request, Deadline deadline) {
    SalesforceToken token = session.current(deadline);
    HttpResponse<byte[]> response = exchange(request, token, deadline);
    if (RENEWING_STATUSES.contains(response.statusCode())) {
      response = exchange(request, session.replace(token, deadline), deadline);
    }
    if (response.statusCode() / 100 != 2) {
      return new Response.Refused(
          SalesforceErrors.code(response), SalesforceErrors.toFailure(request.method(), response));
    }
    return new Response.Accepted(
        response.body().length == 0
            ? MissingNode.getInstance()
            : readJson(request.method(), response.body()));
  }

  private HttpResponse<byte[]> exchange(
      SalesforceRequest request, SalesforceToken token, Deadline deadline) {
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

  private static JsonNode unwrap(Response response) {
    return switch (response) {
      case Response.Accepted(var body) -> body;
      case Response.Refused(var code, var failure) -> throw failure;
    };
  }

  /** Every query of ours asks for the ids. */
  private static void requireId(JsonNode row) {
    if (row.path("Id").asText("").isBlank()) {
      throw unusableResponse("GET");
    }
  }

  private static String id(JsonNode created) {
    String id = created.path("id").asText("");
    if (id.isBlank()) {
      throw unusableResponse("POST");
    }
    return id;
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

  /** What the org answered. */
  private sealed interface Response {
    /** It did what was asked; the body is missing when the answer has none. */
    record Accepted(JsonNode body) implements Response {}

    /** It did not. */
    record Refused(String code, RuntimeException failure) implements Response {}
  }
}
