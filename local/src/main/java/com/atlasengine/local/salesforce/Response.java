package com.atlasengine.local.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * One answer of the REST API.
 *
 * @param status the HTTP status
 * @param body the JSON body, empty with 204
 * @param location where a new record is
 */
public record Response(int status, Optional<JsonNode> body, Optional<String> location) {
  /** An answer with a body. */
  public static Response of(int status, JsonNode body) {
    return new Response(status, Optional.of(body), Optional.empty());
  }

  static Response ok(JsonNode body) {
    return of(200, body);
  }

  static Response noContent() {
    return new Response(204, Optional.empty(), Optional.empty());
  }

  /** The answer to a record that was saved: its id and no errors. */
  static Response saved(int status, String id, Optional<String> location) {
    return new Response(status, Optional.of(success(id)), location);
  }

  /** The answer that tells an error. */
  public static Response refused(SalesforceError error) {
    return of(error.status(), error.body());
  }

  static ObjectNode success(String id) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("id", id).put("success", true);
    body.putArray("errors");
    return body;
  }

  boolean failed() {
    return status >= 300;
  }

  /** The headers beside those that every answer has. */
  public Map<String, String> headers() {
    return location.map(url -> Map.of("Location", url)).orElse(Map.of());
  }
}
