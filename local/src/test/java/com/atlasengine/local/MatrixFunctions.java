package com.atlasengine.local;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.lambda.Functions;
import com.atlasengine.local.template.Template;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The template's functions in threads of this JVM, each with classes of its own. */
final class MatrixFunctions implements Functions, AutoCloseable {
  private final Map<String, MatrixCode.Instance> running = new ConcurrentHashMap<>();
  private final List<Template.Function> functions;
  private final URI endpoint;
  private volatile Duration limit = Duration.ofMinutes(1);

  MatrixFunctions(List<Template.Function> functions, URI endpoint) {
    this.functions = List.copyOf(functions);
    this.endpoint = endpoint;
  }

  /** No invocation gets more time than this, whatever the template gives its function. */
  void limitTo(Duration newLimit) {
    limit = newLimit;
  }

  /** All functions forget secrets, sessions and what else they keep, as after a restore. */
  void forget() {
    running.values().forEach(instance -> instance.forget().run());
  }

  @Override
  public Result invoke(String function, String payload, String trace) {
    Template.Function found = find(function);
    MatrixCode.Instance instance = running.computeIfAbsent(found.name(), name -> start(found));
    Thread.currentThread().setContextClassLoader(MatrixCode.of(found).loader());
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      Duration time = found.timeout().compareTo(limit) < 0 ? found.timeout() : limit;
      instance
          .handler()
          .handleRequest(
              new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)),
              answer,
              new MatrixContext(found, System.nanoTime() + time.toNanos()));
      return new Result(Optional.empty(), answer.toString(StandardCharsets.UTF_8), "");
    } catch (Exception e) {
      return new Result(Optional.of("Unhandled"), document(e), "");
    }
  }

  private static String document(Exception e) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("errorMessage", e.getMessage())
        .put("errorType", e.getClass().getName())
        .toString();
  }

  private MatrixCode.Instance start(Template.Function function) {
    Map<String, String> environment = new HashMap<>(function.environment());
    environment.putAll(
        Map.of(
            "AWS_REGION",
            Template.REGION,
            "AWS_ENDPOINT_URL",
            endpoint.toString(),
            "AWS_ACCESS_KEY_ID",
            function.name(),
            "AWS_SECRET_ACCESS_KEY",
            "local"));
    return MatrixCode.of(function).start(environment);
  }

  private Template.Function find(String reference) {
    return functions.stream()
        .filter(f -> reference.contains(f.name()) || reference.equals(f.logicalId()))
        .findFirst()
        .orElseThrow(() -> new AwsError(404, "ResourceNotFoundException", reference));
  }

  @Override
  public void invokeAsync(String function, String payload, String trace) {
    Template.Function found = find(function);
    Thread unused =
        Thread.startVirtualThread(
            () -> {
              Result result = invoke(found.name(), payload, trace);
              for (int i = 0; i < found.retries() && result.error().isPresent(); i++) {
                result = invoke(found.name(), payload, trace);
              }
            });
  }

  @Override
  public void close() {
    running.values().forEach(instance -> instance.close().run());
  }
}
