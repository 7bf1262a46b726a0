package com.atlasengine.priming;

import com.atlasengine.core.json.Json;
import com.atlasengine.priming.Step.CannedResponse;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

/**
 * Answers like the services when all goes well and no data exists: no item, no record, every write
 * done, a model that answers at once. A {@link Step} says it when one is to say something else.
 */
final class StandIns {
  /** A Lead that the engine made. */
  private static final String OPEN_LEAD =
      """
      {"totalSize":1,"records":[{"Id":"00Q000000000001AAA","FirstName":"Ada",
       "LastName":"Lovelace","Description":null,"LastModifiedDate":"2026-10-26T06:07:12.000+0000",
       "IsDeleted":false,"MasterRecordId":null,"IsConverted":false,"ConvertedContactId":null,
       "ConvertedAccountId":null,"LeadSource":"Atlas Engine"}]}""";

  private static final Pattern SERVICE = Pattern.compile("Credential=[^/]+/\\d+/[^/]+/([^/]+)/");
  private static final String SECRET_USER = "primer@example.com";
  private static final List<String> MODEL_TEXT_PIECES =
      List.of("I am Atlas. ", "I am built on Lambda, ", "Lex and Bedrock. ", "Ask me more!");

  private final URI address;
  private final String secret;
  private List<CannedResponse> expected = new ArrayList<>();

  /**
   * @param address where Salesforce is to be found
   * @param key the key for Salesforce logins, PEM
   */
  StandIns(URI address, String key) {
    this.address = address;
    this.secret =
        Json.writeString(
            Map.of(
                "username",
                SECRET_USER,
                "client_id",
                "primer",
                "private_key",
                key,
                "login_url",
                address.toString()));
  }

  synchronized void expect(List<CannedResponse> answers) {
    expected = new ArrayList<>(answers);
  }

  StandInResponse respond(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String operation = operation(exchange, body);
    String asked = exchange.getRequestURI() + " " + body;
    StandInResponse reply =
        takeExpected(operation, asked)
            .map(
                canned ->
                    StandInResponse.json(canned.status().orElse(200), canned.body().toString()))
            .orElseGet(() -> defaultResponse(operation));
    return operation.startsWith("dynamodb") ? reply.withChecksum() : reply;
  }

  private synchronized Optional<CannedResponse> takeExpected(String operation, String asked) {
    Optional<CannedResponse> first =
        expected.stream().filter(canned -> canned.matches(operation, asked)).findFirst();
    first.ifPresent(expected::remove);
    return first;
  }

  /** Service and operation, by the service's name in the signature. */
  private static String operation(HttpExchange exchange, String body) {
    String path = exchange.getRequestURI().getPath();
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    String signature = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    Matcher service = SERVICE.matcher(signature);
    if (!service.find()) {
      return "salesforce " + salesforceOperation(exchange.getRequestMethod(), path);
    }
    String name = service.group(1);
    return name
        + " "
        + (target == null ? operationFromPath(path, body) : target.replaceAll(".*\\.", ""));
  }

  private static String operationFromPath(String path, String body) {
    return body.startsWith("Action=")
        ? body.substring(7).replaceAll("&.*", "")
        : path.replaceAll(".*/", "");
  }

  private static String salesforceOperation(String method, String path) {
    String resource = path.replaceAll(".*/", "");
    return List.of("token", "query", "queryAll").contains(resource) ? resource : method;
  }

  private StandInResponse defaultResponse(String operation) {
    return switch (operation) {
      case "dynamodb Query" ->
          StandInResponse.json(200, "{\"Items\":[],\"Count\":0,\"ScannedCount\":0}");
      case "secretsmanager GetSecretValue" ->
          json(Map.of("Name", "secret", "SecretString", secret, "CreatedDate", 1.7e9));
      case "sns Publish" -> StandInResponse.of(200, "text/xml", publishResponse());
      case "states StartExecution" ->
          json(Map.of("executionArn", "arn:aws:states:::execution:primer", "startDate", 1.7e9));
      case "bedrock converse" -> json(converseResponse());
      case "bedrock converse-stream" -> streamResponse();
      case "connect outbound-voice" -> json(Map.of("ContactId", UUID.randomUUID().toString()));
      case "connect ping" -> StandInResponse.json(404, "{\"message\":\"not found\"}");
      case "salesforce token" ->
          json(Map.of("access_token", "00D!token", "instance_url", address.toString()));
      case "salesforce query" ->
          withApiUsage(StandInResponse.json(200, "{\"totalSize\":0,\"records\":[]}"));
      case "salesforce queryAll" -> withApiUsage(StandInResponse.json(200, OPEN_LEAD));
      case "salesforce POST" ->
          withApiUsage(
              StandInResponse.json(
                  201, "{\"id\":\"00Q000000000001AAA\",\"success\":true,\"errors\":[]}"));
      case "salesforce PATCH" -> withApiUsage(StandInResponse.json(204, ""));
      case "salesforce DELETE" ->
          withApiUsage(StandInResponse.json(200, "[{\"success\":true,\"errors\":[]}]"));
      default -> StandInResponse.json(200, "{}");
    };
  }

  private static StandInResponse withApiUsage(StandInResponse reply) {
    return reply.withHeader("Sforce-Limit-Info", "api-usage=1/15000");
  }

  private static StandInResponse json(Map<String, Object> body) {
    return StandInResponse.json(200, Json.writeString(body));
  }

  private static String publishResponse() {
    return "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult>"
        + "<ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></PublishResponse>";
  }

  private static Map<String, Object> converseResponse() {
    Map<String, Object> text = Map.of("text", String.join("", MODEL_TEXT_PIECES));
    return Map.of(
        "output",
        Map.of("message", Map.of("role", "assistant", "content", List.of(text))),
        "stopReason",
        "end_turn",
        "usage",
        Map.of("inputTokens", 120, "outputTokens", 20, "totalTokens", 140),
        "metrics",
        Map.of("latencyMs", 1));
  }

  private static StandInResponse streamResponse() {
    List<byte[]> frames = new ArrayList<>();
    frames.add(eventFrame("messageStart", Map.of("role", "assistant")));
    for (String piece : MODEL_TEXT_PIECES) {
      frames.add(
          eventFrame(
              "contentBlockDelta", Map.of("contentBlockIndex", 0, "delta", Map.of("text", piece))));
    }
    frames.add(eventFrame("contentBlockStop", Map.of("contentBlockIndex", 0)));
    frames.add(eventFrame("messageStop", Map.of("stopReason", "end_turn")));
    frames.add(
        eventFrame(
            "metadata",
            Map.of(
                "usage",
                Map.of("inputTokens", 120, "outputTokens", 20, "totalTokens", 140),
                "metrics",
                Map.of("latencyMs", 1))));
    return new StandInResponse(
        200, Map.of("Content-Type", List.of("application/vnd.amazon.eventstream")), frames);
  }

  private static byte[] eventFrame(String type, Map<String, Object> body) {
    ByteArrayOutputStream encoded = new ByteArrayOutputStream();
    new Message(
            Map.of(
                ":message-type", HeaderValue.fromString("event"),
                ":event-type", HeaderValue.fromString(type),
                ":content-type", HeaderValue.fromString("application/json")),
            Json.writeBytes(body))
        .encode(encoded);
    return encoded.toByteArray();
  }

  /** As Lambda gives them to a restored function. */
  static StandInResponse credentialsResponse() {
    Instant expiry = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    return json(
        Map.of(
            "AccessKeyId", "PRIMER",
            "SecretAccessKey", "primer",
            "Token", "primer",
            "Expiration", expiry.toString()));
  }
}
