package com.atlasengine.local.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The MD5 digests by which SQS clients check what the queue took. */
final class SqsDigest {
  private static final byte STRING = 1;
  private static final byte BINARY = 2;

  private SqsDigest() {}

  static String ofBody(String body) {
    return HexFormat.of().formatHex(md5().digest(body.getBytes(StandardCharsets.UTF_8)));
  }

  /** Over the attributes in order of name: name, type, kind and value, each with its length. */
  static String ofAttributes(JsonNode attributes) {
    Map<String, JsonNode> sorted = new TreeMap<>();
    attributes.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    MessageDigest digest = md5();
    sorted.forEach(
        (name, attribute) -> {
          add(digest, name.getBytes(StandardCharsets.UTF_8));
          add(digest, attribute.path("DataType").asText().getBytes(StandardCharsets.UTF_8));
          boolean binary = attribute.hasNonNull("BinaryValue");
          digest.update(binary ? BINARY : STRING);
          add(digest, value(attribute, binary));
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] value(JsonNode attribute, boolean binary) {
    return binary
        ? Base64.getDecoder().decode(attribute.get("BinaryValue").asText())
        : attribute.path("StringValue").asText().getBytes(StandardCharsets.UTF_8);
  }

  private static void add(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
