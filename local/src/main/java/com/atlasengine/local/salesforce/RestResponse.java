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
public record RestResponse(int status, Optional<JsonNode> body, Optional<String> location) {
  /** An answer with a body. */
  public static RestResponse of(int status, JsonNode body) {
    return new RestResponse(status, Optional.of(body), Optional.empty());
  }

  static RestResponse ok(JsonNode body) {
    return of(200, body);
  }

  static RestResponse noContent() {
    return new RestResponse(204, Optional.empty(), Optional.empty());
  }

  /** The answer to a record that was saved: its id and no errors. */
  static RestResponse saved(int status, String id, Optional<String> location) {
    return new RestResponse(status, Optional.of(success(id)), location);
  }

  /** The answer that tells an error. */
  public static RestResponse ofError(SalesforceError error) {
    return of(error.status(), error.toErrorList());
  }

  static ObjectNode success(String id) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("id", id).put("success", true);
    body.putArray("errors");
    return body;
  }

  boolean isFailure() {
    return status >= 300;
  }

  /** The headers beside those that every answer has. */
  public Map<String, String> headers() {
    return location.map(url -> Map.of("Location", url)).orElse(Map.of());
  }
}
