package com.atlasengine.core.adapter.salesforce;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Translates Salesforce's errors into our failures. The API answers with {@code
 * [{"errorCode","message"}]}, the login with {@code {"error","error_description"}}; only the code
 * is kept, since messages quote what was sent.
 */
final class SalesforceErrors {
  private static final Pattern CODE = Pattern.compile("[A-Za-z_]{3,60}");

  /** Transient error codes, whatever their status. */
  private static final Set<String> TRANSIENT_ERROR_CODES =
      Set.of(
          "UNABLE_TO_LOCK_ROW",
          "REQUEST_LIMIT_EXCEEDED",
          "SERVER_UNAVAILABLE",
          "REQUEST_RUNNING_TOO_LONG",
          "QUERY_TIMEOUT",
          "server_error",
          "temporarily_unavailable");

  private SalesforceErrors() {}

  /** The failure for an unsuccessful response. */
  static RuntimeException toFailure(String operation, HttpResponse<byte[]> response) {
    return toFailure(operation, response.statusCode(), readErrorCode(response.body()));
  }

  /** The failure for a status and an error code. */
  static RuntimeException toFailure(String operation, int status, String code) {
    String known = CODE.matcher(code).matches() ? code : "error";
    String message = "Salesforce " + operation + ": " + known + " (" + status + ")";
    return status == 429 || status >= 500 || TRANSIENT_ERROR_CODES.contains(known)
        ? new TransientFailure(message)
        : new PermanentFailure(message);
  }

  private static String readErrorCode(byte[] body) {
    JsonNode tree = readJson(body);
    JsonNode code = tree.isArray() ? tree.path(0).path("errorCode") : tree.path("error");
    return code.asText("");
  }

  private static JsonNode readJson(byte[] body) {
    try {
      return Json.read(body, JsonNode.class);
    } catch (PermanentFailure e) {
      return MissingNode.getInstance(); // a proxy's page of HTML
    }
  }
}
