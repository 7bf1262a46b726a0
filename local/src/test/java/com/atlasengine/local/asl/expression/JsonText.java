package com.atlasengine.local.asl.expression;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;

/** JSON as tests write it. */
public final class JsonText {
  private JsonText() {}

  /** JSON with single quotes for double ones. */
  public static JsonNode json(String text) {
    try {
      return StrictJson.read(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
