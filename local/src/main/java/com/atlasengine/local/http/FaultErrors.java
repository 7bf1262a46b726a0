package com.atlasengine.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * The errors of each service for each kind of fault that answers one. {@code fault-errors.json} has
 * them by the names of service and kind; a service has those of {@code default} that it has not
 * itself.
 */
final class FaultErrors {
  private static final JsonNode ERRORS = read();

  private FaultErrors() {}

  /**
   * The error that a fault of this kind answers.
   *
   * @param table whose errors: the service's name, or another when it has several
   * @throws IllegalArgumentException when this kind of fault answers none
   */
  static AwsError find(String table, FaultKind kind) {
    JsonNode own = ERRORS.path(table).path(kind.label());
    JsonNode error = own.isMissingNode() ? ERRORS.path("default").path(kind.label()) : own;
    if (error.isMissingNode()) {
      throw new IllegalArgumentException(kind + " answers no error");
    }
    return new AwsError(
        error.path("status").asInt(), error.path("type").asText(), error.path("message").asText());
  }

  private static JsonNode read() {
    try (InputStream file = FaultErrors.class.getResourceAsStream("/fault-errors.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(file, "fault-errors.json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
