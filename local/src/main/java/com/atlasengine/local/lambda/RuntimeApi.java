package com.atlasengine.local.lambda;

import com.atlasengine.local.http.HttpListener;
import com.atlasengine.local.http.JettyExchange;
import com.atlasengine.local.template.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lambda's Runtime API on loopback. Every sandbox has its own address, {@code host:port/id}, so
 * that one port serves all of them.
 */
public final class RuntimeApi implements AutoCloseable {
  private static final String PATH_PREFIX = "/2018-06-01/runtime/";
  private static final byte[] ACCEPTED_BODY =
      "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8);
  private static final Map<String, String> JSON_HEADERS =
      Map.of("Content-Type", "application/json");

  private final Map<String, RuntimeEndpoint> endpoints = new ConcurrentHashMap<>();
  private final Clock clock;
  private final HttpListener listener;

  public RuntimeApi(Clock clock) throws IOException {
    this.clock = clock;
    this.listener = HttpListener.open(0, this::handle);
  }

  /**
   * The endpoint of one sandbox.
   *
   * @param sandbox completes when the sandbox is attached; the process may call before that
   */
  private record RuntimeEndpoint(Template.Function function, CompletableFuture<Sandbox> sandbox) {}

  /** Opens an address for a sandbox of this function that is about to start. */
  String open(String id, Template.Function function) {
    endpoints.put(id, new RuntimeEndpoint(function, new CompletableFuture<>()));
    return "127.0.0.1:" + listener.portNumber() + "/" + id;
  }

  /** Attaches the sandbox to its address. */
  void attach(String id, Sandbox sandbox) {
    RuntimeEndpoint endpoint = endpoints.get(id);
    if (endpoint != null) {
      endpoint.sandbox().complete(sandbox);
    }
  }

  /** Closes the address of a process that ended. */
  void close(String id) {
    endpoints.remove(id);
  }

  private void handle(JettyExchange exchange) throws Exception {
    String[] parts = exchange.path().split("/", 3);
    RuntimeEndpoint endpoint = endpoints.get(parts[1]);
    String rest = "/" + parts[2];
    if (endpoint == null) {
      exchange.respond(410, JSON_HEADERS, ACCEPTED_BODY);
    } else if (rest.equals("/credentials")) {
      exchange.respond(
          200, JSON_HEADERS, credentialsJson(endpoint.function()).getBytes(StandardCharsets.UTF_8));
    } else if (rest.startsWith(PATH_PREFIX)) {
      handleRuntimeRequest(exchange, endpoint, rest.substring(PATH_PREFIX.length()));
    } else {
      exchange.respond(404, JSON_HEADERS, ACCEPTED_BODY);
    }
  }

  private void handleRuntimeRequest(
      JettyExchange exchange, RuntimeEndpoint endpoint, String resource) throws Exception {
    Sandbox sandbox = endpoint.sandbox().get();
    switch (resource) {
      case "invocation/next" -> sendNextInvocation(exchange, endpoint.function(), sandbox);
      case "restore/next" -> {
        sandbox.awaitRestore();
        exchange.respond(200, JSON_HEADERS, new byte[0]);
      }
      case "init/error", "restore/error" -> {
        sandbox.failInit(text(exchange));
        exchange.respond(202, JSON_HEADERS, ACCEPTED_BODY);
      }
      default -> handleOutcome(exchange, sandbox, resource.split("/", -1));
    }
  }

  private static void handleOutcome(JettyExchange exchange, Sandbox sandbox, String[] parts)
      throws Exception {
    if (parts.length != 3 || !parts[0].equals("invocation")) {
      exchange.respond(404, JSON_HEADERS, ACCEPTED_BODY);
      return;
    }
    if (parts[2].equals("response")) {
      sandbox.succeed(parts[1], text(exchange));
    } else {
      sandbox.fail(parts[1], text(exchange));
    }
    exchange.respond(202, JSON_HEADERS, ACCEPTED_BODY);
  }

  private void sendNextInvocation(
      JettyExchange exchange, Template.Function function, Sandbox sandbox) throws Exception {
    FunctionInvocation invocation = sandbox.next();
    if (invocation == null) {
      exchange.respond(410, JSON_HEADERS, ACCEPTED_BODY);
      return;
    }
    Map<String, String> headers = new HashMap<>(JSON_HEADERS);
    headers.put("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
    headers.put("Lambda-Runtime-Invoked-Function-Arn", invocation.arn());
    headers.put("Lambda-Runtime-Trace-Id", invocation.trace());
    headers.put(
        "Lambda-Runtime-Deadline-Ms",
        Long.toString(clock.instant().plus(function.timeout()).toEpochMilli()));
    exchange.respond(200, headers, invocation.payload().getBytes(StandardCharsets.UTF_8));
  }

  /** The credentials document for restored functions, which have no keys in their environment. */
  private String credentialsJson(Template.Function function) {
    Instant expiry = clock.instant().plus(6, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    return "{\"AccessKeyId\":\""
        + function.name()
        + "\",\"SecretAccessKey\":\"local\",\"Token\":\"local\",\"Expiration\":\""
        + expiry
        + "\"}";
  }

  private static String text(JettyExchange exchange) {
    return new String(exchange.body(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    listener.close();
  }
}
