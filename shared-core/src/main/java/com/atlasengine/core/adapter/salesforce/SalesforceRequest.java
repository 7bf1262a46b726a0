package com.atlasengine.core.adapter.salesforce;

import com.atlasengine.core.json.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One request to the REST API.
 *
 * @param path below the API's version
 * @param fields the body; none when empty
 * @param headers further headers
 */
record SalesforceRequest(
    String method, String path, Map<String, Object> fields, Map<String, String> headers) {
  /** Winter '25. Versions are served for three years and more; those up to 30.0 are gone. */
  private static final String API_PATH = "/services/data/v62.0";

  private static final String DUPLICATE_RULE = "Sforce-Duplicate-Rule-Header";

  static SalesforceRequest get(String path) {
    return new SalesforceRequest("GET", path, Map.of(), Map.of());
  }

  static SalesforceRequest delete(String path) {
    return new SalesforceRequest("DELETE", path, Map.of(), Map.of());
  }

  static SalesforceRequest post(
      String path, Map<String, Object> fields, Optional<String> duplicateRuleHeader) {
    Map<String, String> headers = new LinkedHashMap<>();
    duplicateRuleHeader.ifPresent(value -> headers.put(DUPLICATE_RULE, value));
    return new SalesforceRequest("POST", path, fields, headers);
  }

  static SalesforceRequest patch(
      String path,
      Map<String, Object> fields,
      Optional<String> duplicateRuleHeader,
      String unmodifiedSince) {
    Map<String, String> headers = new LinkedHashMap<>();
    duplicateRuleHeader.ifPresent(value -> headers.put(DUPLICATE_RULE, value));
    headers.put("If-Unmodified-Since", unmodifiedSince);
    return new SalesforceRequest("PATCH", path, fields, headers);
  }

  HttpRequest.Builder toHttpRequest(SalesforceToken token) {
    BodyPublisher body =
        fields.isEmpty()
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(Json.writeBytes(fields));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(token.instance() + API_PATH + path))
            .method(method, body)
            .header("Authorization", "Bearer " + token.bearer())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json");
    headers.forEach(request::header);
    return request;
  }

  @Override
  public String toString() {
    return "SalesforceRequest[" + method + "]";
  }
}
