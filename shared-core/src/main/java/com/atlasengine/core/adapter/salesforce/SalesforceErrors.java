package com.atlasengine.core.adapter.salesforce;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Translates Salesforce's errors into our failures. The API answers with {@code
 * [{"errorCode","message","fields"}]}, the login with {@code {"error","error_description"}}. Only
 * the code and the names of fields and duplicate rules are kept, since messages quote what was
 * sent.
 */
final class SalesforceErrors {
  private static final Pattern CODE = Pattern.compile("[A-Za-z_]{3,60}");
  private static final Pattern NAME = Pattern.compile("\\w{1,80}");

  /** The record that the request names is not there any more, or takes no more writes. */
  private static final Set<String> RECORD_GONE_CODES =
      Set.of(
          "ENTITY_IS_DELETED",
          "NOT_FOUND",
          "CANNOT_UPDATE_CONVERTED_LEAD",
          "INVALID_CROSS_REFERENCE_KEY",
          "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY");

  /**
   * The same request will be refused again until somebody changes the org, the user's permissions
   * or the configuration. Whatever is not known to be such a code counts as passing: to give up
   * would lose what the visitor left.
   */
  private static final Set<String> PERMANENT_CODES =
      Set.of(
          "API_DISABLED_FOR_ORG",
          "DUPLICATES_DETECTED",
          "DUPLICATE_EXTERNAL_ID",
          "DUPLICATE_VALUE",
          "FIELD_CUSTOM_VALIDATION_EXCEPTION",
          "FIELD_FILTER_VALIDATION_EXCEPTION",
          "FIELD_INTEGRITY_EXCEPTION",
          "INSUFFICIENT_ACCESS",
          "INSUFFICIENT_ACCESS_OR_READONLY",
          "INVALID_EMAIL_ADDRESS",
          "INVALID_FIELD",
          "INVALID_FIELD_FOR_INSERT_UPDATE",
          "INVALID_ID_FIELD",
          "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
          "INVALID_QUERY_FILTER_OPERATOR",
          "INVALID_TYPE",
          "JSON_PARSER_ERROR",
          "MALFORMED_ID",
          "MALFORMED_QUERY",
          "METHOD_NOT_ALLOWED",
          "NUMBER_OUTSIDE_VALID_RANGE",
          "REQUIRED_FIELD_MISSING",
          "STRING_TOO_LONG",
          "UNSUPPORTED_API_VERSION",
          "inactive_org",
          "inactive_user",
          "invalid_app_access",
          "invalid_client",
          "invalid_client_id",
          "invalid_grant",
          "unsupported_grant_type");

  private SalesforceErrors() {}

  /** The failure for an unsuccessful response. */
  static RuntimeException toFailure(String operation, HttpResponse<byte[]> response) {
    JsonNode error = readError(response.body());
    return toFailure(operation, response.statusCode(), codeOf(error), namesIn(error));
  }

  /** The failure for a status and an error code. */
  static RuntimeException toFailure(String operation, int status, String code) {
    return toFailure(operation, status, code, "");
  }

  /** The error code of an unsuccessful response; empty when it has none. */
  static String code(HttpResponse<byte[]> response) {
    return codeOf(readError(response.body()));
  }

  /** Whether a code says that the record is deleted, converted or out of sight. */
  static boolean isRecordGone(String code) {
    return RECORD_GONE_CODES.contains(code);
  }

  private static RuntimeException toFailure(
      String operation, int status, String code, String names) {
    String known = CODE.matcher(code).matches() ? code : "error";
    String message = "Salesforce " + operation + ": " + known + " (" + status + ")" + names;
    return PERMANENT_CODES.contains(known) || isRecordGone(known)
        ? new PermanentFailure(message)
        : new TransientFailure(message);
  }

  private static String codeOf(JsonNode error) {
    return error.path("errorCode").asText(error.path("error").asText(""));
  }

  /** Which fields a rule is about, or which duplicate rule it is; empty when it does not say. */
  private static String namesIn(JsonNode error) {
    String names =
        StreamSupport.stream(error.path("fields").spliterator(), false)
            .map(JsonNode::asText)
            .filter(NAME.asMatchPredicate())
            .collect(Collectors.joining(", "));
    String rule = error.path("duplicateResult").path("duplicateRule").asText("");
    return (names.isEmpty() ? "" : " " + names)
        + (NAME.matcher(rule).matches() ? " by " + rule : "");
  }

  private static JsonNode readError(byte[] body) {
    try {
      JsonNode tree = Json.read(body, JsonNode.class);
      return tree.isArray() ? tree.path(0) : tree;
    } catch (PermanentFailure e) {
      return MissingNode.getInstance(); // a proxy's page of HTML
    }
  }
}
