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
  private final String logStream;
  private final Process process;
  private final Runnable onEnd;
  private final Logger output;
  private final long startedNanos = System.nanoTime();
  private final Map<String, FunctionInvocation> invocations = new ConcurrentHashMap<>();
  private final AtomicBoolean ready = new AtomicBoolean();
  private final CountDownLatch restored = new CountDownLatch(1);
  private volatile @Nullable FunctionInvocation lastInvocation;
  private volatile boolean fromSnapshot;
  private volatile Optional<StartReport> startReport = Optional.empty();
  private volatile Optional<String> initError = Optional.empty();
  private volatile long restoreNanos;

  /**
   * Watches a process that has just been started.
   *
   * @param logStream what its lines are kept under
   * @param initLimit after which a process that has not become ready is ended
   * @param onEnd what to do when the process has ended
   */
  Sandbox(
      FunctionPool pool, String logStream, Process process, Duration initLimit, Runnable onEnd) {
    this.pool = pool;
    this.logStream = logStream;
    this.process = process;
    this.onEnd = onEnd;
    this.output = LoggerFactory.getLogger("function." + pool.function().name());
    Thread.ofPlatform()
        .daemon()
        .name("output of " + pool.function().name())
        .start(this::readUntilExit);
    Thread.ofVirtual().start(() -> endUnlessReady(initLimit));
  }

  private void endUnlessReady(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)
          && !ready.get()
          && !fromSnapshot) {
        LOG.warn(
            "{} did not start within {} s; ending its process",
            pool.function().name(),
            limit.toSeconds());
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The runtime asks for an invocation; null when it is to end. */
  @Nullable FunctionInvocation next() throws InterruptedException {
    boolean first = ready.compareAndSet(false, true);
    if (first) {
      logStart();
    }
    FunctionInvocation invocation = pool.takeInvocation(this, first);
    if (invocation != null) {
      String start = "START RequestId: " + invocation.requestId() + " Version: $LATEST";
      invocation.appendLog(start);
      pool.tellOfLine(logStream, start);
    }
    return invocation;
  }

  private void logStart() {
    long since = fromSnapshot ? restoreNanos : startedNanos;
    double ms = (System.nanoTime() - since) / 1e6;
    startReport = Optional.of(new StartReport(fromSnapshot, ms));
    if (fromSnapshot) {
      pool.tellOfLine(
          logStream, String.format(Locale.ROOT, "RESTORE_REPORT Restore Duration: %.2f ms", ms));
    }
    LOG.info(
        "{} {} after {} ms",
        pool.function().name(),
        fromSnapshot ? "restored" : "started",
        Math.round(ms));
  }

  /** Registers the snapshot and blocks until {@link #restore}. */
  void awaitRestore() throws InterruptedException {
    fromSnapshot = true;
    pool.addSnapshot(this);
    restored.await();
  }

  /** Restores the process from its snapshot. */
  void restore() {
    restoreNanos = System.nanoTime();
    restored.countDown();
  }

  void addInvocation(FunctionInvocation invocation) {
    invocations.put(invocation.requestId(), invocation);
  }

  boolean hasInvocation(FunctionInvocation invocation) {
    return invocations.containsKey(invocation.requestId());
  }

  /** The function answered; ignored when the invocation has ended already. */
  void succeed(String requestId, String response) {
    FunctionInvocation invocation = invocations.remove(requestId);
    if (invocation != null) {
      closeLog(invocation);
      invocation.succeed(response);
    }
  }

  /** The function failed with this error document. */
  void fail(String requestId, String document) {
    FunctionInvocation invocation = invocations.remove(requestId);
    if (invocation != null) {
      closeLog(invocation);
      invocation.fail(document);
    }
  }

  /** Lines printed before the response may arrive later; they go to {@code ended}. */
  private void closeLog(FunctionInvocation invocation) {
    lastInvocation = invocation;
    InvocationReport report =
        invocation.report(pool.function().name(), pool.function().memoryMb(), startReport);
    startReport = Optional.empty();
    invocation.closeLog(report.text());
    pool.tellOfEnd(logStream, report);
  }

  /** The function could not start; the process ends by itself after this. */
  void failInit(String document) {
    initError = Optional.of(document);
  }

  /** Ends the process at once. */
  void kill() {
    process.destroyForcibly();
    restored.countDown();
    pool.removeSandbox(this, !ready.get(), initError);
  }

  private void readUntilExit() {
    readLines();
    try {
      handleExit(process.waitFor());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void handleExit(int status) {
    onEnd.run();
    String reason = "Runtime exited with error: exit status " + status;
    invocations.values().forEach(invocation -> invocation.fail("Runtime.ExitError", reason));
    pool.removeSandbox(this, !ready.get(), initError);
    restored.countDown();
  }

  private void readLines() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      String line = lines.readLine();
      while (line != null) {
        appendLogLine(line);
        LogLines.write(output, pool.function().logicalId(), line);
        pool.tellWatcher(line);
        pool.tellOfLine(logStream, line);
        line = lines.readLine();
      }
    } catch (IOException e) {
      LOG.debug("the output of {} is closed", pool.function().name(), e);
    }
  }

  private void appendLogLine(String line) {
    invocations.values().forEach(invocation -> invocation.appendLog(line));
    FunctionInvocation last = lastInvocation;
    if (invocations.isEmpty() && last != null) {
      last.appendLog(line);
    }
  }
}
