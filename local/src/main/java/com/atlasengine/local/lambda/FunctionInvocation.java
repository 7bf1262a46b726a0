package com.atlasengine.local.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One invocation of a function: its event, its log and its result. */
public final class FunctionInvocation {
  /** What Lambda keeps of an invocation's log for the caller, in characters. */
  private static final int MAX_LOG_TAIL_CHARS = 4096;

  private final String requestId = UUID.randomUUID().toString();
  private final String arn;
  private final String payload;
  private final String trace;
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final CompletableFuture<Response> futureResponse = new CompletableFuture<>();
  private final StringBuilder log = new StringBuilder();
  private volatile long startNanos;
  private volatile String logEnd = "";

  /**
   * @param arn the ARN as it was invoked, with the qualifier
   * @param trace the X-Ray trace header
   */
  public FunctionInvocation(String arn, String payload, String trace) {
    this.arn = arn;
    this.payload = payload;
    this.trace = trace;
  }

  private record Response(boolean failed, String payload) {}

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

  /** Marks the start in a sandbox; the function's timeout counts from here. */
  void start() {
    startNanos = System.nanoTime();
    started.complete(null);
  }

  /** Completes when a sandbox starts it, or when it fails before that. */
  CompletableFuture<Void> whenStarted() {
    return started;
  }

  void succeed(String response) {
    futureResponse.complete(new Response(false, response));
    started.complete(null);
  }

  /** Ends it with an error document as the function itself sent it. */
  void fail(String document) {
    futureResponse.complete(new Response(true, document));
    started.complete(null);
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
  boolean awaitEnd(Duration time) throws InterruptedException {
    try {
      futureResponse.get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("an invocation ends with an answer", e);
    }
  }

  /** Milliseconds since a sandbox took it. */
  double elapsedMs() {
    return (System.nanoTime() - startNanos) / 1e6;
  }

  /** Keeps a line that the function printed while this ran. */
  void appendLog(String line) {
    synchronized (log) {
      log.append(line).append('\n');
      if (log.length() > 4 * MAX_LOG_TAIL_CHARS) {
        log.delete(0, log.length() - MAX_LOG_TAIL_CHARS);
      }
    }
  }

  /** Sets the lines that close its log. */
  void closeLog(String report) {
    logEnd = "END RequestId: " + requestId + "\n" + report + "\n";
  }

  /** The result; blocks until the invocation has ended. */
  public Functions.Result result() {
    Response ended = futureResponse.join();
    String tail;
    synchronized (log) {
      tail = log + logEnd;
    }
    tail = tail.substring(Math.max(0, tail.length() - MAX_LOG_TAIL_CHARS));
    return new Functions.Result(
        ended.failed() ? Optional.of("Unhandled") : Optional.empty(), ended.payload(), tail);
  }

  /**
   * How it went, now that it has ended.
   *
   * @param start how long its process took to start or to be restored, if it is the first one there
   */
  InvocationReport report(String function, int memoryMb, Optional<StartReport> start) {
    return new InvocationReport(
        function, requestId, trace, memoryMb, Instant.now(), elapsedMs(), start);
  }
}
