package com.atlasengine.invokecall;

import com.atlasengine.core.fake.FakeContext;
import com.atlasengine.core.lambda.Json;
import com.atlasengine.core.lambda.Telemetry;
import com.atlasengine.core.lambda.UseCase;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The handler as Lambda drives it: bytes in, bytes out. */
record Driven(UseCase<Request, Result> useCase) {
  /** What the function answers to {@code events/<name>.json}. */
  JsonNode event(String name) {
    return bytes(file(name));
  }

  /** What the function answers to this text. */
  JsonNode text(String event) {
    return bytes(event.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] file(String name) {
    String resource = "/events/" + name + ".json";
    try (InputStream file = Driven.class.getResourceAsStream(resource)) {
      return Objects.requireNonNull(file, resource).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode bytes(byte[] event) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      new Handler(useCase, Telemetry.NONE)
          .handleRequest(new ByteArrayInputStream(event), answer, new FakeContext("invoke-call"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Json.read(answer.toByteArray(), JsonNode.class);
  }
}
