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
  private final Gateway gateway;
  private volatile List<Service> services = List.of();
  private volatile Repetitions repetitions = Repetitions.NONE;
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

  /** From now on invocations of workflows and of events are repeated so; turns are not. */
  void repeat(Repetitions newRepetitions) {
    repetitions = newRepetitions;
  }

  @Override
  public Result invoke(String name, String payload, String trace) {
    Template.Function function = find(name);
    List<Duration> times =
        function.logicalId().equals("LexFulfillment")
            ? List.of(Duration.ZERO)
            : repetitions.times("invoke " + function.name());
    times
        .subList(1, times.size())
        .forEach(
            delay ->
                time.fork(
                    "repeated " + function.name(),
                    () -> {
                      time.sleep(delay);
                      Result unused = invoke(function, payload, UUID.randomUUID().toString());
                    }));
    return invoke(function, payload, UUID.randomUUID().toString());
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
      Thread unused = Thread.startVirtualThread(sandbox::close);
      return;
    }
    synchronized (free) {
      free.push(sandbox);
    }
  }

  @Override
  public void invokeAsync(String name, String payload, String trace) {
    Template.Function function = find(name);
    time.start("event for " + function.name(), () -> attempt(function, payload));
  }

  private void attempt(Template.Function function, String payload) {
    String requestId = UUID.randomUUID().toString();
    boolean failed = invoke(function, payload, requestId).error().isPresent();
    for (int retry = 1; failed && retry <= function.retries(); retry++) {
      time.sleep(RETRY_DELAY.multipliedBy(retry));
      failed = invoke(function, payload, requestId).error().isPresent();
    }
    if (failed) {
      function.deadLetterArn().ifPresent(queue -> deadLetters.accept(queue, payload));
      function.onFailureArn().ifPresent(queue -> deadLetters.accept(queue, payload));
    }
  }

  /** Ends the sandboxes of a function that wait for work. */
  void end(String logicalId) {
    Deque<ThreadSandbox> free = idle.computeIfAbsent(logicalId, id -> new ArrayDeque<>());
    synchronized (free) {
      free.forEach(ThreadSandbox::close);
      free.clear();
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
  public void close() {
    functions.forEach(function -> end(function.logicalId()));
    code.close();
  }
}
