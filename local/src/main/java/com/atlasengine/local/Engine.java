package com.atlasengine.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole engine: the template's resources behind one port. Closing it ends all it started. */
final class Engine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final EngineOptions options;
  private final Front front;
  private final Template template;
  private final FunctionRunner functions;
  private final XRayDaemon xray;

  private Engine(EngineOptions options) throws Exception {
    this.options = options;
    Faults faults = new Faults();
    this.front = closing(new Front(options.port(), faults));
    try {
      this.template = Template.read(options.template(), options.parameters(), endpoint());
      FutureTask<DynamoDb> tables = starting(() -> new DynamoDb(template.tables(), Latency.NONE));
      this.xray = closing(new XRayDaemon());
      this.functions = functions();
      front.register(new Control(template, faults, xray));
      front.register(new Lambda(template.functions(), functions));
      front.register(closing(started(tables)));
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  /**
   * Starts an engine and returns when it serves.
   *
   * @throws java.net.BindException when the port is in use
   * @throws IllegalArgumentException when the template cannot be run here, saying why
   */
  static Engine start(EngineOptions options) throws Exception {
    return new Engine(options);
  }

  private FunctionRunner functions() throws IOException {
    Path folder = Files.createTempDirectory("atlas-engine");
    RuntimeApi api = closing(new RuntimeApi(Clock.systemUTC()));
    Loopback loopback = closing(new Loopback(endpoint()));
    FunctionProcesses processes =
        new FunctionProcesses(
            api,
            folder,
            new FunctionProcesses.Settings(
                endpoint(), xray.address(), options.initialization(), options.threads()));
    return closing(
        new FunctionRunner(
            template.functions(),
            processes::start,
            options.processes(),
            loopback::deadLetter,
            Duration.ofSeconds(1)));
  }

  private static <T> FutureTask<T> starting(Callable<T> part) {
    FutureTask<T> task = new FutureTask<>(part);
    Thread.ofPlatform().daemon().start(task);
    return task;
  }

  private static <T> T started(FutureTask<T> task) throws Exception {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private <T extends AutoCloseable> T closing(T part) {
    parts.push(part);
    return part;
  }

  /** Where clients reach the engine. */
  URI endpoint() {
    return front.endpoint();
  }

  /** Serves this too, or instead of what was served under its name. */
  void register(Service service) {
    front.register(service);
  }

  /** What it runs. */
  Template template() {
    return template;
  }

  /** The functions, as the services call them. */
  FunctionRunner runner() {
    return functions;
  }

  /** The segments the functions sent. */
  XRayDaemon xray() {
    return xray;
  }

  @Override
  public void close() {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("{} did not stop", part.getClass().getSimpleName(), e);
      }
    }
    parts.clear();
  }
}
