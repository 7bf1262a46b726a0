package com.atlasengine.local;

import com.atlasengine.local.lambda.FunctionInvocation;
import com.atlasengine.local.lambda.FunctionPool;
import com.atlasengine.local.lambda.FunctionProcesses;
import com.atlasengine.local.lambda.Functions;
import com.atlasengine.local.lambda.RuntimeApi;
import com.atlasengine.local.template.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * One function of the template on a running engine, as one process that stops at its snapshot, so
 * that work before and after the restore can be compared.
 */
final class SnapshotFunction implements AutoCloseable {
  private static final Duration SNAPSHOT_TIMEOUT = Duration.ofSeconds(60);

  private final RuntimeApi api;
  private final CountingProxy proxy;
  private final Path classes;
  private final Template.Function function;
  private final FunctionPool pool;
  private final Queue<String> lines = new ConcurrentLinkedQueue<>();

  SnapshotFunction(Engine engine, String logicalId, Path folder) throws IOException {
    api = new RuntimeApi(Clock.systemUTC());
    proxy = new CountingProxy(engine.endpoint());
    classes = folder.resolve(logicalId + "-classes.log");
    function =
        engine.template().functions().stream()
            .filter(f -> f.logicalId().equals(logicalId))
            .findFirst()
            .orElseThrow();
    FunctionProcesses processes =
        new FunctionProcesses(
            api,
            Files.createDirectories(folder.resolve(logicalId)),
            new FunctionProcesses.Settings(
                proxy.endpoint(),
                engine.xray().address(),
                "snap-start",
                1,
                List.of("-Xlog:class+load:file=" + classes + ":none")));
    pool = new FunctionPool(function, processes::start, 1);
    pool.watch(lines::add);
    pool.prepare(1);
  }

  /** Waits for the snapshot. */
  boolean awaitSnapshot() throws InterruptedException {
    return pool.awaitPrepared(1, SNAPSHOT_TIMEOUT);
  }

  /** Restores it if it was not yet, and has it answer. */
  Functions.Result invoke(String payload, String trace) throws InterruptedException {
    FunctionInvocation invocation = new FunctionInvocation(function.arn(), payload, trace);
    pool.run(invocation);
    return invocation.result();
  }

  /** The classes it has loaded so far. */
  List<String> loadedClasses() {
    try (Stream<String> lines = Files.lines(classes)) {
      return lines.filter(l -> l.contains(" source: ")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What it has printed so far. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  /** How often it has connected to the engine so far. */
  int connectionCount() {
    return proxy.connections.get();
  }

  @Override
  public void close() {
    pool.close();
    proxy.close();
    api.close();
  }

  /** A TCP proxy to the engine that counts connections. */
  private static final class CountingProxy implements AutoCloseable {
    private final URI target;
    private final ServerSocket socket;
    private final AtomicInteger connections = new AtomicInteger();

    CountingProxy(URI to) throws IOException {
      this.target = to;
      this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread.ofVirtual().start(this::accept);
    }

    URI endpoint() {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void accept() {
      try {
        while (true) {
          Socket near = socket.accept();
          connections.incrementAndGet();
          Socket far = new Socket(target.getHost(), target.getPort());
          Thread.ofVirtual().start(() -> copy(near, far));
          Thread.ofVirtual().start(() -> copy(far, near));
        }
      } catch (IOException e) {
        // closed: nothing more to accept
      }
    }

    private static void copy(Socket from, Socket to) {
      try (from;
          to) {
        from.getInputStream().transferTo(to.getOutputStream());
      } catch (IOException e) {
        // one of the two is gone, and so is the connection
      }
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
