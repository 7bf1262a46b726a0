package com.atlasengine.local;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.atlasengine.local.template.Template;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/**
 * The classes of one function out of its jar, apart from all others, as in a process of its own.
 * What it prints goes to a file.
 */
final class MatrixCode {
  private static final Map<Path, MatrixCode> LOADED = new ConcurrentHashMap<>();
  private static final Path OUTPUT = Path.of("target/functions-in-threads.log");

  private final ClassLoader loader;
  private final String handler;

  private MatrixCode(ClassLoader loader, String handler) {
    this.loader = loader;
    this.handler = handler;
  }

  /** The function's code, which all engines of this JVM share. */
  static MatrixCode of(Template.Function function) {
    return LOADED.computeIfAbsent(
        function.code(), jar -> new MatrixCode(load(jar), function.handler().split("::", -1)[0]));
  }

  /** Classes that were compiled after the jar was made come first. */
  private static ClassLoader load(Path jar) {
    return new Loader(
        Stream.concat(
                Stream.of(
                        Path.of("../shared-core/target/classes"),
                        Path.of("../priming/target/classes"),
                        jar.resolveSibling("classes"),
                        jar)
                    .filter(Files::exists)
                    .map(MatrixCode::url),
                Stream.of(location(SdkInternalThreadLocal.class)))
            .toArray(URL[]::new));
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URL location(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  /** Shares the types of Lambda's own interface with this JVM, and nothing else but the JDK. */
  private static final class Loader extends URLClassLoader {
    Loader(URL[] urls) {
      super(urls, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      return name.startsWith("com.amazonaws.services.lambda.runtime.")
          ? RequestStreamHandler.class.getClassLoader().loadClass(name)
          : super.findClass(name);
    }
  }

  /**
   * A running function.
   *
   * @param handler answers its events
   * @param forget has it forget what it keeps between two invocations, as a restore does
   */
  record Instance(RequestStreamHandler handler, Runnable forget, Runnable close) {}

  /** Makes the function's object graph, as its process does, with this environment. */
  Instance start(Map<String, String> environment) {
    synchronized (LOADED) {
      return startAlone(environment);
    }
  }

  private Instance startAlone(Map<String, String> environment) {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    PrintStream terminal = System.out;
    Thread.currentThread().setContextClassLoader(loader);
    try (PrintStream file = new PrintStream(output(), true, StandardCharsets.UTF_8)) {
      System.setOut(file);
      return connect(environment);
    } catch (ReflectiveOperationException | IOException e) {
      throw new IllegalStateException(handler + " did not start", e);
    } finally {
      System.setOut(terminal);
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private static OutputStream output() throws IOException {
    return Files.newOutputStream(OUTPUT, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private Instance connect(Map<String, String> environment) throws ReflectiveOperationException {
    setForSdk("AWS_ACCESS_KEY_ID", environment);
    setForSdk("AWS_SECRET_ACCESS_KEY", environment);
    Class<?> lifecycleType = type("com.atlasengine.core.adapter.aws.ClientLifecycle");
    Class<?> telemetryType = type("com.atlasengine.core.telemetry.Telemetry");
    Object lifecycle = lifecycleType.getMethod("direct").invoke(null);
    Object telemetry = telemetryType.getField("NONE").get(null);
    Object env =
        type("com.atlasengine.core.config.Env")
            .getMethod("of", Map.class)
            .invoke(null, environment);
    Object useCase = wiring().invoke(null, env, lifecycle, telemetry);
    Constructor<?> constructor = constructor(type(handler), telemetryType);
    return new Instance(
        (RequestStreamHandler) constructor.newInstance(useCase, telemetry),
        () -> call(lifecycle, "forget"),
        () -> call(lifecycle, "close"));
  }

  private Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(name, true, loader);
  }

  private Method wiring() throws ClassNotFoundException {
    Class<?> wiring = type(handler.replaceFirst("\\.Handler$", ".Wiring"));
    Method factory =
        Arrays.stream(wiring.getDeclaredMethods())
            .filter(m -> m.getName().equals("of") && m.getParameterCount() == 3)
            .findFirst()
            .orElseThrow();
    factory.setAccessible(true);
    return factory;
  }

  private static Constructor<?> constructor(Class<?> handlerType, Class<?> telemetry) {
    Constructor<?> found =
        Stream.of(handlerType.getDeclaredConstructors())
            .filter(c -> c.getParameterCount() == 2 && c.getParameterTypes()[1].equals(telemetry))
            .findFirst()
            .orElseThrow();
    found.setAccessible(true);
    return found;
  }

  /** The SDK reads its credentials by itself; it has this way in for tests. */
  private void setForSdk(String name, Map<String, String> environment) {
    try {
      type("software.amazon.awssdk.utils.internal.SystemSettingUtilsTestBackdoor")
          .getMethod("addEnvironmentVariableOverride", String.class, String.class)
          .invoke(null, name, environment.get(name));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void call(Object target, String method) {
    try {
      Object unused = target.getClass().getMethod(method).invoke(target);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  ClassLoader loader() {
    return loader;
  }
}
