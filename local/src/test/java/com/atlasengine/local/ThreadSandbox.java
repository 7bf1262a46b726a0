package com.atlasengine.local;

import com.atlasengine.local.FunctionCode.LoadedFunction;
import com.atlasengine.local.InvocationTap.Request;
import com.atlasengine.local.InvocationTap.Started;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Gateway;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.http.TappedPort;
import com.atlasengine.local.http.TappedPort.Fate;
import com.atlasengine.local.lambda.Functions;
import com.atlasengine.local.template.Template;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What Lambda runs one invocation after the other in, as threads of this JVM instead of a process.
 * All that others see of a process is what it sends; so when nothing that it sends arrives any
 * more, and its caller is told that it has ended, it was killed, though its threads run on.
 */
final class ThreadSandbox implements AutoCloseable {
  private final Template.Function function;
  private final Supplier<InvocationTap> tap;
  private final TappedPort port;
  private final LoadedFunction code;
  private volatile @Nullable Running current;
  private volatile boolean dead;

  ThreadSandbox(
      Template.Function function,
      FunctionCode code,
      Gateway engine,
      List<Service> services,
      Clock clock,
      Supplier<InvocationTap> tap) {
    this.function = function;
    this.tap = tap;
    try {
      this.port = new TappedPort(engine, services, function.name(), new Requests());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.code = code.load(function, environment(), clock, port.endpoint());
  }

  private Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>(function.environment());
    environment.put("AWS_REGION", Template.REGION);
    environment.put("AWS_LAMBDA_FUNCTION_NAME", function.name());
    return environment;
  }

  private static final class Running {
    final Started invocation;
    final String requestId;
    final long startNanos = System.nanoTime();
    final AtomicInteger requests = new AtomicInteger();
    final CompletableFuture<Functions.Result> result = new CompletableFuture<>();

    Running(Started invocation, String requestId) {
      this.invocation = invocation;
      this.requestId = requestId;
    }

    void fail(String type, String message) {
      String document =
          JsonNodeFactory.instance
              .objectNode()
              .put("errorType", type)
              .put("errorMessage", message)
              .toString();
      result.complete(new Functions.Result(Optional.of("Unhandled"), document, ""));
    }
  }

  boolean isDead() {
    return dead;
  }

  /** Runs one invocation; waits for its end, or for that of the sandbox. */
  Functions.Result run(Started invocation, String requestId) {
    Running running = new Running(invocation, requestId);
    current = running;
    tap.get().begins(invocation);
    Thread unused =
        Thread.ofPlatform().daemon().name(function.logicalId()).start(() -> handle(running));
    try {
      return running.result.join();
    } finally {
      tap.get().ended(invocation);
    }
  }

  private void handle(Running running) {
    try {
      byte[] answer =
          code.invoke(
              running.invocation.payload().getBytes(StandardCharsets.UTF_8),
              method -> contextValue(running, method));
      if (tap.get().diesAtAnswer(running.invocation, running.requests.get())) {
        die(running);
      }
      String text = new String(answer, StandardCharsets.UTF_8);
      running.result.complete(new Functions.Result(Optional.empty(), text, ""));
    } catch (Throwable e) {
      running.fail(e.getClass().getName(), String.valueOf(e.getMessage()));
    }
  }

  private Object contextValue(Running running, String method) {
    long ranMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - running.startNanos);
    return switch (method) {
      case "getRemainingTimeInMillis" -> (int) Math.max(0, function.timeout().toMillis() - ranMs);
      case "getAwsRequestId" -> running.requestId;
      case "getMemoryLimitInMB" -> function.memoryMb();
      case "getInvokedFunctionArn" -> function.arn();
      default -> function.name();
    };
  }

  private void die(Running running) {
    dead = true;
    running.fail("Runtime.ExitError", "RequestId: " + running.requestId + " Error: killed");
  }

  private final class Requests implements TappedPort.Tap {
    @Override
    public Fate decide(String service, Exchange exchange) {
      Running running = current;
      if (dead || running == null) {
        return dead ? Fate.LOST : Fate.SERVED;
      }
      String operation =
          exchange.operation().orElseGet(() -> exchange.method() + " " + exchange.path());
      Fate fate =
          tap.get()
              .decide(
                  new Request(
                      running.invocation, running.requests.getAndIncrement(), service, operation));
      if (fate == Fate.LOST) {
        die(running);
      }
      return dead ? (fate == Fate.UNANSWERED ? fate : Fate.LOST) : fate;
    }

    @Override
    public void served(Fate fate) {
      Running running = current;
      if (fate == Fate.UNANSWERED && running != null) {
        die(running);
      }
    }
  }

  @Override
  public void close() {
    code.close();
    port.close();
  }
}
