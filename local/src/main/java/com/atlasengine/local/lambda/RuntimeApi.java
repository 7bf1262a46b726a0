package com.atlasengine.local.lambda;

import com.atlasengine.local.http.HttpCall;
import com.atlasengine.local.http.Port;
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
  private static final String VERSION = "/2018-06-01/runtime/";
  private static final byte[] ACCEPTED = "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8);
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

  private final Map<String, Desk> desks = new ConcurrentHashMap<>();
  private final Clock clock;
  private final Port port;

  public RuntimeApi(Clock clock) throws IOException {
    this.clock = clock;
    this.port = Port.open(0, this::answer);
  }

  /**
   * What stands behind one sandbox's address.
   *
   * @param sandbox completes when the process, which may call before anybody knows it, is known
   */
  private record Desk(
      Template.Function function, java.util.concurrent.CompletableFuture<Sandbox> sandbox) {}

  /** Opens an address for a sandbox of this function that is about to start. */
  String open(String id, Template.Function function) {
    desks.put(id, new Desk(function, new java.util.concurrent.CompletableFuture<>()));
    return "127.0.0.1:" + port.number() + "/" + id;
  }

  /** Tells who is behind an address. */
  void attach(String id, Sandbox sandbox) {
    Desk desk = desks.get(id);
    if (desk != null) {
      desk.sandbox().complete(sandbox);
    }
  }

  /** Closes the address of a process that ended. */
  void close(String id) {
    desks.remove(id);
  }

  private void answer(HttpCall call) throws Exception {
    String[] parts = call.path().split("/", 3);
    Desk desk = desks.get(parts[1]);
    String rest = "/" + parts[2];
    if (desk == null) {
      call.reply(410, JSON, ACCEPTED);
    } else if (rest.equals("/credentials")) {
      call.reply(200, JSON, credentials().getBytes(StandardCharsets.UTF_8));
    } else if (rest.startsWith(VERSION)) {
      runtime(call, desk, rest.substring(VERSION.length()));
    } else {
      call.reply(404, JSON, ACCEPTED);
    }
  }

  private void runtime(HttpCall call, Desk desk, String resource) throws Exception {
    Sandbox sandbox = desk.sandbox().get();
    switch (resource) {
      case "invocation/next" -> next(call, desk.function(), sandbox);
      case "restore/next" -> {
        sandbox.awaitRestore();
        call.reply(200, JSON, new byte[0]);
      }
      case "init/error", "restore/error" -> {
        sandbox.initFailed(text(call));
        call.reply(202, JSON, ACCEPTED);
      }
      default -> outcome(call, sandbox, resource.split("/", -1));
    }
  }

  private static void outcome(HttpCall call, Sandbox sandbox, String[] parts) throws Exception {
    if (parts.length != 3 || !parts[0].equals("invocation")) {
      call.reply(404, JSON, ACCEPTED);
      return;
    }
    if (parts[2].equals("response")) {
      sandbox.succeeded(parts[1], text(call));
    } else {
      sandbox.failed(parts[1], text(call));
    }
    call.reply(202, JSON, ACCEPTED);
  }

  private void next(HttpCall call, Template.Function function, Sandbox sandbox) throws Exception {
    Invocation invocation = sandbox.next();
    if (invocation == null) {
      call.reply(410, JSON, ACCEPTED);
      return;
    }
    Map<String, String> headers = new HashMap<>(JSON);
    headers.put("Lambda-Runtime-Aws-Request-Id", invocation.requestId());
    headers.put("Lambda-Runtime-Invoked-Function-Arn", invocation.arn());
    headers.put("Lambda-Runtime-Trace-Id", invocation.trace());
    headers.put(
        "Lambda-Runtime-Deadline-Ms",
        Long.toString(clock.instant().plus(function.timeout()).toEpochMilli()));
    call.reply(200, headers, invocation.payload().getBytes(StandardCharsets.UTF_8));
  }

  /** What a restored function gets instead of keys in its environment. */
  private String credentials() {
    Instant expiry = clock.instant().plus(6, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    return "{\"AccessKeyId\":\"LOCAL\",\"SecretAccessKey\":\"local\",\"Token\":\"local\",\"Expiration\":\""
        + expiry
        + "\"}";
  }

  private static String text(HttpCall call) {
    return new String(call.body(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    port.close();
  }
}
