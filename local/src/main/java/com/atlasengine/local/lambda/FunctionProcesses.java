package com.atlasengine.local.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.atlasengine.local.template.Template;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** Starts functions' JVMs as Lambda's managed runtime does: same client, same flags. */
public final class FunctionProcesses {
  /** Lambda allows 10 s; a small machine that starts several at once needs more. */
  private static final Duration INIT_TIMEOUT = Duration.ofSeconds(60);

  /** Maximum heap as a share of the function's memory, as Lambda sets it. */
  private static final double MAX_HEAP_SHARE = 0.85;

  private final RuntimeApi api;
  private final Path nativeLibrary;
  private final String runtimeClassPath;
  private final Settings settings;

  /**
   * How all functions run.
   *
   * @param endpoint what {@code AWS_ENDPOINT_URL} points them at
   * @param xrayDaemon {@code host:port} of the UDP socket that takes X-Ray segments
   * @param initialization {@code on-demand} or {@code snap-start}
   * @param threads invocations one process handles at once; above 1 as Lambda's managed instances
   * @param flags for the JVM, after Lambda's own
   */
  public record Settings(
      URI endpoint, String xrayDaemon, String initialization, int threads, List<String> flags) {
    public Settings {
      flags = List.copyOf(flags);
    }

    /** With Lambda's own flags alone. */
    Settings(URI endpoint, String xrayDaemon, String initialization, int threads) {
      this(endpoint, xrayDaemon, initialization, threads, List.of());
    }
  }

  public FunctionProcesses(RuntimeApi api, Path folder, Settings settings) throws IOException {
    this.api = api;
    this.settings = settings;
    this.nativeLibrary = unpackNativeLibrary(folder);
    this.runtimeClassPath =
        Stream.of(
                AWSLambda.class, Context.class, PojoSerializer.class, SdkInternalThreadLocal.class)
            .map(FunctionProcesses::jarOf)
            .collect(Collectors.joining(File.pathSeparator));
  }

  /** Unpacks the library once: processes that unpack it at the same time can crash. */
  private static Path unpackNativeLibrary(Path folder) throws IOException {
    String architecture = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
    boolean musl = Files.exists(Path.of("/lib/ld-musl-" + System.getProperty("os.arch") + ".so.1"));
    String name = "/jni/libaws-lambda-jni.linux" + (musl ? "_musl-" : "-") + architecture + ".so";
    Path file = folder.resolve("libaws-lambda-jni.so");
    try (InputStream in = AWSLambda.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("AWS's runtime client has no native library for this machine");
      }
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private static String jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the class path has a location that is not a URI", e);
    }
  }

  /** Starts a process for this pool's function. */
  public Sandbox start(FunctionPool pool) {
    Template.Function function = pool.function();
    String id = UUID.randomUUID().toString();
    ProcessBuilder builder = new ProcessBuilder(command(function));
    builder.environment().clear();
    builder.environment().putAll(environment(pool, id, api.open(id, function)));
    builder.redirectErrorStream(true);
    Process process = launch(builder, function);
    Sandbox sandbox = new Sandbox(pool, id, process, INIT_TIMEOUT, () -> api.close(id));
    api.attach(id, sandbox);
    return sandbox;
  }

  private static Process launch(ProcessBuilder builder, Template.Function function) {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(function.name() + " could not be started", e);
    }
  }

  private List<String> command(Template.Function function) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + (int) (function.memoryMb() * MAX_HEAP_SHARE) + "m");
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:+TieredCompilation",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "--add-opens=java.base/java.io=ALL-UNNAMED",
            "-Djava.net.preferIPv4Stack=true",
            "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac"));
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.add(
        "-Dcom.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI="
            + nativeLibrary);
    command.addAll(settings.flags());
    command.add("-cp");
    command.add(runtimeClassPath + File.pathSeparator + classPath(function.code()));
    command.add(AWSLambda.class.getName());
    command.add(function.handler());
    return command;
  }

  /** A jar, or a folder laid out as Lambda unpacks one: classes, and jars in {@code lib}. */
  private static String classPath(Path code) {
    return Files.isDirectory(code)
        ? code + File.pathSeparator + code.resolve("lib").resolve("*")
        : code.toString();
  }

  private Map<String, String> environment(FunctionPool pool, String id, String address) {
    Template.Function function = pool.function();
    Map<String, String> environment = new HashMap<>(pool.environment());
    environment.putAll(
        Map.of(
            "AWS_LAMBDA_RUNTIME_API",
            address,
            "AWS_LAMBDA_FUNCTION_NAME",
            function.name(),
            "AWS_LAMBDA_FUNCTION_VERSION",
            function.alias().isPresent() ? "1" : "$LATEST",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            Integer.toString(function.memoryMb()),
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "/aws/lambda/" + function.name(),
            "AWS_LAMBDA_LOG_STREAM_NAME",
            id,
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            settings.initialization(),
            "AWS_EXECUTION_ENV",
            "AWS_Lambda_java21",
            "_HANDLER",
            function.handler(),
            "LAMBDA_TASK_ROOT",
            String.valueOf(function.code().getParent())));
    environment.putAll(
        Map.of(
            "AWS_REGION", Template.REGION,
            "AWS_DEFAULT_REGION", Template.REGION,
            "AWS_ENDPOINT_URL", settings.endpoint().toString(),
            // The caller's own profile must not reach a function.
            "AWS_CONFIG_FILE", "/dev/null",
            "AWS_SHARED_CREDENTIALS_FILE", "/dev/null",
            "AWS_XRAY_DAEMON_ADDRESS", settings.xrayDaemon(),
            "AWS_XRAY_CONTEXT_MISSING", "LOG_ERROR",
            "TZ", ":UTC",
            "LANG", "en_US.UTF-8",
            "PATH", "/usr/local/bin:/usr/bin:/bin"));
    environment.putAll(credentials(function, address));
    if (settings.threads() > 1) {
      environment.put("AWS_LAMBDA_MAX_CONCURRENCY", Integer.toString(settings.threads()));
    }
    return environment;
  }

  /** The access key is the function's name: by it the stand-ins know whose role a caller has. */
  private Map<String, String> credentials(Template.Function function, String address) {
    return settings.initialization().equals("snap-start")
        ? Map.of(
            "AWS_CONTAINER_CREDENTIALS_FULL_URI",
            "http://" + address + "/credentials",
            "AWS_CONTAINER_AUTHORIZATION_TOKEN",
            "local")
        : Map.of(
            "AWS_ACCESS_KEY_ID", function.name(),
            "AWS_SECRET_ACCESS_KEY", "local",
            "AWS_SESSION_TOKEN", "local");
  }
}
