package com.atlasengine.local.salesforce;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** A refusal as Salesforce words it: an HTTP status, an error code, a message and fields. */
final class SalesforceError extends RuntimeException {
  /** The code of what Salesforce serves and this stand-in does not. */
  static final String UNSUPPORTED_CODE = "FUNCTIONALITY_NOT_ENABLED";

  private static final Map<Integer, String> CODES =
      Map.of(
          401, "INVALID_SESSION_ID",
          403, "REQUEST_LIMIT_EXCEEDED",
          429, "REQUEST_LIMIT_EXCEEDED",
          503, "SERVER_UNAVAILABLE");

  private final int status;
  private final String code;
  private final transient List<String> fields;

  /** A refusal that names no fields. */
  SalesforceError(int status, String code, String message) {
    this(status, code, message, List.of());
  }

  SalesforceError(int status, String code, String message, List<String> fields) {
    super(message);
    this.status = status;
    this.code = code;
    this.fields = List.copyOf(fields);
  }

  static SalesforceError notFound() {
    return new SalesforceError(404, "NOT_FOUND", "The requested resource does not exist");
  }

  /** A Salesforce feature that this stand-in does not support. */
  static SalesforceError unsupported(String what) {
    return new SalesforceError(400, UNSUPPORTED_CODE, what + " is not served locally");
  }

  static SalesforceError methodNotAllowed(String method, String allowed) {
    return new SalesforceError(
        405,
        "METHOD_NOT_ALLOWED",
        "HTTP Method '" + method + "' not allowed. Allowed are " + allowed);
  }

  /** The access token is unknown or its session has expired. */
  static SalesforceError sessionExpired() {
    return new SalesforceError(401, "INVALID_SESSION_ID", "Session expired or invalid");
  }

  /** The code that goes with a status when an outage is played. */
  static String codeOf(int httpStatus) {
    return CODES.getOrDefault(httpStatus, "UNKNOWN_EXCEPTION");
  }

  /** The HTTP status. */
  int status() {
    return status;
  }

  /** The REST API's error body: an array of one. */
  ArrayNode toErrorList() {
    ArrayNode body = JsonNodeFactory.instance.arrayNode();
    ObjectNode error = body.addObject().put("message", getMessage()).put("errorCode", code);
    if (!fields.isEmpty()) {
      fields.forEach(error.putArray("fields")::add);
    }
    return body;
  }

  /** The error of one record of a collection, where the code is called {@code statusCode}. */
  ObjectNode toCollectionError() {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.put("statusCode", code).put("message", getMessage());
    fields.forEach(error.putArray("fields")::add);
    return error;
  }
}
