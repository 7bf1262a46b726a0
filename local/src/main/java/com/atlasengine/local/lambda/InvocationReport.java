package com.atlasengine.local.lambda;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How an invocation went.
 *
 * @param function the function's name
 * @param trace the X-Ray trace header that the function got
 * @param end when the function had answered
 * @param durationMs since a process took the invocation
 * @param start how its process came to be, if this was the first invocation there
 */
public record InvocationReport(
    String function,
    String requestId,
    String trace,
    int memoryMb,
    Instant end,
    double durationMs,
    Optional<StartReport> start) {

  /** The value of a key of the trace header, such as {@code Root}; empty when it has none. */
  public Optional<String> traceValue(String key) {
    for (String part : trace.split(";", -1)) {
      if (part.startsWith(key + "=")) {
        return Optional.of(part.substring(key.length() + 1));
      }
    }
    return Optional.empty();
  }

  /** What Lambda writes at the end of an invocation's log. */
  public String text() {
    String line =
        String.format(
            Locale.ROOT,
            "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms\tMemory Size: %d MB%s",
            requestId,
            durationMs,
            (long) Math.ceil(durationMs),
            memoryMb,
            start.map(each -> "\t" + each).orElse(""));
    return traceValue("Root").map(root -> line + traceLine(root)).orElse(line);
  }

  private String traceLine(String root) {
    return "\t\nXRAY TraceId: %s\tSegmentId: %s\tSampled: true\t"
        .formatted(root, traceValue("Parent").orElse(""));
  }
}
