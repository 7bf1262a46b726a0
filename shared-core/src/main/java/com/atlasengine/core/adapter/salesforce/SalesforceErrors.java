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
 * Salesforce's refusals in our words. The API answers with {@code [{"errorCode","message"}]}, the
 * login with {@code {"error","error_description"}}; only the code is kept, since messages quote
 * what was sent.
 */
final class SalesforceErrors {
  private static final Pattern CODE = Pattern.compile("[A-Za-z_]{3,60}");

  /** Codes that pass, whatever status they come with. */
  private static final Set<String> PASSING =
      Set.of(
          "UNABLE_TO_LOCK_ROW",
          "REQUEST_LIMIT_EXCEEDED",
          "SERVER_UNAVAILABLE",
          "REQUEST_RUNNING_TOO_LONG",
          "QUERY_TIMEOUT",
          "server_error",
          "temporarily_unavailable");

  private SalesforceErrors() {}

  /** What an answer that is not a success means. */
  static RuntimeException of(String doing, HttpResponse<byte[]> answer) {
    return of(doing, answer.statusCode(), code(answer.body()));
  }

  /** What a status and an error code mean. */
  static RuntimeException of(String doing, int status, String code) {
    String known = CODE.matcher(code).matches() ? code : "error";
    String message = "Salesforce " + doing + ": " + known + " (" + status + ")";
    return status == 429 || status >= 500 || PASSING.contains(known)
        ? new TransientFailure(message)
        : new PermanentFailure(message);
  }

  private static String code(byte[] body) {
    JsonNode tree = tree(body);
    JsonNode code = tree.isArray() ? tree.path(0).path("errorCode") : tree.path("error");
    return code.asText("");
  }

  private static JsonNode tree(byte[] body) {
    try {
      return Json.read(body, JsonNode.class);
    } catch (PermanentFailure e) {
      return MissingNode.getInstance(); // a proxy's page of HTML
    }
  }
}
