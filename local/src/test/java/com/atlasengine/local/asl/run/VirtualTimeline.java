package com.atlasengine.local.asl.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Time that passes only when every thread of the timeline waits: then it is at once the moment the
 * first of them waits for. A test of thirty minutes takes milliseconds and always goes the same
 * way.
 */
public final class VirtualTimeline implements Timeline {
  private final Object lock = new Object();
  private final List<Waiter> waiters = new ArrayList<>();
  private Instant now;
  private Instant horizon;
  private int running;

  public VirtualTimeline(Instant start) {
    this(start, Instant.MAX);
  }

  private VirtualTimeline(Instant start, Instant horizon) {
    this.now = start;
    this.horizon = horizon;
  }

  /** One whose time stands still until {@link #pass} lets some pass. */
  public static VirtualTimeline still(Instant start) {
    return new VirtualTimeline(start, start);
  }

  /** Lets this much time pass, and returns when it has and every thread waits for later. */
  public void pass(Duration time) {
    synchronized (lock) {
      awaitRest();
      horizon = now.plus(time);
      advance();
      awaitRest();
      now = horizon;
    }
  }

  /** Returns when every thread waits for a later time; lets no time pass. */
  public void settle() {
    synchronized (lock) {
      awaitRest();
    }
  }

  private void awaitRest() {
    try {
      while (running > 0 || waiters.stream().anyMatch(each -> !each.until.isAfter(horizon))) {
        lock.wait();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** When the next thread goes on by itself; empty when none waits for a time. */
  public Optional<Instant> nextWake() {
    synchronized (lock) {
      return waiters.stream().map(each -> each.until).min(Comparator.naturalOrder());
    }
  }

  /** A thread that waits until a time, or until it is released before. */
  private static final class Waiter {
    final Thread thread = Thread.currentThread();
    final Instant until;
    boolean released;
    boolean interrupted;

    Waiter(Instant until) {
      this.until = until;
    }
  }

  @Override
  public Instant now() {
    synchronized (lock) {
      return now;
    }
  }

  @Override
  public Thread fork(String name, Runnable work) {
    synchronized (lock) {
      running++;
    }
    return Thread.ofVirtual().name(name).start(() -> runCounted(work));
  }

  private void runCounted(Runnable work) {
    try {
      work.run();
    } finally {
      synchronized (lock) {
        running--;
        advance();
      }
    }
  }

  /** Runs the action when that much time has passed; may be called from any thread. */
  public void runAfter(Duration delay, Runnable action) {
    fork(
        "after " + delay,
        () -> {
          try {
            sleep(delay);
            action.run();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /** Runs this on a thread of the timeline: no time passes until it ends or waits. */
  public void runOnTimeline(Runnable work) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    fork(
        "hold",
        () -> {
          try {
            work.run();
            done.complete(null);
          } catch (Throwable e) {
            done.completeExceptionally(e);
          }
        });
    done.join();
  }

  @Override
  public void interrupt(Thread thread) {
    synchronized (lock) {
      Optional<Waiter> waiting =
          waiters.stream().filter(each -> each.thread.equals(thread)).findFirst();
      if (waiting.isEmpty()) {
        thread.interrupt();
        return;
      }
      waiting.get().interrupted = true;
      release(waiting.get());
    }
  }

  @Override
  public void sleep(Duration duration) throws InterruptedException {
    synchronized (lock) {
      waitFor(new Waiter(now.plus(duration)));
    }
  }

  @Override
  public boolean await(CompletableFuture<?> future, Duration limit) throws InterruptedException {
    synchronized (lock) {
      if (future.isDone()) {
        return true;
      }
      Waiter waiter = new Waiter(now.plus(limit));
      CompletableFuture<?> unused =
          future.whenComplete(
              (done, failed) -> {
                synchronized (lock) {
                  release(waiter);
                }
              });
      waitFor(waiter);
      return future.isDone();
    }
  }

  private void waitFor(Waiter waiter) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (!waiter.released) {
      waiters.add(waiter);
      running--;
      advance();
      while (!waiter.released) {
        lock.wait();
      }
    }
    if (waiter.interrupted) {
      throw new InterruptedException();
    }
  }

  /** Lets a waiter go on; it counts as running from here, before it really does. */
  private void release(Waiter waiter) {
    waiter.released = true;
    if (waiters.remove(waiter)) {
      running++;
      lock.notifyAll();
    }
  }

  private void advance() {
    if (running > 0) {
      return;
    }
    lock.notifyAll();
    if (waiters.stream().noneMatch(each -> !each.until.isAfter(horizon))) {
      return;
    }
    Waiter first =
        waiters.stream().min(Comparator.comparing((Waiter each) -> each.until)).orElseThrow();
    if (first.until.isAfter(now)) {
      now = first.until;
    }
    release(first);
  }
}
