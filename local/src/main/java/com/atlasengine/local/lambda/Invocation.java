package com.atlasengine.local.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One event on its way through a function, and what came of it. */
public final class Invocation {
  /** What Lambda keeps of an invocation's log for the caller, in characters. */
  private static final int LOG_TAIL = 4096;

  private final String requestId = UUID.randomUUID().toString();
  private final String arn;
  private final String payload;
  private final String trace;
  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private final CompletableFuture<Answer> answer = new CompletableFuture<>();
  private final StringBuilder log = new StringBuilder();
  private volatile long begunNanos;
  private volatile String closing = "";

  /**
   * @param arn the ARN as it was invoked, with the qualifier
   * @param trace the X-Ray trace header
   */
  public Invocation(String arn, String payload, String trace) {
    this.arn = arn;
    this.payload = payload;
    this.trace = trace;
  }

  private record Answer(boolean failed, String payload) {}

  String requestId() {
    return requestId;
  }

  String arn() {
    return arn;
  }

  String payload() {
    return payload;
  }

  String trace() {
    return trace;
  }

  /** A sandbox took it: the function's timeout runs from here. */
  void begin() {
    begunNanos = System.nanoTime();
    begun.complete(null);
  }

  /** Completes when a sandbox took it, or when it failed before. */
  CompletableFuture<Void> begun() {
    return begun;
  }

  void succeed(String response) {
    answer.complete(new Answer(false, response));
    begun.complete(null);
  }

  /** Ends it with an error document as the function itself sent it. */
  void fail(String document) {
    answer.complete(new Answer(true, document));
    begun.complete(null);
  }

  /** Ends it with an error of the platform's, such as {@code Sandbox.Timedout}. */
  void fail(String type, String message) {
    fail(
        JsonNodeFactory.instance
            .objectNode()
            .put("errorType", type)
            .put("errorMessage", "RequestId: " + requestId + " Error: " + message)
            .toString());
  }

  /** Whether it ended within this time. */
  boolean endsWithin(Duration time) throws InterruptedException {
    try {
      answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (java.util.concurrent.TimeoutException e) {
      return false;
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException("an invocation ends with an answer", e);
    }
  }

  /** Milliseconds since a sandbox took it. */
  double elapsedMs() {
    return (System.nanoTime() - begunNanos) / 1e6;
  }

  /** Keeps a line that the function printed while this ran. */
  void logged(String line) {
    synchronized (log) {
      log.append(line).append('\n');
      if (log.length() > 4 * LOG_TAIL) {
        log.delete(0, log.length() - LOG_TAIL);
      }
    }
  }

  /** Sets the lines that close its log. */
  void ends(String report) {
    closing = "END RequestId: " + requestId + "\n" + report + "\n";
  }

  /** What it came to; call after it ended. */
  public Functions.Result result() {
    Answer given = answer.join();
    String tail;
    synchronized (log) {
      tail = log + closing;
    }
    tail = tail.substring(Math.max(0, tail.length() - LOG_TAIL));
    return new Functions.Result(
        given.failed() ? Optional.of("Unhandled") : Optional.empty(), given.payload(), tail);
  }

  /** The line that closes an invocation's log. */
  String report(int memoryMb, String start) {
    double ms = elapsedMs();
    return String.format(
        Locale.ROOT,
        "REPORT RequestId: %s\tDuration: %.2f ms\tBilled Duration: %d ms\tMemory Size: %d MB%s",
        requestId,
        ms,
        (long) Math.ceil(ms),
        memoryMb,
        start);
  }
}
