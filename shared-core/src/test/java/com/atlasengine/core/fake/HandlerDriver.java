package com.atlasengine.core.fake;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.atlasengine.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A handler as Lambda drives it: bytes in, bytes out.
 *
 * @param function the function's name
 * @param handler what Lambda calls
 */
public record HandlerDriver(String function, RequestStreamHandler handler) {
  /** What the function answers to {@code events/<name>.json}. */
  public JsonNode handleEvent(String name) {
    return handleBytes(readEvent(name));
  }

  /** What the function answers to this text. */
  public JsonNode handleText(String event) {
    return handleBytes(event.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes of {@code events/<name>.json} of the module under test. */
  public static byte[] readEvent(String name) {
    String resource = "/events/" + name + ".json";
    try (InputStream file = HandlerDriver.class.getResourceAsStream(resource)) {
      return Objects.requireNonNull(file, resource).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode handleBytes(byte[] event) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      handler.handleRequest(new ByteArrayInputStream(event), answer, new FakeContext(function));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Json.read(answer.toByteArray(), JsonNode.class);
  }
}
