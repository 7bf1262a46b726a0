package com.atlasengine.local;

import com.atlasengine.local.InvocationTap.Started;
import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Gateway;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.lambda.Functions;
import com.atlasengine.local.template.Template;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/**
 * The functions of the template in this JVM. As on Lambda a sandbox runs one invocation at a time,
 * and a queued invocation that fails is tried again after one minute and after two more.
 */
final class ThreadFunctions implements Functions, AutoCloseable {
  private static final Duration RETRY_DELAY = Duration.ofMinutes(1);

  private final List<Template.Function> functions;
  private final FunctionCode code;
  private final VirtualTime time;
  private final BiConsumer<String, String> deadLetters;
  private final AtomicInteger invocations = new AtomicInteger();
  private final Map<String, Deque<ThreadSandbox>> idle = new ConcurrentHashMap<>();
  private Gateway gateway;
  private List<Service> services;
  private volatile InvocationTap tap = InvocationTap.NONE;

  /**
   * @param deadLetters takes a queue's ARN and an event that failed for good
   */
  ThreadFunctions(
      Template template,
      Gateway gateway,
      VirtualTime time,
      BiConsumer<String, String> deadLetters) {
    this.functions = template.functions();
    this.code = new FunctionCode(functions);
    this.gateway = gateway;
    this.services = List.of();
    this.time = time;
    this.deadLetters = deadLetters;
  }

  /** Says what the functions find at their ports. */
  void connect(List<Service> all) {
    services = List.copyOf(all);
  }

  /** From now on this decides about requests. */
  void tap(InvocationTap newTap) {
    tap = newTap;
  }

  @Override
  public Result invoke(String name, String payload, String trace) {
    return invoke(find(name), payload, UUID.randomUUID().toString());
  }

  private Result invoke(Template.Function function, String payload, String requestId) {
    Deque<ThreadSandbox> free =
        idle.computeIfAbsent(function.logicalId(), id -> new ArrayDeque<>());
    ThreadSandbox sandbox = take(free, function);
    try {
      return sandbox.run(
          new Started(function.logicalId(), payload, invocations.getAndIncrement()), requestId);
    } finally {
      giveBack(free, sandbox);
    }
  }

  private ThreadSandbox take(Deque<ThreadSandbox> free, Template.Function function) {
    synchronized (free) {
      ThreadSandbox sandbox = free.poll();
      if (sandbox != null) {
        return sandbox;
      }
    }
    return new ThreadSandbox(function, code, gateway, services, time, () -> tap);
  }

  private static void giveBack(Deque<ThreadSandbox> free, ThreadSandbox sandbox) {
    if (sandbox.isDead()) {
      Thread unused = Thread.startVirtualThread(() -> closeQuietly(sandbox));
      return;
    }
    synchronized (free) {
      free.push(sandbox);
    }
  }

  private static void closeQuietly(ThreadSandbox sandbox) {
    try {
      sandbox.close();
    } catch (Exception e) {
      throw new IllegalStateException("a sandbox did not close", e);
    }
  }

  @Override
  public void invokeAsync(String name, String payload, String trace) {
    Template.Function function = find(name);
    time.start("event for " + function.name(), () -> attempt(function, payload));
  }

  private void attempt(Template.Function function, String payload) {
    String requestId = UUID.randomUUID().toString();
    try {
      boolean failed = invoke(function, payload, requestId).error().isPresent();
      for (int retry = 1; failed && retry <= function.retries(); retry++) {
        time.timeline().sleep(RETRY_DELAY.multipliedBy(retry));
        failed = invoke(function, payload, requestId).error().isPresent();
      }
      if (failed) {
        function.deadLetterArn().ifPresent(queue -> deadLetters.accept(queue, payload));
        function.onFailureArn().ifPresent(queue -> deadLetters.accept(queue, payload));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Forgets all sandboxes, so that the next invocations start cold. */
  void endAll() {
    for (Deque<ThreadSandbox> free : idle.values()) {
      synchronized (free) {
        free.forEach(ThreadFunctions::closeQuietly);
        free.clear();
      }
    }
  }

  private Template.Function find(String reference) {
    String name = reference.replaceFirst("^arn:[^:]+:lambda:[^:]+:\\d*:function:", "");
    String unqualified = name.replaceFirst(":.*", "");
    return functions.stream()
        .filter(f -> List.of(f.name(), f.logicalId()).contains(unqualified))
        .findFirst()
        .orElseThrow(
            () -> new AwsError(404, "ResourceNotFoundException", "no function " + reference));
  }

  @Override
  public void close() throws Exception {
    endAll();
    code.close();
  }
}
