package com.atlasengine.local.lambda;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One JVM that runs a function under AWS's runtime client. */
public final class Sandbox {
  private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);

  private final FunctionPool pool;
  private final Process process;
  private final Runnable onEnd;
  private final Logger output;
  private final long startedNanos = System.nanoTime();
  private final Map<String, Invocation> held = new ConcurrentHashMap<>();
  private final AtomicBoolean asked = new AtomicBoolean();
  private final CountDownLatch restored = new CountDownLatch(1);
  private volatile @Nullable Invocation ended;
  private volatile boolean snapshot;
  private volatile String start = "";
  private volatile Optional<String> initError = Optional.empty();
  private volatile long restoreNanos;

  /**
   * Watches a process that has just been started.
   *
   * @param initLimit after which a process that has not become ready is ended
   * @param onEnd what to do when the process has ended
   */
  Sandbox(FunctionPool pool, Process process, Duration initLimit, Runnable onEnd) {
    this.pool = pool;
    this.process = process;
    this.onEnd = onEnd;
    this.output = LoggerFactory.getLogger("function." + pool.function().name());
    Thread.ofPlatform().daemon().name("output of " + pool.function().name()).start(this::watch);
    Thread.ofVirtual().start(() -> endUnlessReady(initLimit));
  }

  private void endUnlessReady(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) && !asked.get() && !snapshot) {
        LOG.warn("{} was not ready after {} s", pool.function().name(), limit.toSeconds());
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The runtime asks for an invocation; null when it is to end. */
  @Nullable Invocation next() throws InterruptedException {
    boolean first = asked.compareAndSet(false, true);
    if (first) {
      noteStart();
    }
    Invocation invocation = pool.take(this, first);
    if (invocation != null) {
      invocation.logged("START RequestId: " + invocation.requestId() + " Version: $LATEST");
    }
    return invocation;
  }

  private void noteStart() {
    long since = snapshot ? restoreNanos : startedNanos;
    double ms = (System.nanoTime() - since) / 1e6;
    start = String.format(Locale.ROOT, "\t%s Duration: %.2f ms", snapshot ? "Restore" : "Init", ms);
    LOG.info(
        "{} {} after {} ms",
        pool.function().name(),
        snapshot ? "restored" : "started",
        Math.round(ms));
  }

  /** The runtime reached its snapshot; returns when it is to go on. */
  void awaitRestore() throws InterruptedException {
    snapshot = true;
    pool.snapshotTaken(this);
    restored.await();
  }

  /** Lets a snapshot go on. */
  void restore() {
    restoreNanos = System.nanoTime();
    restored.countDown();
  }

  void hold(Invocation invocation) {
    held.put(invocation.requestId(), invocation);
  }

  boolean holds(Invocation invocation) {
    return held.containsKey(invocation.requestId());
  }

  /** The function answered; ignored when the invocation has ended already. */
  void succeeded(String requestId, String response) {
    Invocation invocation = held.remove(requestId);
    if (invocation != null) {
      end(invocation);
      invocation.succeed(response);
    }
  }

  /** The function failed with this error document. */
  void failed(String requestId, String document) {
    Invocation invocation = held.remove(requestId);
    if (invocation != null) {
      end(invocation);
      invocation.fail(document);
    }
  }

  /** Lines it printed before it answered may still be on their way: they go to {@code ended}. */
  private void end(Invocation invocation) {
    ended = invocation;
    invocation.ends(invocation.report(pool.function().memoryMb(), start));
    start = "";
  }

  /** The function could not start; the process ends by itself after this. */
  void initFailed(String document) {
    initError = Optional.of(document);
  }

  /** Ends the process at once. */
  void kill() {
    process.destroyForcibly();
    restored.countDown();
    pool.gone(this, !asked.get(), initError);
  }

  private void watch() {
    readLines();
    try {
      ended(process.waitFor());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ended(int status) {
    onEnd.run();
    String reason = "Runtime exited with error: exit status " + status;
    held.values().forEach(invocation -> invocation.fail("Runtime.ExitError", reason));
    pool.gone(this, !asked.get(), initError);
    restored.countDown();
  }

  private void readLines() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null) {
        keep(line);
        LogLines.write(output, pool.function().logicalId(), line);
        line = lines.readLine();
      }
    } catch (IOException e) {
      LOG.debug("the output of {} is closed", pool.function().name(), e);
    }
  }

  private void keep(String line) {
    held.values().forEach(invocation -> invocation.logged(line));
    Invocation last = ended;
    if (held.isEmpty() && last != null) {
      last.logged(line);
    }
  }
}
