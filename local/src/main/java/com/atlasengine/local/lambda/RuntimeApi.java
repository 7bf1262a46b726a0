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
   * What stands behind one sandbox's address.
   *
   * @param sandbox completes when the process, which may call before anybody knows it, is known
   */
  private record RuntimeEndpoint(
      Template.Function function, java.util.concurrent.CompletableFuture<Sandbox> sandbox) {}

  /** Opens an address for a sandbox of this function that is about to start. */
  String open(String id, Template.Function function) {
    endpoints.put(
        id, new RuntimeEndpoint(function, new java.util.concurrent.CompletableFuture<>()));
    return "127.0.0.1:" + listener.portNumber() + "/" + id;
  }

  /** Tells who is behind an address. */
  void attach(String id, Sandbox sandbox) {
    RuntimeEndpoint desk = endpoints.get(id);
    if (desk != null) {
      desk.sandbox().complete(sandbox);
    }
  }

  /** Closes the address of a process that ended. */
  void close(String id) {
    endpoints.remove(id);
  }

  private void handle(JettyExchange call) throws Exception {
    String[] parts = call.path().split("/", 3);
    RuntimeEndpoint desk = endpoints.get(parts[1]);
    String rest = "/" + parts[2];
    if (desk == null) {
      call.respond(410, JSON_HEADERS, ACCEPTED_BODY);
    } else if (rest.equals("/credentials")) {
      call.respond(200, JSON_HEADERS, credentialsJson().getBytes(StandardCharsets.UTF_8));
    } else if (rest.startsWith(PATH_PREFIX)) {
      handleRuntimeRequest(call, desk, rest.substring(PATH_PREFIX.length()));
    } else {
      call.respond(404, JSON_HEADERS, ACCEPTED_BODY);
    }
  }

  private void handleRuntimeRequest(JettyExchange call, RuntimeEndpoint desk, String resource)
      throws Exception {
    Sandbox sandbox = desk.sandbox().get();
    switch (resource) {
      case "invocation/next" -> sendNextInvocation(call, desk.function(), sandbox);
      case "restore/next" -> {
        sandbox.awaitRestore();
        call.respond(200, JSON_HEADERS, new byte[0]);
      }
      case "init/error", "restore/error" -> {
        sandbox.failInit(text(call));
        call.respond(202, JSON_HEADERS, ACCEPTED_BODY);
      }
      default -> handleOutcome(call, sandbox, resource.split("/", -1));
    }
  }

  private static void handleOutcome(JettyExchange call, Sandbox sandbox, String[] parts)
      throws Exception {
    if (parts.length != 3 || !parts[0].equals("invocation")) {
      call.respond(404, JSON_HEADERS, ACCEPTED_BODY);
      return;
    }
    if (parts[2].equals("response")) {
      sandbox.succeed(parts[1], text(call));
    } else {
      sandbox.fail(parts[1], text(call));
    }
    call.respond(202, JSON_HEADERS, ACCEPTED_BODY);
  }

  private void sendNextInvocation(JettyExchange call, Template.Function function, Sandbox sandbox)
      throws Exception {
    FunctionInvocation invocation = sandbox.next();
    if (invocation == null) {
      call.respond(410, JSON_HEADERS, ACCEPTED_BODY);
      return;
    }
    Map<String, String> headers = new HashMap<>(JSON_HEADERS);
    headers.put("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
    headers.put("Lambda-Runtime-Invoked-Function-Arn", invocation.arn());
    headers.put("Lambda-Runtime-Trace-Id", invocation.trace());
    headers.put(
        "Lambda-Runtime-Deadline-Ms",
        Long.toString(clock.instant().plus(function.timeout()).toEpochMilli()));
    call.respond(200, headers, invocation.payload().getBytes(StandardCharsets.UTF_8));
  }

  /** What a restored function gets instead of keys in its environment. */
  private String credentialsJson() {
    Instant expiry = clock.instant().plus(6, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    return "{\"AccessKeyId\":\"LOCAL\",\"SecretAccessKey\":\"local\",\"Token\":\"local\",\"Expiration\":\""
        + expiry
        + "\"}";
  }

  private static String text(JettyExchange call) {
    return new String(call.body(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    listener.close();
  }
}
