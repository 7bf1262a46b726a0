package com.atlasengine.local.sns;

import com.atlasengine.local.http.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The protocol of SNS: a form is posted, XML comes back. */
final class QueryProtocol {
  private QueryProtocol() {}

  /**
   * The answer to an action.
   *
   * @param result the XML inside {@code <ActionResult>}
   */
  static byte[] buildResponse(String action, String result) {
    String metadata =
        element("ResponseMetadata", element("RequestId", UUID.randomUUID().toString()));
    String xml =
        "<%1$sResponse xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\">%2$s%3$s</%1$sResponse>"
            .formatted(action, element(action + "Result", result), metadata);
    return xml.getBytes(StandardCharsets.UTF_8);
  }

  /** The answer that carries an error. */
  static byte[] buildError(AwsError error) {
    String fields =
        element("Type", error.status() < 500 ? "Sender" : "Receiver")
            + element("Code", escape(error.type()))
            + element("Message", escape(error.message()));
    String xml = element("ErrorResponse", element("Error", fields) + element("RequestId", "local"));
    return xml.getBytes(StandardCharsets.UTF_8);
  }

  /** One entry of a map. */
  static String mapEntry(String key, String value) {
    return element("entry", element("key", key) + element("value", value));
  }

  /** An element; its content is XML already. */
  static String element(String name, String content) {
    return "<" + name + ">" + content + "</" + name + ">";
  }

  /** Text as content of an element. */
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
