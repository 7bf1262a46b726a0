package com.atlasengine.local.lambda;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.template.Template;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Invokes the template's functions, synchronously or asynchronously with retries. */
public final class FunctionRunner implements Functions, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FunctionRunner.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration LOG_DELAY = Duration.ofMillis(20);

  private final List<Template.Function> functions;
  private final Map<String, FunctionPool> pools;
  private final Map<String, Reservation> reservations;
  private final FailedEventSink failedEvents;
  private final Duration retryDelay;

  /**
   * @param maxProcesses how many processes each function may have at once
   * @param retryDelay before the first retry of a queued invocation, twice that before the second;
   *     Lambda waits one and two minutes
   */
  public FunctionRunner(
      List<Template.Function> functions,
      FunctionPool.SandboxFactory factory,
      int maxProcesses,
      FailedEventSink failedEvents,
      Duration retryDelay) {
    this.functions = List.copyOf(functions);
    this.pools =
        functions.stream()
            .collect(
                Collectors.toMap(
                    Template.Function::name, f -> new FunctionPool(f, factory, maxProcesses)));
    this.reservations =
        functions.stream()
            .collect(
                Collectors.toMap(
                    Template.Function::name, f -> new Reservation(f.reservedConcurrency())));
    this.failedEvents = failedEvents;
    this.retryDelay = retryDelay;
  }

  /** Where events go that a function failed to process. */
  @FunctionalInterface
  public interface FailedEventSink {
    /** Sends a message to a queue or topic, by the function's role. */
    void send(String function, String arn, String body, Map<String, String> attributes);
  }

  /** The pool of a function, by name. */
  public FunctionPool pool(String function) {
    return pool(FunctionNames.find(functions, function).function());
  }

  /** Calls the watcher with each line that a process prints, and the function's name. */
  public void watch(BiConsumer<String, String> watcher) {
    pools.forEach((name, pool) -> pool.watch(line -> watcher.accept(name, line)));
  }

  /** Tells the watcher all that Lambda itself reports of the functions. */
  public void watchInvocations(InvocationWatcher watcher) {
    pools.values().forEach(pool -> pool.watchInvocations(watcher));
  }

  /**
   * Ends the process that takes a function's next invocation, in the middle of it.
   *
   * @param function its name, ARN or logical id
   * @param after how long after it has taken the invocation
   */
  public void endInNextInvocation(String function, Duration after) {
    pool(function).endInNextInvocation(after);
  }

  /** Calls the watcher when a process that was to end has taken its last invocation. */
  public void watchEnds(Runnable watcher) {
    pools.values().forEach(pool -> pool.watchEnd(watcher));
  }

  /** The names of the functions whose process will be ended in the next invocation, sorted. */
  public List<String> endingInNextInvocation() {
    return pools.entrySet().stream()
        .filter(entry -> entry.getValue().endsInNextInvocation())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private FunctionPool pool(Template.Function function) {
    return Objects.requireNonNull(pools.get(function.name()));
  }

  @Override
  public Result invoke(String function, String payload, String trace) {
    return run(function, payload, trace, Duration.ZERO);
  }

  /**
   * As {@link #invoke}, but waits 20 ms after the end, so that the last log lines are in the
   * result.
   */
  Result invokeForLog(String function, String payload, String trace) {
    return run(function, payload, trace, LOG_DELAY);
  }

  private Result run(String function, String payload, String trace, Duration logDelay) {
    FunctionNames.FunctionReference reference = FunctionNames.find(functions, function);
    Payloads.requireWithinLimit(payload, "RequestResponse");
    FunctionInvocation invocation =
        new FunctionInvocation(reference.arn(), payload, trace.isEmpty() ? newTrace() : trace);
    Reservation reservation = reservation(reference.function());
    reservation.take();
    try {
      pool(reference.function()).run(invocation);
      Thread.sleep(logDelay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AwsError(503, "ServiceException", "the engine is stopping");
    } finally {
      reservation.release();
    }
    return Payloads.limit(invocation.result());
  }

  private Reservation reservation(Template.Function function) {
    return Objects.requireNonNull(reservations.get(function.name()));
  }

  private static String newTrace() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    byte[] id = new byte[12];
    random.nextBytes(id);
    String time = hex.toHexDigits(Instant.now().getEpochSecond(), 8);
    return "Root=1-%s-%s;Parent=%s;Sampled=1"
        .formatted(time, hex.formatHex(id), hex.toHexDigits(random.nextLong()));
  }

  @Override
  public void invokeAsync(String function, String payload, String trace) {
    FunctionNames.FunctionReference reference = FunctionNames.find(functions, function);
    Payloads.requireWithinLimit(payload, "Event");
    Thread.ofVirtual()
        .name("event for " + reference.function().name())
        .start(() -> attempt(reference, payload, trace));
  }

  private void attempt(FunctionNames.FunctionReference reference, String payload, String trace) {
    Template.Function function = reference.function();
    try {
      Result result = invokeWhenFree(reference, payload, trace);
      for (int retry = 1; result.error().isPresent() && retry <= function.retries(); retry++) {
        Thread.sleep(retryDelay.multipliedBy(retry));
        result = invokeWhenFree(reference, payload, trace);
      }
      if (result.error().isPresent()) {
        giveUp(reference, payload, result);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      LOG.warn("could not deliver an event for {} to its dead-letter queue", function.name(), e);
    }
  }

  /** Lambda keeps an event that finds no free place, and tries again; that is no failure. */
  private Result invokeWhenFree(
      FunctionNames.FunctionReference reference, String payload, String trace)
      throws InterruptedException {
    while (true) {
      try {
        return invoke(reference.arn(), payload, trace);
      } catch (AwsError e) {
        if (e.status() != 429) {
          throw e;
        }
        Thread.sleep(retryDelay);
      }
    }
  }

  private void giveUp(FunctionNames.FunctionReference reference, String payload, Result result)
      throws JsonProcessingException {
    Template.Function function = reference.function();
    LOG.warn(
        "{} failed {} times on one event; the event goes to the dead-letter queue",
        function.name(),
        1 + function.retries());
    if (function.deadLetterArn().isPresent()) {
      failedEvents.send(
          function.name(),
          function.deadLetterArn().get(),
          payload,
          Map.of("ErrorCode", "200", "ErrorMessage", message(result)));
    }
    if (function.onFailureArn().isPresent()) {
      failedEvents.send(
          function.name(),
          function.onFailureArn().get(),
          envelope(reference, payload, result),
          Map.of());
    }
  }

  private static String message(Result result) throws JsonProcessingException {
    return JSON.readTree(result.payload()).path("errorMessage").asText("unknown");
  }

  private static String envelope(
      FunctionNames.FunctionReference reference, String payload, Result result)
      throws JsonProcessingException {
    ObjectNode envelope =
        JSON.createObjectNode().put("version", "1.0").put("timestamp", Instant.now().toString());
    envelope
        .putObject("requestContext")
        .put("functionArn", reference.arn())
        .put("condition", "RetriesExhausted")
        .put("approximateInvokeCount", 1 + reference.function().retries());
    envelope.set("requestPayload", JSON.readTree(payload));
    envelope
        .putObject("responseContext")
        .put("statusCode", 200)
        .put("functionError", result.error().orElse(""));
    JsonNode response = JSON.readTree(result.payload());
    envelope.set("responsePayload", response);
    return envelope.toString();
  }

  @Override
  public void close() {
    pools.values().forEach(FunctionPool::close);
  }
}
