package com.atlasengine.local.lambda;

import com.atlasengine.local.http.AwsError;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How large events and answers of functions may be. */
final class Payloads {
  private static final int MAX_EVENT_BYTES = 6 * 1024 * 1024;

  /** Lambda queues events up to 1 MiB; it was 256 KiB until January 2026. */
  private static final int MAX_QUEUED_EVENT_BYTES = 1024 * 1024;

  /** Six megabytes, and a hundred bytes that Lambda grants. */
  private static final int MAX_ANSWER_BYTES = 6_291_556;

  private Payloads() {}

  /**
   * Checks an event.
   *
   * @param invocationType {@code RequestResponse}, {@code Event} or {@code DryRun}
   * @throws AwsError {@code RequestEntityTooLargeException} (413)
   */
  static void requireWithinLimit(int bytes, String invocationType) {
    int limit = invocationType.equals("Event") ? MAX_QUEUED_EVENT_BYTES : MAX_EVENT_BYTES;
    if (bytes > limit) {
      throw new AwsError(
          413,
          "RequestEntityTooLargeException",
          "%d byte payload is too large for the %s invocation type (limit %d bytes)"
              .formatted(bytes, invocationType, limit));
    }
  }

  /** The same of an event that comes over no wire. */
  static void requireWithinLimit(String event, String invocationType) {
    requireWithinLimit(event.getBytes(StandardCharsets.UTF_8).length, invocationType);
  }

  /** The answer, or the error in its place when it is too large. */
  static Functions.Result limit(Functions.Result result) {
    if (result.payload().getBytes(StandardCharsets.UTF_8).length <= MAX_ANSWER_BYTES) {
      return result;
    }
    String error =
        "{\"errorMessage\":\"Response payload size exceeded maximum allowed payload size (%d bytes).\",\"errorType\":\"Function.ResponseSizeTooLarge\"}"
            .formatted(MAX_ANSWER_BYTES);
    return new Functions.Result(Optional.of("Unhandled"), error, result.logTail());
  }
}
