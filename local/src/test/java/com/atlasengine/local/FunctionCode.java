package com.atlasengine.local;

import com.amazonaws.services.lambda.runtime.Context;
import com.atlasengine.local.template.Template;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The functions' own code, from their jars, in this JVM: handlers with their production wiring. It
 * has a class loader of its own, as a process has.
 */
final class FunctionCode implements AutoCloseable {
  private static final String CORE = "com.atlasengine.core.";
  private static final String LOGGING_PROPERTY = "log4j2.configurationFile";

  private final URLClassLoader loader;

  FunctionCode(List<Template.Function> functions) {
    this.loader =
        new URLClassLoader(
            Stream.concat(
                    Stream.of(Path.of("../shared-core"), Path.of("../priming"))
                        .map(module -> module.resolve("target/classes")),
                    functions.stream()
                        .flatMap(f -> Stream.of(f.code().resolveSibling("classes"), f.code())))
                .flatMap(path -> Stream.of(path, jarOf(Context.class)))
                .filter(Files::exists)
                .distinct()
                .map(FunctionCode::url)
                .toArray(URL[]::new),
            ClassLoader.getPlatformClassLoader());
    startQuietLogging();
    setForSdk("AWS_ACCESS_KEY_ID", "function");
    setForSdk("AWS_SECRET_ACCESS_KEY", "local");
  }

  /**
   * The SDK reads its credentials by itself; it has this way in for tests. A system property would
   * hold for all else in this JVM, too.
   */
  private void setForSdk(String name, String value) {
    withLoader(
        () ->
            type("software.amazon.awssdk.utils.internal.SystemSettingUtilsTestBackdoor")
                .getMethod("addEnvironmentVariableOverride", String.class, String.class)
                .invoke(null, name, value));
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Thousands of kills log tens of thousands of lines that nobody reads. */
  private void startQuietLogging() {
    System.setProperty(
        LOGGING_PROPERTY, Path.of("src/test/resources/quiet-log4j2.xml").toUri().toString());
    try {
      withLoader(
          () ->
              type("org.slf4j.LoggerFactory")
                  .getMethod("getLogger", String.class)
                  .invoke(null, "start"));
    } finally {
      System.clearProperty(LOGGING_PROPERTY);
    }
  }

  /** A handler with its production wiring, whose services are all at one endpoint. */
  LoadedFunction load(
      Template.Function function, Map<String, String> environment, Clock clock, URI endpoint) {
    Map<String, String> own = new HashMap<>(environment);
    own.put("AWS_ENDPOINT_URL", endpoint.toString());
    return withLoader(() -> wire(function, own, clock));
  }

  private LoadedFunction wire(
      Template.Function function, Map<String, String> environment, Clock clock)
      throws ReflectiveOperationException {
    Class<?> env = type(CORE + "config.Env");
    Class<?> lifecycles = type(CORE + "adapter.aws.ClientLifecycle");
    Class<?> telemetry = type(CORE + "telemetry.Telemetry");
    Object none = telemetry.getField("NONE").get(null);
    Object lifecycle = lifecycles.getMethod("direct", Clock.class).invoke(null, clock);
    Class<?> handler = type(function.handler().replaceFirst("::.*", ""));
    Method wiring =
        type(handler.getPackageName() + ".Wiring")
            .getDeclaredMethod("of", env, lifecycles, telemetry);
    wiring.setAccessible(true);
    Object useCase =
        wiring.invoke(
            null, env.getMethod("of", Map.class).invoke(null, environment), lifecycle, none);
    Constructor<?> constructor =
        handler.getDeclaredConstructor(type(CORE + "lambda.UseCase"), telemetry);
    constructor.setAccessible(true);
    return new LoadedFunction(constructor.newInstance(useCase, none), (AutoCloseable) lifecycle);
  }

  private Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(name, true, loader);
  }

  private <T> T withLoader(Reflection<T> work) {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(loader);
    try {
      return work.run();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(String.valueOf(e.getCause()), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @FunctionalInterface
  private interface Reflection<T> {
    T run() throws ReflectiveOperationException;
  }

  @Override
  public void close() {
    closeOrFail(loader);
  }

  /** Closes what a test has opened. */
  static void closeOrFail(AutoCloseable part) {
    try {
      part.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (Exception e) {
      throw new IllegalStateException(part.getClass().getSimpleName() + " did not close", e);
    }
  }

  /** What an invocation gets of its context, by method name. */
  @FunctionalInterface
  interface ContextValues {
    Object find(String method);
  }

  /** A handler and what its clients belong to. */
  final class LoadedFunction implements AutoCloseable {
    private final Object handler;
    private final AutoCloseable lifecycle;

    private LoadedFunction(Object handler, AutoCloseable lifecycle) {
      this.handler = handler;
      this.lifecycle = lifecycle;
    }

    /**
     * Runs one invocation on this thread.
     *
     * @throws Throwable what the handler throws
     */
    byte[] invoke(byte[] event, ContextValues values) throws Throwable {
      List<Throwable> failure = new ArrayList<>(1);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      boolean unused = withLoader(() -> handle(event, out, values, failure));
      if (!failure.isEmpty()) {
        throw failure.getFirst();
      }
      return out.toByteArray();
    }

    private boolean handle(
        byte[] event, OutputStream out, ContextValues values, List<Throwable> failure)
        throws ReflectiveOperationException {
      Class<?> context = type(Context.class.getName());
      Object proxy =
          Proxy.newProxyInstance(
              loader,
              new Class<?>[] {context},
              (self, method, arguments) -> values.find(method.getName()));
      try {
        handler
            .getClass()
            .getMethod("handleRequest", InputStream.class, OutputStream.class, context)
            .invoke(handler, new ByteArrayInputStream(event), out, proxy);
      } catch (InvocationTargetException e) {
        failure.add(e.getCause());
      }
      return failure.isEmpty();
    }

    @Override
    public void close() {
      closeOrFail(lifecycle);
    }
  }
}
