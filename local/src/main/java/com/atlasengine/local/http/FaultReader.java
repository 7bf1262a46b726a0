package com.atlasengine.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Reads a fault as the engine's endpoint takes it: a status ({@code 503}), a kind ({@code
 * "reset"}), or an object of {@code kind} or {@code status}, {@code type}, {@code delayMs}, {@code
 * after}, {@code times}, {@code by} and {@code about}.
 */
final class FaultReader {
  private static final Duration NETWORK_DELAY = Duration.ofSeconds(30);

  private final Faults.ErrorTypes errorTypes;

  FaultReader(Faults.ErrorTypes errorTypes) {
    this.errorTypes = errorTypes;
  }

  /** Whether a value ends faults instead of setting one: 0, false or null. */
  static boolean ends(JsonNode value) {
    return !value.isObject() && !value.isTextual() && value.asInt(0) == 0;
  }

  /** The requests that a value is about. */
  static Fault.Scope scope(String service, JsonNode value) {
    return new Fault.Scope(service, value.path("by").asText(""), value.path("about").asText(""));
  }

  /**
   * Reads one fault of a service.
   *
   * @throws AwsError {@code ValidationException} (400) when it names no kind and no status
   */
  Fault read(String service, JsonNode value) {
    FaultKind kind = kind(value);
    int status = kind == FaultKind.STATUS ? status(value) : 0;
    String type =
        kind == FaultKind.STATUS
            ? value.path("type").asText(errorTypes.find(service, status))
            : value.path("type").asText("");
    return new Fault(
        scope(service, value),
        kind,
        status,
        type,
        delay(kind, value),
        new AtomicInteger(value.path("after").asInt(0)),
        new AtomicInteger(value.path("times").asInt(Integer.MAX_VALUE)));
  }

  private static FaultKind kind(JsonNode value) {
    String name = value.isTextual() ? value.asText() : value.path("kind").asText("");
    if (!name.isEmpty()) {
      return FaultKind.of(name).orElseThrow(() -> unknown(name));
    }
    boolean answers = value.isNumber() || value.path("status").asInt(0) != 0;
    return answers ? FaultKind.STATUS : FaultKind.SLOW;
  }

  private static int status(JsonNode value) {
    int status = value.isNumber() ? value.asInt() : value.path("status").asInt(0);
    if (status < 300 || status > 599) {
      throw invalid("a fault's status is between 300 and 599");
    }
    return status;
  }

  private static Duration delay(FaultKind kind, JsonNode value) {
    boolean isLong = kind == FaultKind.HANG || kind == FaultKind.TRICKLE;
    Duration usual = isLong ? NETWORK_DELAY : Duration.ZERO;
    return Duration.ofMillis(value.path("delayMs").asLong(usual.toMillis()));
  }

  private static AwsError unknown(String name) {
    return invalid(
        "there is no fault "
            + name
            + ": "
            + Arrays.stream(FaultKind.values())
                .map(FaultKind::label)
                .collect(Collectors.joining(", ")));
  }

  private static AwsError invalid(String message) {
    return new AwsError(400, "ValidationException", message);
  }
}
