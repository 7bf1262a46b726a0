package com.atlasengine.local.lambda;

import com.atlasengine.local.template.Template;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The sandboxes of one function and the invocations that wait for one. An invocation goes to
 * whichever sandbox is free first; another sandbox is started when none is and the bound allows it.
 */
public final class FunctionPool implements AutoCloseable {
  private final Template.Function function;
  private final SandboxFactory factory;
  private final int bound;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Deque<Invocation> queue = new ArrayDeque<>();
  private final Deque<Sandbox> snapshots = new ArrayDeque<>();
  private final Set<Sandbox> sandboxes = new HashSet<>();
  private final Set<Sandbox> free = new HashSet<>();
  private int coming;
  private boolean closed;

  /**
   * @param bound how many sandboxes there may be at once
   */
  public FunctionPool(Template.Function function, SandboxFactory factory, int bound) {
    this.function = function;
    this.factory = factory;
    this.bound = bound;
  }

  /** Starts a sandbox whose runtime will call back to its pool. */
  @FunctionalInterface
  public interface SandboxFactory {
    Sandbox start(FunctionPool pool);
  }

  Template.Function function() {
    return function;
  }

  /** Runs one invocation to its end, waiting for a sandbox as long as that takes. */
  public void run(Invocation invocation) throws InterruptedException {
    lock.lock();
    try {
      queue.add(invocation);
      work.signal();
      grow();
    } finally {
      lock.unlock();
    }
    invocation.begun().join();
    if (!invocation.endsWithin(function.timeout())) {
      timeOut(invocation);
    }
  }

  /** Says so first, because the end of the process would be reported otherwise. */
  private void timeOut(Invocation invocation) {
    Optional<Sandbox> holder = holder(invocation);
    String seconds = String.format(Locale.ROOT, "%.2f", function.timeout().toMillis() / 1e3);
    invocation.fail("Sandbox.Timedout", "Task timed out after " + seconds + " seconds");
    holder.ifPresent(Sandbox::kill);
  }

  private Optional<Sandbox> holder(Invocation invocation) {
    lock.lock();
    try {
      return sandboxes.stream().filter(s -> s.holds(invocation)).findFirst();
    } finally {
      lock.unlock();
    }
  }

  /** Starts or restores a sandbox when more wait than are free or coming; under the lock. */
  private void grow() {
    if (closed || queue.size() <= free.size() + coming) {
      return;
    }
    Sandbox snapshot = snapshots.poll();
    if (snapshot != null) {
      coming++;
      snapshot.restore();
    } else if (sandboxes.size() < bound) {
      coming++;
      sandboxes.add(factory.start(this));
    }
  }

  /**
   * Gives a sandbox its next invocation, waiting until there is one.
   *
   * @param first whether the sandbox asks for the first time: it counts as coming until then
   * @return null when the sandbox is to end
   */
  @Nullable Invocation take(Sandbox sandbox, boolean first) throws InterruptedException {
    lock.lock();
    try {
      coming -= first ? 1 : 0;
      free.add(sandbox);
      while (queue.isEmpty() && sandboxes.contains(sandbox) && !closed) {
        work.await();
      }
      free.remove(sandbox);
      if (sandboxes.contains(sandbox) && !closed) {
        return begin(sandbox);
      }
      work.signal(); // what waits may have counted on this one
      grow();
      return null;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Invocation begin(Sandbox sandbox) {
    Invocation invocation = queue.poll();
    if (invocation != null) {
      sandbox.hold(invocation);
      invocation.begin();
    }
    return invocation;
  }

  /** A sandbox reached its snapshot: it is restored at once when somebody waits, else kept. */
  void snapshotTaken(Sandbox sandbox) {
    lock.lock();
    try {
      coming--;
      snapshots.add(sandbox);
      grow();
    } finally {
      lock.unlock();
    }
  }

  /**
   * A sandbox is gone.
   *
   * @param neverReady whether it ended before it asked for an invocation
   * @param document the error it reported while starting; one waiting invocation fails with it
   */
  void gone(Sandbox sandbox, boolean neverReady, Optional<String> document) {
    lock.lock();
    try {
      if (!sandboxes.remove(sandbox)) {
        return;
      }
      free.remove(sandbox);
      boolean kept = snapshots.remove(sandbox);
      coming -= neverReady && !kept ? 1 : 0;
      Invocation waiting = neverReady && !kept ? queue.poll() : null;
      if (waiting != null) {
        failStart(waiting, document);
      }
      work.signalAll();
      grow();
    } finally {
      lock.unlock();
    }
  }

  private static void failStart(Invocation invocation, Optional<String> document) {
    document.ifPresentOrElse(
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
      while (sandboxes.size() < Math.min(count, bound)) {
        coming++;
        sandboxes.add(factory.start(this));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Whether at least this many sandboxes are free or snapshots within the time. */
  public boolean prepared(int count, Duration within) throws InterruptedException {
    long until = System.nanoTime() + within.toNanos();
    while (System.nanoTime() < until) {
      lock.lock();
      try {
        if (free.size() + snapshots.size() >= count) {
          return true;
        }
      } finally {
        lock.unlock();
      }
      Thread.sleep(5);
    }
    return false;
  }

  /** Ends all sandboxes; what waits is not lost. */
  public void end() {
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
      work.signalAll();
    } finally {
      lock.unlock();
    }
    all.forEach(Sandbox::kill);
  }
}
