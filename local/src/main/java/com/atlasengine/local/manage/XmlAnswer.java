package com.atlasengine.local.manage;

import com.atlasengine.local.http.AwsError;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** JSON as the query protocol writes it: a list's items are {@code <member>}s. */
final class XmlAnswer {
  private XmlAnswer() {}

  /** The answer to an action. */
  static byte[] of(String action, JsonNode result) {
    StringBuilder xml = new StringBuilder();
    xml.append('<').append(action).append("Response>");
    element(xml, action + "Result", result);
    xml.append("<ResponseMetadata><RequestId>").append(UUID.randomUUID());
    xml.append("</RequestId></ResponseMetadata></").append(action).append("Response>");
    return bytes(xml);
  }

  /** The answer that carries an error. */
  static byte[] of(AwsError error) {
    StringBuilder xml = new StringBuilder("<ErrorResponse><Error>");
    text(xml, "Type", error.status() < 500 ? "Sender" : "Receiver");
    text(xml, "Code", error.type());
    text(xml, "Message", error.message());
    return bytes(xml.append("</Error><RequestId>local</RequestId></ErrorResponse>"));
  }

  private static void element(StringBuilder xml, String name, JsonNode value) {
    if (value.isValueNode()) {
      text(xml, name, value.asText());
      return;
    }
    xml.append('<').append(name).append('>');
    if (value.isArray()) {
      value.forEach(item -> element(xml, "member", item));
    } else {
      value.properties().forEach(each -> element(xml, each.getKey(), each.getValue()));
    }
    xml.append("</").append(name).append('>');
  }

  private static void text(StringBuilder xml, String name, String value) {
    String escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    xml.append('<').append(name).append('>').append(escaped);
    xml.append("</").append(name).append('>');
  }

  private static byte[] bytes(StringBuilder xml) {
    return xml.toString().getBytes(StandardCharsets.UTF_8);
  }
}
