package com.atlasengine.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes an {@link AwsError} the way the caller's protocol carries errors. */
enum ErrorShape {
  /** RPC with {@code X-Amz-Target}: Step Functions, DynamoDB, Secrets Manager, SQS, EventBridge. */
  RPC_JSON {
    @Override
    void write(JettyExchange call, AwsError error) throws IOException {
      ObjectNode body = JSON.createObjectNode();
      body.put("__type", error.type()).put("message", error.message());
      writeJson(call, error, body);
    }
  },
  /** REST with JSON bodies: Lambda, Lex, Bedrock, Connect. */
  REST_JSON {
    @Override
    void write(JettyExchange call, AwsError error) throws IOException {
      ObjectNode body = JSON.createObjectNode();
      body.put("message", error.message());
      body.put("Type", error.status() < 500 ? "User" : "Service");
      writeJson(call, error, body);
    }
  },
  /** Form-encoded queries answered in XML: SNS. */
  QUERY_XML {
    @Override
    void write(JettyExchange call, AwsError error) throws IOException {
      String xml =
          "<ErrorResponse><Error><Type>%s</Type><Code>%s</Code><Message>%s</Message></Error><RequestId>local</RequestId></ErrorResponse>"
              .formatted(
                  error.status() < 500 ? "Sender" : "Receiver",
                  escape(error.type()),
                  escape(error.message()));
      call.respond(error.status(), Map.of("Content-Type", "text/xml"), utf8(xml));
    }
  },
  /** Salesforce's list of errors, and its OAuth endpoint's single one. */
  SALESFORCE {
    @Override
    void write(JettyExchange call, AwsError error) throws IOException {
      JsonNode body =
          call.path().startsWith("/services/oauth2/")
              ? JSON.createObjectNode()
                  .put("error", error.type())
                  .put("error_description", error.message())
              : JSON.createArrayNode()
                  .add(
                      JSON.createObjectNode()
                          .put("message", error.message())
                          .put("errorCode", error.type()));
      call.respond(
          error.status(),
          Map.of("Content-Type", "application/json;charset=UTF-8"),
          JSON.writeValueAsBytes(body));
    }
  };

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The protocol this request speaks. */
  static ErrorShape of(JettyExchange exchange, String service) {
    if (service.equals(Gateway.SALESFORCE)) {
      return SALESFORCE;
    }
    if (exchange.operation().isPresent()) {
      return RPC_JSON;
    }
    boolean form =
        exchange.header("Content-Type").orElse("").startsWith("application/x-www-form-urlencoded");
    return form ? QUERY_XML : REST_JSON;
  }

  abstract void write(JettyExchange exchange, AwsError error) throws IOException;

  private static void writeJson(JettyExchange exchange, AwsError error, ObjectNode body)
      throws IOException {
    Map<String, String> headers =
        Map.of("Content-Type", exchange.jsonContentType(), "x-amzn-ErrorType", error.type());
    exchange.respond(error.status(), headers, JSON.writeValueAsBytes(body));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
