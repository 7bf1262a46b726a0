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
record RestResponse(int status, Optional<JsonNode> body, Optional<String> location) {
  /** An answer with a body. */
  static RestResponse of(int status, JsonNode body) {
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
  static RestResponse ofError(SalesforceError error) {
    return of(error.status(), error.toErrorList());
  }

  /** The answer that tells an OAuth error, which is an object where the REST API's is an array. */
  static RestResponse ofOauthError(int status, String error, String description) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    return of(status, body.put("error", error).put("error_description", description));
  }

  static ObjectNode success(String id) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("id", id).put("success", true);
    body.putArray("errors");
    return body;
  }

  /** The headers beside those that every answer has. */
  Map<String, String> headers() {
    return location.map(url -> Map.of("Location", url)).orElse(Map.of());
  }
}
