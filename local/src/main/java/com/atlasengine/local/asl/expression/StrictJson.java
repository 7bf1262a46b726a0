package com.atlasengine.local.asl.expression;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The one strict JSON reader and writer of this package. */
public final class StrictJson {
  /** The most bytes of UTF-8 a state's input, output or parameters may have (service quota). */
  public static final int MAX_PAYLOAD_BYTES = 262_144;

  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private StrictJson() {}

  public static JsonNode read(String text) throws JsonProcessingException {
    JsonNode node = MAPPER.readTree(text);
    return node;
  }

  public static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the value, written as JSON, is larger than the service passes from state to state. */
  public static boolean exceedsPayloadLimit(JsonNode node) {
    return write(node).getBytes(StandardCharsets.UTF_8).length > MAX_PAYLOAD_BYTES;
  }
}
