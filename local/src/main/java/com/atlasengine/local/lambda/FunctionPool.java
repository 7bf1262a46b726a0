package com.atlasengine.local.lambda;

import com.atlasengine.local.template.Template;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The sandboxes of one function and the invocations that wait for one. An invocation goes to
 * whichever sandbox is free first; another sandbox is started when none is and the bound allows it.
 */
public final class FunctionPool implements AutoCloseable {
  private final Template.Function function;
  private final SandboxFactory factory;
  private final int maxSandboxes;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<FunctionInvocation> queue = new ArrayDeque<>();
  private final Deque<Sandbox> snapshots = new ArrayDeque<>();
  private final Set<Sandbox> sandboxes = new HashSet<>();
  private final Set<Sandbox> idle = new HashSet<>();
  private final Set<Sandbox> retired = new HashSet<>();
  private final AtomicReference<Duration> nextEndsAfter = new AtomicReference<>();
  private volatile Consumer<String> lineWatcher = line -> {};
  private volatile Runnable endWatcher = () -> {};
  private volatile InvocationWatcher invocationWatcher = InvocationWatcher.NONE;
  private volatile Map<String, String> environment;
  private int startingCount;
  private boolean closed;

  /**
   * @param maxSandboxes how many sandboxes there may be at once
   */
  public FunctionPool(Template.Function function, SandboxFactory factory, int maxSandboxes) {
    this.function = function;
    this.environment = function.environment();
    this.factory = factory;
    this.maxSandboxes = maxSandboxes;
  }

  /** Starts a sandbox whose runtime will call back to its pool. */
  @FunctionalInterface
  public interface SandboxFactory {
    Sandbox start(FunctionPool pool);
  }

  Template.Function function() {
    return function;
  }

  /** The environment variables of sandboxes that start from now on. */
  public Map<String, String> environment() {
    return environment;
  }

  /**
   * Sets the environment variables. Idle sandboxes end at once, busy ones after their invocation,
   * and as many others start ahead of need as were idle.
   */
  void configure(Map<String, String> variables) {
    environment = Map.copyOf(variables);
    Set<Sandbox> free;
    lock.lock();
    try {
      free = new HashSet<>(idle);
      free.addAll(snapshots);
      retired.addAll(sandboxes);
      retired.removeAll(free);
    } finally {
      lock.unlock();
    }
    free.forEach(Sandbox::kill);
    prepare(free.size());
  }

  /** Ends the process that takes the next invocation, this long after it has taken it. */
  void endInNextInvocation(Duration after) {
    nextEndsAfter.set(after);
  }

  /** Whether the process that takes the next invocation will be ended. */
  boolean endsInNextInvocation() {
    return nextEndsAfter.get() != null;
  }

  private void endIfAsked(Sandbox sandbox) {
    Duration after = nextEndsAfter.getAndSet(null);
    if (after != null) {
      endWatcher.run();
      Thread.ofVirtual()
          .start(
              () -> {
                LockSupport.parkNanos(after.toNanos());
                sandbox.kill();
              });
    }
  }

  /** Calls the watcher with each line that a process of the function prints. */
  public void watch(Consumer<String> newWatcher) {
    lineWatcher = newWatcher;
  }

  /** Calls the watcher when the process that was to end has taken its last invocation. */
  void watchEnd(Runnable newWatcher) {
    endWatcher = newWatcher;
  }

  /** A process printed a line. */
  void tellWatcher(String line) {
    lineWatcher.accept(line);
  }

  /** Tells the watcher all that Lambda itself reports of the function. */
  void watchInvocations(InvocationWatcher newWatcher) {
    invocationWatcher = newWatcher;
  }

  /** A line is in a process's log. */
  void tellOfLine(String logStream, String line) {
    invocationWatcher.line(function.name(), logStream, line);
  }

  /** An invocation has ended. */
  void tellOfEnd(String logStream, InvocationReport report) {
    invocationWatcher.ended(logStream, report);
  }

  /** Runs one invocation to its end, waiting for a sandbox as long as that takes. */
  public void run(FunctionInvocation invocation) throws InterruptedException {
    lock.lock();
    try {
      queue.add(invocation);
      changed.signal();
      startSandboxIfNeeded();
    } finally {
      lock.unlock();
    }
    invocation.whenStarted().join();
    if (!invocation.awaitEnd(function.timeout())) {
      timeOut(invocation);
    }
  }

  /** Reports the time-out before it kills the process, or the process's exit would be reported. */
  private void timeOut(FunctionInvocation invocation) {
    Optional<Sandbox> holder = findHolder(invocation);
    String seconds = String.format(Locale.ROOT, "%.2f", function.timeout().toMillis() / 1e3);
    invocation.fail("Sandbox.Timedout", "Task timed out after " + seconds + " seconds");
    holder.ifPresent(Sandbox::kill);
  }

  private Optional<Sandbox> findHolder(FunctionInvocation invocation) {
    lock.lock();
    try {
      return sandboxes.stream().filter(s -> s.hasInvocation(invocation)).findFirst();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Starts or restores a sandbox if more invocations wait than sandboxes are idle or starting. The
   * caller holds the lock.
   */
  private void startSandboxIfNeeded() {
    if (closed || queue.size() <= idle.size() + startingCount) {
      return;
    }
    Sandbox snapshot = snapshots.poll();
    if (snapshot != null) {
      startingCount++;
      snapshot.restore();
    } else if (sandboxes.size() < maxSandboxes) {
      startingCount++;
      sandboxes.add(factory.start(this));
    }
  }

  /**
   * Gives a sandbox its next invocation, waiting until there is one.
   *
   * @param first whether the sandbox asks for the first time: it counts as coming until then
   * @return null when the sandbox is to end
   */
  @Nullable FunctionInvocation takeInvocation(Sandbox sandbox, boolean first)
      throws InterruptedException {
    lock.lock();
    try {
      startingCount -= first ? 1 : 0;
      idle.add(sandbox);
      while (queue.isEmpty() && mayGoOn(sandbox)) {
        changed.await();
      }
      idle.remove(sandbox);
      if (mayGoOn(sandbox)) {
        return startNextInvocation(sandbox);
      }
      if (retired.contains(sandbox)) {
        sandbox.kill();
      }
      changed.signal(); // a waiting invocation may have counted on this sandbox
      startSandboxIfNeeded();
      return null;
    } finally {
      lock.unlock();
    }
  }

  private boolean mayGoOn(Sandbox sandbox) {
    return sandboxes.contains(sandbox) && !retired.contains(sandbox) && !closed;
  }

  private @Nullable FunctionInvocation startNextInvocation(Sandbox sandbox) {
    FunctionInvocation invocation = queue.poll();
    if (invocation != null) {
      sandbox.addInvocation(invocation);
      invocation.start();
      endIfAsked(sandbox);
    }
    return invocation;
  }

  /** Adds a sandbox that reached its snapshot; restores it at once if an invocation waits. */
  void addSnapshot(Sandbox sandbox) {
    lock.lock();
    try {
      startingCount--;
      snapshots.add(sandbox);
      if (retired.contains(sandbox)) {
        sandbox.kill();
      }
      startSandboxIfNeeded();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Removes a sandbox whose process has ended.
   *
   * @param neverReady whether it ended before it asked for an invocation
   * @param errorDocument the error it reported while starting; one waiting invocation fails with it
   */
  void removeSandbox(Sandbox sandbox, boolean neverReady, Optional<String> errorDocument) {
    lock.lock();
    try {
      if (!sandboxes.remove(sandbox)) {
        return;
      }
      idle.remove(sandbox);
      retired.remove(sandbox);
      boolean kept = snapshots.remove(sandbox);
      startingCount -= neverReady && !kept ? 1 : 0;
      FunctionInvocation waiting = neverReady && !kept ? queue.poll() : null;
      if (waiting != null) {
        failStart(waiting, errorDocument);
      }
      changed.signalAll();
      startSandboxIfNeeded();
    } finally {
      lock.unlock();
    }
  }

  private static void failStart(FunctionInvocation invocation, Optional<String> errorDocument) {
    errorDocument.ifPresentOrElse(
        invocation::fail,
        () -> invocation.fail("Runtime.ExitError", "Runtime exited while it was starting"));
  }

  /** How many sandboxes there are. */
  public int size() {
    lock.lock();
    try {
      return sandboxes.size();
    } finally {
      lock.unlock();
    }
  }

  /** Starts sandboxes ahead of need, up to the bound, without waiting for them. */
  public void prepare(int count) {
    lock.lock();
    try {
      while (sandboxes.size() < Math.min(count, maxSandboxes)) {
        startingCount++;
        sandboxes.add(factory.start(this));
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until this many sandboxes are idle or at their snapshot; returns false after the
   * time-out.
   */
  public boolean awaitPrepared(int count, Duration timeout) throws InterruptedException {
    long until = System.nanoTime() + timeout.toNanos();
    while (System.nanoTime() < until) {
      lock.lock();
      try {
        if (idle.size() + snapshots.size() >= count) {
          return true;
        }
      } finally {
        lock.unlock();
      }
      Thread.sleep(5);
    }
    return false;
  }

  /** Ends all sandboxes; waiting invocations stay in the queue. */
  public void endAll() {
    List<Sandbox> all;
    lock.lock();
    try {
      all = new ArrayList<>(sandboxes);
    } finally {
      lock.unlock();
    }
    all.forEach(Sandbox::kill);
  }

  @Override
  public void close() {
    List<Sandbox> all;
    lock.lock();
    try {
      closed = true;
      all = new ArrayList<>(sandboxes);
      queue.forEach(invocation -> invocation.fail("Sandbox.Closed", "the engine is stopping"));
      queue.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    all.forEach(Sandbox::kill);
  }
}
