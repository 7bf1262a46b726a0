package com.atlasengine.core.kit;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.fake.FakeContext;
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
    return handle(readEvent(name));
  }

  /** What the function answers to this text. */
  public JsonNode handleText(String event) {
    return handle(event.getBytes(StandardCharsets.UTF_8));
  }

  /** What the function answers to these bytes. */
  public JsonNode handle(byte[] event) {
    return Json.read(handle(event, new FakeContext(function)), JsonNode.class);
  }

  /** The bytes that the function answers to these bytes in this invocation. */
  public byte[] handle(byte[] event, Context invocation) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      handler.handleRequest(new ByteArrayInputStream(event), answer, invocation);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answer.toByteArray();
  }

  /**
   * The message of the permanent failure that this text ends in.
   *
   * @throws AssertionError when the function answers it
   */
  public String refuse(String event) {
    try {
      throw new AssertionError("answered: " + handleText(event));
    } catch (PermanentFailure refusal) {
      return String.valueOf(refusal.getMessage());
    }
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
}
